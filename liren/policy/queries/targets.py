"""Targets with what is done, evidence that waits for a decision, notes that wait for a reply."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import DecimalField, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from liren.kernel.declarations import Text
from liren.kernel.scope import Actor, within
from liren.places.choices import Level
from liren.places.models import Place
from liren.policy.choices import State
from liren.policy.models import SupervisionNote, Target, TargetEvidence

VIEW = "policy.view"
_AMOUNT: Any = DecimalField(max_digits=14, decimal_places=2)
_PARTS = "the parts of a target lie below it"


@dataclass(frozen=True, slots=True)
class Progress:
    """A target on a day: done in time, done too late, where the line is, how it stands."""

    target: Target
    day: date

    @property
    def done(self) -> Decimal:
        return Decimal(getattr(self.target, "done", 0))

    @property
    def late(self) -> Decimal:
        """Accepted, but done after the last day: told, not counted."""
        return Decimal(getattr(self.target, "everything", 0)) - self.done

    @property
    def expected(self) -> Decimal:
        return self.target.line.expected(self.day)

    @property
    def state(self) -> State:
        return self.target.line.state(self.done, self.day)

    @property
    def over(self) -> bool:
        """Whether the last day has passed."""
        return self.day > self.target.due_on

    @property
    def kind(self) -> str:
        """The look of its state."""
        return {State.MET: "ok", State.NEAR: "warn"}.get(self.state, "bad")

    @property
    def words(self) -> Text:
        """How it stands, in words of targets."""
        if self.state == State.NOT_MET:
            return _("Not reached in time") if self.over else _("Behind the line")
        return _("Reached") if self.state == State.MET else _("On the line")

    @property
    def percent_done(self) -> int:
        return min(int(100 * self.done / self.target.count), 100)

    @property
    def percent_expected(self) -> int:
        return min(int(100 * self.expected / self.target.count), 100)


def with_progress(targets: QuerySet[Target]) -> QuerySet[Target]:
    """Targets with `done` (accepted, in time) and `everything` (accepted), their parts' evidence counted in."""
    return targets.annotate(done=_sum(happened_on__lte=OuterRef("due_on")), everything=_sum()).select_related(
        "clause"
    )


def targets_of(actor: Actor, place: str) -> QuerySet[Target]:
    """The targets under a place, the nearest deadline first."""
    rows = Target.objects.visible_to(actor, VIEW).filter(within("place_code", [place]))
    return with_progress(rows).order_by("due_on", "place_code", "pk")


def parts_of(actor: Actor, target: Target) -> QuerySet[Target]:
    """What the places directly below were given, in the order of their codes."""
    rows = Target.objects.visible_to(actor, VIEW).filter(parent=target)
    return with_progress(rows).order_by("place_code")


def siblings_of(actor: Actor, target: Target, right: str) -> QuerySet[Target]:
    """The other parts of the same whole over which the reader holds a right."""
    rows = Target.objects.visible_to(actor, right).filter(top=target.top_id, top__isnull=False)
    return rows.exclude(pk=target.pk).order_by("place_code")


def places_below(target: Target) -> list[Place]:
    """The places of the next level, to which a target may be broken down."""
    below = Place.objects.unscoped("names of places are public").filter(
        within("code", [target.place_code]), level=_next_level(target.place_code), closed_on__isnull=True
    )
    return list(below.defer("boundary").order_by("code"))


def evidence_of(actor: Actor, target: Target) -> QuerySet[TargetEvidence]:
    """Everything reported on a target and its parts, the latest first."""
    rows = TargetEvidence.objects.visible_to(actor, VIEW).filter(
        Q(target=target) | Q(target__top=target.top_id or target.pk),
        within("place_code", [target.place_code]),
    )
    return rows.select_related("reported_by", "decision__decided_by", "target").order_by(
        "-happened_on", "-pk"
    )


def notes_of(actor: Actor, target: Target) -> QuerySet[SupervisionNote]:
    """The supervision notes on a target with replies and closing, the latest first."""
    rows = SupervisionNote.objects.visible_to(actor, VIEW).filter(target=target)
    return (
        rows.select_related("written_by", "closing__closed_by")
        .prefetch_related("replies__replied_by")
        .order_by("-written_at")
    )


def behind(targets: QuerySet[Target], day: date) -> list[Progress]:
    """Targets that stand behind their line or ended unmet: the early warning, the worst first."""
    rows = with_progress(targets.filter(starts_on__lte=day)).order_by("due_on")
    return [one for one in (Progress(row, day) for row in rows) if one.state == State.NOT_MET]


def _sum(**more: Any) -> Coalesce:
    evidence = TargetEvidence.objects.unscoped(_PARTS).filter(
        Q(target=OuterRef("pk")) | Q(target__top=Coalesce(OuterRef("top_id"), OuterRef("pk"))),
        target__place_code__startswith=OuterRef("place_code"), decision__accepted=True, **more,
    )  # fmt: skip
    total = evidence.order_by().values(all=Value(1)).annotate(total=Sum("amount")).values("total")
    return Coalesce(Subquery(total, output_field=_AMOUNT), Value(0), output_field=_AMOUNT)


def _next_level(code: str) -> int:
    return min((level for level in Level.values if level > len(code)), default=Level.GRID)
