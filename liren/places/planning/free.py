"""Which codes are free: none that is in use, was in use, or will be by this change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from liren.kernel.errors import Refused
from liren.kernel.scope import code_range
from liren.places.choices import Level
from liren.places.models import Place, PlaceSuccession


def level_below(code: str) -> int:
    """The level of a place's children."""
    return min(digits for digits in [*Level.values, 99] if digits > len(code))


def children(code: str) -> list[Place]:
    """The places directly below, closed ones too: they keep their history with them."""
    low, high = code_range(code)
    return list(_places().filter(level=level_below(code), code__gte=low, code__lt=high).defer("boundary"))


def codes_under(parent: str, old: Iterable[str]) -> list[str]:
    """A free code under a parent for each of these, its own last digits where they are free ("": any)."""
    taken, width = _taken(parent), level_below(parent) - len(parent)
    return [_next(parent, code[-width:], taken) for code in old]


def require_free(code: str, *, like: str) -> None:
    """Refuse a code that is of another level, taken, or under nothing."""
    if len(code) != len(like) or not code.isdigit():
        raise Refused(_("The new code must have %(n)s digits.") % {"n": len(like)}, field="new_code")
    parent = code[: max(digits for digits in Level.values if digits < len(code))]
    if parent and not _places().filter(code=parent, closed_on=None).exists():
        raise Refused(
            _("The place above, %(parent)s, does not exist.") % {"parent": parent}, field="new_code"
        )
    if code in _taken(parent):
        raise Refused(_("The code %(code)s is in use, or was.") % {"code": code}, field="new_code")


def _next(parent: str, wanted: str, taken: set[str]) -> str:
    width = level_below(parent) - len(parent)
    numbers = (f"{number:0{width}d}" for number in range(1, 10**width))
    tails = [wanted] if len(wanted) == width else []
    for tail in (*tails, *numbers):
        if (code := parent + tail) not in taken:
            taken.add(code)
            return code
    raise Refused(_("There is no free code left under %(parent)s.") % {"parent": parent})


def _taken(parent: str) -> set[str]:
    low, high = code_range(parent)
    digits = level_below(parent)
    used = set(_places().filter(level=digits, code__gte=low, code__lt=high).values_list("code", flat=True))
    entries = PlaceSuccession.objects.filter(undone_at=None)
    for column in ("old_code", "new_code"):
        inside = entries.filter(Q(**{f"{column}__gte": low, f"{column}__lt": high}))
        used.update(code for code in inside.values_list(column, flat=True) if len(code) == digits)
    return used


def _places() -> Any:
    return Place.objects.unscoped("codes are given out once, whoever looks")
