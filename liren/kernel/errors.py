"""What can go wrong, in words a clerk understands. Every refusal is a sentence, never a traceback."""

from http import HTTPStatus

from django.utils.functional import Promise


class Refused(Exception):  # noqa: N818  (a refusal is an answer, not an error)
    """The act is not possible, and the message says why and what to do next.

    `field` names the form field that the sentence belongs to, where there is one.
    """

    status = HTTPStatus.UNPROCESSABLE_ENTITY

    def __init__(self, message: str | Promise, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return str(self.message)


class OutOfScope(Refused):
    """The row does not exist for this actor. Shown as 404: whether it exists elsewhere is not told."""

    status = HTTPStatus.NOT_FOUND


class RightMissing(Refused):
    """The actor sees the row but may not do this. Shown as 403."""

    status = HTTPStatus.FORBIDDEN


class Stale(Refused):
    """Somebody else changed the row since it was shown. Shown as 409 with both versions."""

    status = HTTPStatus.CONFLICT


class Unscoped(RuntimeError):  # noqa: N818  (says what the query is)
    """Our own mistake: a query on scoped rows without saying for whom. Fails closed, before any SQL."""
