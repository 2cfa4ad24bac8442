"""Reviews of an area and of the places above it, their findings, the summaries of years."""

from __future__ import annotations

from django.db.models import Count, F, Q, QuerySet

from liren.kernel.scope import Actor, within
from liren.policy.models import Finding, ReviewRound, YearSummary

VIEW = "policy.view"


def reviews_of(actor: Actor, place: str) -> QuerySet[ReviewRound]:
    """The reviews under a place, the latest first, with findings counted."""
    rows = ReviewRound.objects.visible_to(actor, VIEW).filter(within("place_code", [place]))
    counted = rows.annotate(
        n_found=Count("findings"),
        n_settled=Count("findings", filter=Q(findings__settled__isnull=False)),
    )
    return counted.select_related("held").order_by("-year", "-half", "place_code")


def findings_of(actor: Actor, place: str) -> QuerySet[Finding]:
    """The findings under a place: what is open first, by its day."""
    rows = Finding.objects.visible_to(actor, VIEW).filter(within("place_code", [place]))
    return rows.select_related("review", "settled__settled_by").order_by(
        F("settled").asc(nulls_first=True), "due_on", "pk"
    )


def summaries_of(actor: Actor, place: str) -> QuerySet[YearSummary]:
    """The summaries of years under a place, the latest first."""
    rows = YearSummary.objects.visible_to(actor, VIEW).filter(within("place_code", [place]))
    return rows.select_related("written_by").order_by("-year", "place_code")
