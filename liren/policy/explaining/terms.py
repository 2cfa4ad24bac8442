"""What an indicator is called, in what it is measured and where its records are entered: declared, or still planned."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

from liren.kernel.declarations import Indicator, declared
from liren.kernel.units import Unit
from liren.policy.packs.shipped import planned
from liren.ui.navigation import NAV, Entry


@dataclass(frozen=True, slots=True)
class Term:
    """One indicator in words."""

    label: str
    unit: Unit
    room: str = ""
    """The room of the house in which its records are entered."""


def term_of(key: str) -> Term:
    """The words of an indicator; the key itself for one that nobody knows."""
    if indicator := declared("indicators").get(key):
        return Term(str(indicator.label), Unit.of(indicator.unit), room_of(indicator.drill_down))
    if told := planned().get(key):
        return Term(told["label"]["en" if get_language() == "en" else "zh"], Unit.of(told["unit"]))
    return Term(key, Unit())


def records_url(indicator: Indicator, place_code: str) -> str:
    """The page that lists the records behind an indicator's figure for a place; empty where there is none."""
    name, query = indicator.drill_down, indicator.drill_query
    if not name:
        return ""
    try:
        url = reverse(name, kwargs={"code": place_code})
    except NoReverseMatch:
        url, query = reverse(name), "&".join(filter(None, (f"place={place_code}", query)))
    return f"{url}?{query}" if query else url


def room_of(page: str) -> str:
    """The entry of the rail that a page belongs to, in the reader's language."""
    entry = _entry_of(page) if page else None
    return str(entry.label) if entry else ""


def value_of(key: str, numerator: Decimal | None, denominator: Decimal | None) -> Decimal | None:
    """An indicator's value from its two parts, as the judge's SQL works it out."""
    indicator: Indicator = declared("indicators")[key]
    if not indicator.denominator:
        return numerator if numerator is not None else Decimal() if indicator.empty_is_zero else None
    if numerator is None or not denominator:
        return None
    return numerator / denominator * (100 if indicator.unit == "percent" else 1)


@cache
def _entry_of(page: str) -> Entry | None:
    try:
        path = reverse(page)
    except NoReverseMatch:
        path = reverse(page, kwargs={"code": "33"})
    starts = ((start, entry) for entry in NAV for start in _starts(entry) if start != "/")
    within = [
        (len(start), number, entry) for number, (start, entry) in enumerate(starts) if path.startswith(start)
    ]
    return max(within)[2] if within else None


def _starts(entry: Entry) -> tuple[str, ...]:
    try:
        return (reverse(entry.url_name), *entry.also)
    except NoReverseMatch:
        return entry.also
