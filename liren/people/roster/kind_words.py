"""Kinds of roster problems in two or three words, for counting: what is wrong is said in full beside each row."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KIND_WORDS: dict[str, str | Promise] = {
    "identity.missing": _("No identity number"),
    "identity.scientific": _("Number shown as 1.1E+17"),
    "identity.characters": _("Wrong character in the number"),
    "identity.length": _("Length of the number"),
    "identity.region": _("Region code of the number"),
    "identity.date": _("Date in the number"),
    "identity.future_date": _("Date in the number is to come"),
    "identity.check_digit": _("Check digit of the number"),
    "document.shape": _("Other document's number"),
    "name.missing": _("No name"),
    "name.shape": _("Not a name"),
    "name.remark": _("Words behind the name"),
    "sex.contradicts": _("Sex contradicts the number"),
    "born.contradicts": _("Birthday contradicts the number"),
    "born.unreadable": _("Unreadable birthday"),
    "born.inexact": _("Birthday without its day"),
    "born.future": _("Birthday is to come"),
    "phone.scientific": _("Phone shown as 1.38E+10"),
    "phone.too_many": _("More than two phones"),
    "phone.characters": _("Wrong character in the phone"),
    "phone.length": _("Length of the phone"),
    "phone.prefix": _("Beginning of the phone"),
    "word.unknown": _("Unknown word"),
    "text.too_long": _("Text too long"),
    "address.unreadable": _("Unreadable address"),
    "address.elsewhere": _("Address in another county"),
    "place.out_of_scope": _("Belongs to another place"),
    "place.unknown_grid": _("Unknown grid"),
    "duplicate.same": _("Same row twice"),
    "duplicate.differs": _("Same number, other values"),
    "formula": _("Formula without a result"),
    "household.no_head": _("No head before the member"),
}
"""The same kinds as `problems.MESSAGES`."""
