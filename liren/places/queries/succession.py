"""Which code a place has now, and which it had: old codes on paper and in old files are still found."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models.expressions import RawSQL

from liren.places.models import Place, PlaceSuccession


def current_code(code: str) -> str:
    """The code that replaced this one, followed to its end; the code itself while it is in use.

    A code without an entry of its own (a row deeper than any place) follows the place above it.
    """
    if _in_use(code):
        return code
    seen = 0
    while entry := _entry(code, after=seen):
        code = entry.new_code + code[len(entry.old_code) :]
        seen = entry.pk
    return code


def current_codes(code: str) -> list[str]:
    """Every place that took over from a code: after a split there are several."""
    if _in_use(code):
        return [code]
    entries = _live().filter(old_code=code).order_by("new_code")
    return sorted({current_code(entry.new_code) for entry in entries}) or [current_code(code)]


def former_codes(codes: Iterable[str]) -> RawSQL:
    """Every code that is gone and that these took over from, back to the first, for `code__in`: what applied there applies here."""
    return RawSQL(_FORMER, [list(codes)])  # noqa: S611  (the codes are a parameter)


def origins(code: str) -> tuple[list[PlaceSuccession], list[PlaceSuccession]]:
    """The codes that a place had, the latest first, and the places that were merged into it."""
    entries = _entries_to(code)
    merged = [entry for entry in entries if entry.kind == "merged" and entry.old_code != code]
    found: list[PlaceSuccession] = []
    while entry := next((entry for entry in entries if entry.kind in {"renumbered", "moved"}), None):
        found.append(entry)
        entries = _entries_to(entry.old_code, before=entry.pk)
    return found, sorted(merged, key=lambda entry: entry.old_code)


def _entries_to(code: str, before: int | None = None) -> list[PlaceSuccession]:
    entries = _live().filter(new_code=code).order_by("-pk")
    return list(entries.filter(pk__lt=before) if before else entries)


def _entry(code: str, after: int) -> PlaceSuccession | None:
    above = [code[:digits] for digits in (15, 12, 9, 6, 4, 2) if digits <= len(code)]
    entries = _live().filter(old_code__in=above, pk__gt=after)
    return max(entries, key=lambda entry: (len(entry.old_code), -entry.pk), default=None)


def _in_use(code: str) -> bool:
    return (
        Place.objects.unscoped("whether a code is in use is public")
        .filter(code=code, closed_on=None)
        .exists()
    )


def _live() -> models.QuerySet[PlaceSuccession]:
    return PlaceSuccession.objects.filter(undone_at=None)


_FORMER = """
    WITH RECURSIVE former (code) AS (
        SELECT old_code FROM places_placesuccession WHERE undone_at IS NULL AND new_code = ANY(%s)
        UNION
        SELECT s.old_code FROM places_placesuccession s JOIN former f ON s.new_code = f.code WHERE s.undone_at IS NULL)
    SELECT f.code FROM former f
     WHERE NOT EXISTS (SELECT FROM places_place p WHERE p.code = f.code AND p.closed_on IS NULL)
"""
