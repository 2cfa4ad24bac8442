"""A cell or field that cannot be read: what kind of problem it is, and the sentence that says what to do."""

from __future__ import annotations

from django.utils.functional import Promise

from liren.kernel.errors import Refused


class Unreadable(Refused):
    """A value that is not what its column promises.

    `kind` is the word by which reports count it (check_digit, future_date …); `message` is for people. The
    value itself is never part of the message: messages are logged and mailed, personal data is not.
    """

    def __init__(self, kind: str, message: str | Promise) -> None:
        super().__init__(message)
        self.kind: str = kind

    def __reduce__(self) -> tuple[type[Unreadable], tuple[str, str]]:
        """Problems cross process borders (imports run in two); the sentence travels as text."""
        return type(self), (self.kind, str(self.message))
