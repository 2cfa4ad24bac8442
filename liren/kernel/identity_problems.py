"""What can be wrong with a resident identity number, in sentences for the person who must mend it."""

from __future__ import annotations

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from liren.kernel.problems import Unreadable


class IdentityProblem(Unreadable):
    """Not a valid identity number.

    Kinds: empty, scientific, length, characters, region, date, future_date, check_digit.
    """


def identity_problem(kind: str) -> IdentityProblem:
    """The problem of a kind, with its sentence."""
    return IdentityProblem(kind, _MESSAGES[kind])


def wrong_check_digit(expected: str) -> IdentityProblem:
    """A typing error. The last character that would fit is a hint, not the answer: any digit may be wrong."""
    return IdentityProblem("check_digit", format_lazy(_MESSAGES["check_digit"], expected=expected))


_MESSAGES = {
    "empty": _("The identity number is missing."),
    "scientific": _(
        "The identity number was turned into a number such as 1.1E+17 and its last digits are lost. "
        "Set the column to text in the spreadsheet, enter the numbers again or export the file again, "
        "then import it."
    ),
    "characters": _(
        "An identity number has only digits, and at most an X at the end. Look for a wrong character."
    ),
    "length": _("An identity number has 18 characters. Look for a missing or doubled digit."),
    "region": _("The first six digits of the identity number are not a region's code."),
    "date": _("The birthday inside the identity number (digits 7 to 14) is not a real day."),
    "future_date": _("The birthday inside the identity number lies in the future."),
    "check_digit": _(
        "One of the digits of the identity number is wrong: its last character would have to be {expected}. "
        "Compare the number with the card."
    ),
}
