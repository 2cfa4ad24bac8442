"""What a column of a roster can mean, in the reader's language: the words of the data dictionary, and a few more."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liren.kernel.declarations import declared
from liren.people.choices import Tag
from liren.people.roster.columns import COLUMNS, IGNORED, MEMBER

OWN_WORDS: dict[str, str | Promise] = {
    "person.document_kind": _("Document"),
    "person.phone2": _("Another phone"),
    "household.head_identity": _("Identity number of the head"),
    "dwelling.road": _("Road"),
    "dwelling.number": _("Lane or house number"),
    "dwelling.compound": _("Compound"),
    "place.grid": _("Grid"),
    "place.code": _("Code of the place"),
    "place.community": _("Community"),
    "residency.kind": _("Registered or living"),
    "residency.registered_address": _("Where registered"),
}


def column_choices(used: Iterable[str] = ()) -> list[tuple[str, str | Promise]]:
    """Every meaning and its words, in the order of the dictionary; then those of household members in use."""
    facts = declared("facts")
    plain: list[tuple[str, str | Promise]] = [(key, _words(key, facts)) for key in COLUMNS if key != IGNORED]
    return plain + [(key, _of_member(key, facts)) for key in used if key.startswith(MEMBER)]


def _of_member(key: str, facts: dict[str, object]) -> str:
    member, _dot, fact = key.partition(".")
    words = {"number": member.removeprefix(MEMBER), "fact": _words(fact, facts)}
    return str(_("Member %(number)s: %(fact)s")) % words


def _words(key: str, facts: dict[str, object]) -> str | Promise:
    if key in OWN_WORDS:
        return OWN_WORDS[key]
    if key.startswith("tag."):
        return Tag(key.removeprefix("tag.")).label
    return getattr(facts.get(key), "label", COLUMNS[key][0])
