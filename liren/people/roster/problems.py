"""What is wrong in a roster's rows: each problem names row and column and says in a sentence what to do."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from liren.kernel.identity_problems import identity_problem

ERROR = "error"
"""The row is not imported."""
WARNING = "warning"
"""The row is imported; this one value is left out, or another one is taken instead."""


class Problem(NamedTuple):
    """One finding. `value` is masked; `detail` is another row's number or what was expected instead."""

    row: int
    column: str
    letter: str
    kind: str
    level: str
    value: str = ""
    detail: str = ""

    @property
    def is_error(self) -> bool:
        """Whether the whole row stays out."""
        return self.level == ERROR

    def sentence(self) -> str:
        """Where it is, what it is and what to do, in the language of the reader."""
        text = str(MESSAGES[self.kind]).replace("{detail}", self.detail).replace("{value}", self.value)
        if not self.column:
            return gettext("Row %(row)s: %(text)s") % {"row": self.row, "text": text}
        place = {"row": self.row, "letter": self.letter, "column": self.column, "text": text}
        return gettext("Row %(row)s, column %(letter)s (%(column)s): %(text)s") % place


def mask_value(value: object) -> str:
    """Enough of a wrong value to recognise it in the file, not enough to use it."""
    text = str(value).strip()
    if len(text) <= 4 or not any(c.isdigit() for c in text):
        return text[:12]
    shown = 2 if len(text) < 9 else 3
    return f"{text[:shown]}{'*' * min(len(text) - shown * 2 + 1, 12)}{text[-(shown - 1) :]}"


MESSAGES: dict[str, str | Promise] = {
    "identity.missing": _("There is no identity number. The person is imported without one; ask for it on the next visit."),
    **{
        f"identity.{kind}": identity_problem(kind).message
        for kind in ("scientific", "characters", "length", "region", "date", "future_date")
    },
    "identity.check_digit": _(
        "One of the digits of the identity number is wrong (its last character would have to be {detail}). "
        "Compare the number with the card."
    ),
    "document.shape": _("“{value}” does not look like a number of this kind of document. Compare it with the document."),
    "name.missing": _("The name is missing. Fill it in; a row without a name is not imported."),
    "name.shape": _("“{value}” is not a name. Check whether the columns have shifted."),
    "name.remark": _("The words in brackets are not taken into the name. What they tell belongs into the remarks column."),
    "sex.contradicts": _("The sex does not fit the identity number, which says {detail}. The identity number is followed."),
    "born.contradicts": _("The date of birth does not fit the identity number. The identity number is followed."),
    "born.unreadable": _("“{value}” is not a date. Write it as 1965-03-02."),
    "born.inexact": _("Only the month or the year is told. Its first day is kept until the day is known; ask for it on the next visit."),
    "born.future": _("The date of birth lies in the future. Correct the year."),
    "phone.scientific": _("The phone number was turned into a number such as 1.38E+10. Set the column to text and enter it again."),
    "phone.too_many": _("More than two phone numbers are told. The first two are imported; add the others on the page of the person."),
    "phone.characters": _("A phone number has only digits. Look for a wrong character. The row is imported without it."),
    "phone.length": _("The phone number has a digit too many or too few. The row is imported without it."),
    "phone.prefix": _("No mobile or landline number begins like this. The row is imported without it."),
    "word.unknown": _("“{value}” is not known here. Choose a usual word; the row is imported without it."),
    "text.too_long": _("The text is too long to be kept. Shorten it; the row is imported without it."),
    "address.unreadable": _("“{value}” names no home. Write it like 罗桐路58弄3幢2单元201."),
    "address.elsewhere": _("The address “{value}” names another county or city. The row is imported without a home here."),
    "place.out_of_scope": _("The row belongs to another place ({detail}). Import it there."),
    "place.unknown_grid": _("There is no grid “{value}” here. The row is imported without a grid."),
    "duplicate.same": _("The same person with the same values is already in row {detail}. This row is skipped."),
    "duplicate.differs": _(
        "The same identity number is in row {detail} with other values. Row {detail} is imported, this one is not: "
        "decide which is right and delete the other."
    ),
    "formula": _(
        "The cell holds a formula without a result, or an error such as #N/A. "
        "Copy the column and paste it as values, or fill in the value; then import again."
    ),
    "household.no_head": _("This family member comes before any head of household. Put the head's row above it."),
}  # fmt: skip
"""Kind of problem → the sentence. The kinds are what reports and tests count by."""
