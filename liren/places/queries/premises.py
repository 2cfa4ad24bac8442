"""Which premises and rooms a list shows: all, or those that an indicator counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q, Sum
from django.utils import timezone

from liren.kernel.scope import Actor, within
from liren.places.choices import PremisesOrigin, RoomFunction
from liren.places.models import Premises, PremisesPhoto, Room

PERMISSION = "places.view"


@dataclass(frozen=True, slots=True)
class RoomsWanted:
    """One choice, as it stands in the address bar: `now=1&origin=new&serves=office&without=office&known=1&photo=1`."""

    now: bool = False
    """In use today."""
    origins: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    known: bool = False
    """Owner and user on file."""
    photo: bool = False

    @classmethod
    def read(cls, query: Any) -> Self:
        """What is not a known choice is left out."""
        return cls(
            now=query.get("now") == "1", known=query.get("known") == "1", photo=query.get("photo") == "1",
            origins=_known(query, "origin", PremisesOrigin.values), serves=_known(query, "serves", RoomFunction.values),
            without=_known(query, "without", RoomFunction.values),
        )  # fmt: skip

    @property
    def narrows(self) -> bool:
        """Whether it leaves anything out."""
        return self != RoomsWanted()

    @property
    def by_room(self) -> bool:
        """Whether it chooses among the rooms of premises."""
        return bool(self.serves or self.without)

    def premises(self, actor: Actor, place_code: str, today: date | None = None) -> Any:
        """The premises in scope, each with the area of the chosen rooms."""
        rows = Premises.objects.visible_to(actor, PERMISSION).filter(
            within("place_code", [place_code]), self._which(today)
        )
        chosen = self.rooms("rooms__")
        rows = (
            rows.filter(Exists(PremisesPhoto.objects.filter(premises=OuterRef("pk")))) if self.photo else rows
        )
        rows = rows.annotate(area=Sum("rooms__area_m2", filter=chosen))
        rows = rows.filter(area__gt=0) if self.by_room else rows
        return rows.prefetch_related("rooms").order_by("place_code", "name")

    def rooms(self, prefix: str = "") -> Q:
        """The condition on a room."""
        serving = (
            Q(**{f"{prefix}functions__overlap": list(self.serves)})
            if self.serves
            else Q(**{f"{prefix}pk__isnull": False})
        )
        return (
            serving & ~Q(**{f"{prefix}functions__overlap": list(self.without)}) if self.without else serving
        )

    def total(self, premises: Any) -> Decimal:
        """The area of the chosen rooms of all these premises."""
        rooms = Room.objects.filter(self.rooms(), premises__in=premises.order_by().values("pk"))
        return rooms.aggregate(n=Sum("area_m2"))["n"] or Decimal()

    def _which(self, today: date | None) -> Q:
        day = today or timezone.localdate()
        in_use = (
            Q(Q(from_on=None) | Q(from_on__lte=day), Q(to_on=None) | Q(to_on__gte=day)) if self.now else Q()
        )
        origin = Q(origin__in=self.origins) if self.origins else Q()
        return in_use & origin & (~Q(owner="") & ~Q(user="") if self.known else Q())


def _known(query: Any, name: str, choices: list[str]) -> tuple[str, ...]:
    return tuple(value for value in query.getlist(name) if value in choices)
