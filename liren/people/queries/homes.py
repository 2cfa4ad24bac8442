"""From an address as people write it to the home on the map, and homes and households as lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import Refused
from liren.kernel.scope import Actor, within
from liren.people.choices import Standing
from liren.people.models import Household, Person
from liren.people.rules import community_of, row_id
from liren.places.address import parse_address
from liren.places.choices import DwellingUse
from liren.places.models import Building, Dwelling

PERMISSION = "people.view"
PAGE = 50
_HERE = Q(left_on__isnull=True, merged_into__isnull=True)
_LIVING = _HERE & Q(standing__in=(Standing.BOTH, Standing.LIVING))
HOME_USES = {
    "nobody": _("Nobody on the register"),
    "somebody": _("Somebody lives there"),
    "known": _("Use is known"),
}
"""What one may ask of homes besides their use."""
HAVING = {
    "members": _("With members on the register"),
    "living": _("Somebody lives here"),
    "head": _("Head is known"),
}
"""What one may ask of households."""


def home_at(line: str, *, place_code: str) -> Dwelling | None:
    """The home that an address means in a community, however it is written."""
    address = parse_address(line)
    if not address.is_home:
        return None
    community = within("place_code", [community_of(place_code)])
    homes = Dwelling.objects.unscoped("homes of one community, for somebody who writes there").filter(
        community
    )
    return homes.filter(
        building__address_key=address.building_line, unit=address.unit, room=address.room
    ).select_related("building").first()  # fmt: skip


def building_at(line: str, *, place_code: str) -> Building | None:
    """The building of an address, when it is on the map."""
    key = parse_address(line).building_line
    community = within("place_code", [community_of(place_code)])
    buildings = Building.objects.unscoped("buildings of one community, for somebody who writes there")
    return buildings.filter(community, address_key=key).first() if key else None


def require_home(line: str, *, place_code: str, field: str = "home") -> Dwelling:
    """The home of an address, or a sentence that says what to do."""
    home = home_at(line, place_code=place_code)
    if home is None:
        raise Refused(
            _(
                "This home is not on the map of the community. Check the address, or add the home under Places first."
            ),
            field=field,
        )
    return home


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of homes or households, with how many people each holds, and the key of the next page."""

    rows: list[tuple[Any, int]]
    next: str


def homes_in(actor: Actor, place: str, *, building: str = "", use: str = "", after: str = "") -> Listed:
    """The homes of a place, by place and building. `use`: one of `DwellingUse` or `HOME_USES`."""
    rows = Dwelling.objects.visible_to(actor, PERMISSION).filter(within("place_code", [place]))
    rows = rows.filter(building_id=building) if building else rows
    rows = rows.filter(use=use) if use in DwellingUse.values else rows
    if use == "nobody":
        living = Person.objects.unscoped("whether anybody lives in a home in scope")
        rows = rows.filter(~Exists(living.filter(_HERE, dwelling_id=OuterRef("pk"))))
    if use == "somebody":
        living = Person.objects.unscoped("whether anybody lives in a home in scope")
        rows = rows.filter(Exists(living.filter(_LIVING, dwelling_id=OuterRef("pk"))))
    if use == "known":
        rows = rows.exclude(use=DwellingUse.UNKNOWN)
    page, following = _page(rows.select_related("building"), after)
    return Listed(_counted(page, "dwelling_id"), following)


def households_in(
    actor: Actor, place: str, *, building: str = "", having: str = "", after: str = ""
) -> Listed:
    """The households of a place with their head. `having`: one of `HAVING`."""
    rows = Household.objects.visible_to(actor, PERMISSION).filter(within("place_code", [place]))
    rows = rows.filter(dwelling__building_id=building) if building else rows
    if having in HAVING:
        members = Person.objects.unscoped("whether a household in scope has members")
        which = _LIVING if having == "living" else _HERE
        rows = rows.filter(Exists(members.filter(which, household_id=OuterRef("pk"))))
        rows = rows.filter(head__isnull=False) if having == "head" else rows
    page, following = _page(rows.select_related("head", "dwelling"), after)
    for row in page:
        row.head = head_seen(row, actor)
    return Listed(_counted(page, "household_id"), following)


def head_seen(household: Household, actor: Actor) -> Person | None:
    """The head, unless moved to where the actor sees nobody: a household may lag behind in its old grid."""
    head = household.head
    return head if head is not None and actor.may(PERMISSION, head.place_code) else None


def _page(rows: Any, after: str) -> tuple[list[Any], str]:
    place, _dot, last = after.partition(".")
    if place.isdecimal() and (pk := row_id(last)):
        rows = rows.filter(Q(place_code__gt=place) | Q(place_code=place, pk__gt=pk), place_code__gte=place)
    found = list(rows.order_by("place_code", "pk")[: PAGE + 1])
    end = found[PAGE - 1] if len(found) > PAGE else None
    return found[:PAGE], f"{end.place_code}.{end.pk}" if end else ""


def _counted(page: list[Any], column: str) -> list[tuple[Any, int]]:
    people = Person.objects.unscoped("how many people the listed rows hold")
    counted = people.filter(_HERE, **{f"{column}__in": [row.pk for row in page]}).order_by()
    sizes = dict(counted.values_list(column).annotate(n=Count("pk")))
    return [(row, sizes.get(row.pk, 0)) for row in page]


@dataclass(frozen=True, slots=True)
class Together:
    """A household on its page: who belongs to it now, and who did."""

    household: Household
    members: list[Person]
    former: list[Person]


def together(household: Household, actor: Actor) -> Together:
    """The members of a household, the head first."""
    people = Person.objects.visible_to(actor, PERMISSION).filter(
        household=household, merged_into__isnull=True
    )
    ordered = sorted(people.select_related("dwelling__building"), key=lambda p: _rank(p, household))
    return Together(household, [p for p in ordered if not p.left_on], [p for p in ordered if p.left_on])


def _rank(person: Person, household: Household) -> tuple[bool, str, int]:
    return person.pk != household.head_id, person.relation or "99", person.pk
