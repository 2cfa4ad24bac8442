"""What a register list is filtered by, as it stands in the address bar. Ethnicity is not among it, on purpose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Self
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from liren.kernel.codes import EDUCATION, POLITICAL, SEX
from liren.people.choices import SourceKind, Standing, Tag
from liren.people.rules import row_id
from liren.places.choices import DwellingUse

MOST_TICKED = 500
"""As many as one printed list shows."""
AGES: dict[str, str | Promise] = {
    "0-5": _("0–5"), "6-17": _("6–17"), "0-17": _("Under 18"), "18+": _("18 and older"), "18-34": _("18–34"), "35-59": _("35–59"),
    "60+": _("60 and older"), "70+": _("70 and older"), "80+": _("80 and older"), "90+": _("90 and older"),
}  # fmt: skip
STATES: dict[str, str | Promise] = {
    "here": _("On the register"),
    "left": _("Has left"),
    "all": _("All, also who left"),
}
ATTENTION = (
    Tag.LIVING_ALONE,
    Tag.EMPTY_NEST,
    Tag.DISABLED,
    Tag.LOW_INCOME,
    Tag.EXTREME_HARDSHIP,
    Tag.LEFT_BEHIND,
)
"""What 重点关注 means: people whom somebody should look after."""
TAGS: dict[str, str | Promise] = {"attention": _("To look after"), **dict(Tag.choices)}
CONFIRMED: dict[str, str | Promise] = {"1": _("To be confirmed again"), "0": _("Confirmed within 180 days")}
STANDINGS: dict[str, str | Promise] = {
    "living_here": _("Lives here"),
    "registered_here": _("Registered here"),
    **dict(Standing.choices),
}
KNOWN: dict[str, str | Promise] = {
    "birthday": _("Birthday known"), "home": _("Home on the map"), "grid": _("Grid known"), "education": _("Education known"),
}  # fmt: skip
PARTY: dict[str, str | Promise] = {"1": _("Party members, by status or branch")}

CHOICES: dict[str, tuple[str | Promise, Mapping[str, str | Promise]]] = {
    "tag": (_("Group"), TAGS),
    "standing": (_("Registered or living"), STANDINGS),
    "age": (_("Age"), AGES),
    "sex": (_("Sex"), {code: SEX.labels[code] for code in ("1", "2")}),
    "education": (
        _("Education"),
        {code: EDUCATION.labels[code] for code in EDUCATION.entries if code.endswith("0")},
    ),
    "political": (_("Political status"), POLITICAL.labels),
    "use": (_("Use of the home"), dict(DwellingUse.choices)),
    "source": (_("Source"), dict(SourceKind.choices)),
    "stale": (_("Confirmed"), CONFIRMED),
    "known": (_("What is known"), KNOWN),
    "party": (_("Party"), PARTY),
    "state": (_("On the register"), STATES),
}
"""Each filter: its label, and what may be chosen."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """One filter of the register. Empty means: does not matter."""

    place: str = ""
    building: str = ""
    q: str = ""
    tag: str = ""
    standing: str = ""
    age: str = ""
    sex: str = ""
    education: str = ""
    political: str = ""
    use: str = ""
    source: str = ""
    stale: str = ""
    known: str = ""
    party: str = ""
    state: str = ""
    people: str = ""
    """Numbers of records that somebody ticked: 12,15."""

    @classmethod
    def read(cls, query: Mapping[str, Any], *, home: str = "") -> Self:
        """From the address bar; what is not a known choice is left out."""
        told = {name: str(query.get(name) or "").replace("\0", "").strip()[:80] for name in _NAMES}
        for name, (_label, choices) in CHOICES.items():
            told[name] = told[name] if told[name] in choices else ""
        told["people"] = numbers_in(str(query.get("people") or ""))
        told["building"] = told["building"] if row_id(told["building"]) else ""
        told["place"] = told["place"] if re.fullmatch(r"[0-9]{2,15}", told["place"]) else home
        return cls(**told)

    @property
    def chosen(self) -> dict[str, str]:
        """Name → value of every condition but the place."""
        return {name: value for name, value in asdict(self).items() if value and name != "place"}

    @property
    def narrows(self) -> bool:
        """Whether anything but the place (and the default: on the register) limits the list."""
        return bool(set(self.chosen) - {"state"} or self.state in {"left", "all"})

    @property
    def ages(self) -> tuple[int, int | None]:
        """First and last age of the chosen band."""
        first, _dash, last = self.age.replace("+", "-").partition("-")
        return int(first), int(last) if last else None

    def without(self, name: str) -> Conditions:
        """The same filter without one condition."""
        return replace(self, **{name: ""})

    def query(self, **more: Any) -> str:
        """For a link: ?place=…&age=60+. The search text only where it is no number (numbers stay out of addresses)."""
        told = {k: v for k, v in {**asdict(self), **more}.items() if v}
        if re.search(r"\d{4}", told.get("q", "")):
            del told["q"]
        return "?" + urlencode(told)

    def label_of(self, name: str) -> str:
        """What a chosen condition says, for its chip."""
        value = getattr(self, name)
        if name == "people":
            return _ticked(len(value.split(",")))
        return str(CHOICES[name][1][value]) if name in CHOICES else str(value)


def numbers_in(text: str) -> str:
    """Ticked records as the address tells them; whatever is no number of a record is left out."""
    return ",".join(str(number) for number in map(row_id, text.split(",")[:MOST_TICKED]) if number)


def _ticked(count: int) -> str:
    return ngettext("%(n)s person ticked", "%(n)s people ticked", count) % {"n": count}


_NAMES = tuple(field.name for field in fields(Conditions))
