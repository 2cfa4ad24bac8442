"""What a password must be. Each rule says itself what it wants, before and after somebody broke it."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LENGTH = 10
CLASSES = (re.compile(r"[a-z]"), re.compile(r"[A-Z]"), re.compile(r"\d"), re.compile(r"[^A-Za-z0-9]"))


class Rule:
    """One rule: the sentence that explains it is also the sentence that refuses."""

    sentence: Any = ""

    def broken_by(self, password: str, user: Any) -> bool:
        """Whether this password of this account breaks the rule."""
        raise NotImplementedError

    def validate(self, password: str, user: Any = None) -> None:
        """Refuse with the rule's sentence (Django's interface)."""
        if self.broken_by(password, user):
            raise ValidationError(self.sentence)

    def get_help_text(self) -> str:
        """The rule, for the form."""
        return str(self.sentence)


class LongEnough(Rule):
    """Ten signs: GB/T 22239 asks for complexity, length is what helps."""

    sentence = _("At least 10 characters.")

    def broken_by(self, password: str, user: Any) -> bool:
        return len(password) < LENGTH


class MixedEnough(Rule):
    """Three of four kinds of signs (the usual reading of GB/T 22239 8.1.4.1), or a long sentence of 20."""

    sentence = _(
        "Three of these: small letters, capital letters, digits, other signs. Or at least 20 characters."
    )

    def broken_by(self, password: str, user: Any) -> bool:
        return len(password) < 2 * LENGTH and sum(bool(kind.search(password)) for kind in CLASSES) < 3


class NotCommon(Rule):
    """Not among the twenty thousand that everybody tries first."""

    sentence = _("Not one of the passwords that everybody tries first.")
    _common = CommonPasswordValidator().passwords

    def broken_by(self, password: str, user: Any) -> bool:
        return password.lower().strip() in self._common


class NotTheName(Rule):
    """Does not hold the account's own user name."""

    sentence = _("Not containing your user name.")

    def broken_by(self, password: str, user: Any) -> bool:
        name = getattr(user, "username", "")
        return len(name) > 2 and name.lower() in password.lower()


class NotTheSame(Rule):
    """Not the one that is being replaced: a first-run password is known to two people."""

    sentence = _("Not the password that you have now.")

    def broken_by(self, password: str, user: Any) -> bool:
        return bool(user is not None and user.pk and user.check_password(password))
