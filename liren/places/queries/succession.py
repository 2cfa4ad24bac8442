"""Which code a place has now, and which it had: old codes on paper and in old files are still found."""

from __future__ import annotations

from django.db import models

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


def earlier_codes(code: str) -> list[PlaceSuccession]:
    """The codes that a place had, the latest first."""
    found, wanted, limit = [], code, None
    while entry := _before(wanted, limit):
        found.append(entry)
        wanted, limit = entry.old_code, entry.pk
    return found


def merged_into(code: str) -> list[PlaceSuccession]:
    """The places that were merged into this one."""
    return list(_live().filter(new_code=code, kind="merged").exclude(old_code=code).order_by("old_code"))


def _before(code: str, limit: int | None) -> PlaceSuccession | None:
    entries = _live().filter(new_code=code, kind__in=["renumbered", "moved"])
    return (entries.filter(pk__lt=limit) if limit else entries).order_by("-pk").first()


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
