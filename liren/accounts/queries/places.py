"""Places as accounts need them: does a code exist, and what are codes called."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import Refused
from liren.kernel.scope import EVERYWHERE
from liren.places.models import Place

WHY = "whether a place exists; the scope is checked by the caller"


def require_place(code: str) -> None:
    """Refuse a code that is no place. The empty code is the whole country."""
    if (
        code != EVERYWHERE
        and not Place.objects.unscoped(WHY).filter(code=code, closed_on__isnull=True).exists()
    ):
        raise Refused(_("There is no such place. Choose one from your area."), field="place_code")


def names_of(codes: Iterable[str]) -> dict[str, str]:
    """What places are called: the code itself where the tree does not know it (any more)."""
    wanted = set(codes)
    rows = Place.objects.unscoped("names of places that stand on rows in scope").filter(code__in=wanted)
    found = {place.code: str(place) for place in rows.only("code", "name", "short_name")}
    return {code: found.get(code, code) for code in wanted} | {EVERYWHERE: str(_("Whole country"))}
