"""What a place has been guaranteed: facilities, projects, unified items, money allocated and paid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Sum
from django.db.models.functions import Coalesce

from liren.kernel.scope import Actor, within
from liren.organisations.models import Allocation, Facility, Payment, Project, UnifiedItem
from liren.organisations.queries.bodies import PERMISSION
from liren.organisations.queries.names import place_name


@dataclass(frozen=True, slots=True)
class Money:
    """A year's money of a place: what was allocated, what of it has been paid."""

    allocations: Iterable[Any]
    allocated_fen: int
    paid_fen: int

    @property
    def share(self) -> int | None:
        """Paid of allocated, per cent; none where nothing was allocated."""
        return 100 * self.paid_fen // self.allocated_fen if self.allocated_fen else None


def money(actor: Actor, place_code: str, year: int) -> Money:
    """The year's allocations with what was paid of each, and both totals."""
    here = within("place_code", [place_code])
    rows = Allocation.objects.visible_to(actor, PERMISSION).filter(here, year=year)
    paid = Payment.objects.visible_to(actor, PERMISSION).filter(here, allocation__year=year)
    listed = rows.annotate(paid_fen=Coalesce(Sum("payments__amount_fen"), 0), place_name=place_name())
    return Money(
        listed.order_by("place_code", "line", "source"),
        rows.aggregate(fen=Sum("amount_fen"))["fen"] or 0,
        paid.aggregate(fen=Sum("amount_fen"))["fen"] or 0,
    )


def years(actor: Actor, place_code: str) -> list[int]:
    """The years for which money is on file, the latest first."""
    rows = Allocation.objects.visible_to(actor, PERMISSION).filter(within("place_code", [place_code]))
    return list(rows.order_by("-year").values_list("year", flat=True).distinct())


def payments(actor: Actor, place_code: str, year: int) -> Any:
    """The payments of a year, the latest first."""
    rows = Payment.objects.visible_to(actor, PERMISSION).filter(within("place_code", [place_code]))
    return rows.filter(allocation__year=year).select_related("allocation").order_by("-paid_on", "-pk")


def facilities(actor: Actor, place_code: str) -> dict[str, Any]:
    """Facilities, projects and unified items of a place."""
    here = within("place_code", [place_code])
    return {
        "facilities": Facility.objects.visible_to(actor, PERMISSION)
        .filter(here)
        .order_by("place_code", "kind"),
        "projects": Project.objects.visible_to(actor, PERMISSION)
        .filter(here)
        .order_by("accepted_on", "found_on"),
        "unified": UnifiedItem.objects.visible_to(actor, PERMISSION)
        .filter(here)
        .order_by("place_code", "item"),
    }
