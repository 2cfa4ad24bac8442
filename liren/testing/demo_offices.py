"""What the demo's subdistricts have of their own: offices, a leading group, a service centre, the Party-building alliance."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from liren.kernel.scope import Actor
from liren.organisations.models import Organisation
from liren.organisations.operations import bodies, guarantees, posts
from liren.organisations.operations.members import add_member
from liren.organisations.operations.records import add_row
from liren.testing.demo_town import WHY, District

LEADERS = (
    ("连翘长", "chair"),
    ("桑榆晚", "chair"),
    ("茅草青", "deputy"),
    ("楚白芷", "deputy"),
    ("晏细辛", "deputy"),
)
"""Two heads and three deputies: xaj-4.1 wants four."""


def load(district: District, actor: Actor) -> None:
    """Everything that is missing yet."""
    if Organisation.objects.unscoped(WHY).filter(place_code=district.code).exists():
        return
    for kind, name in district.offices:
        area = "subdistrict" if kind == "party_organisation" else ""
        office = bodies.found_body(actor=actor, place_code=district.code, kind=kind, name=f"{district.name}{name}", area=area)  # fmt: skip
        if kind == "working_group":
            _lead(office, actor)
        if kind == "party_organisation":
            _ally(district, office, actor)
    _add(guarantees.FACILITY, actor, district.code, kind="service_centre", name=f"{district.name}社区服务中心", one_stop_hall=True,
         area_m2=Decimal(1200) * district.scale)  # fmt: skip


def _lead(group: Organisation, actor: Actor) -> None:
    for name, role in LEADERS:
        who = add_member(actor=actor, place_code=group.place_code, name=name)
        _add(posts.POST, actor, group.place_code, organisation=group, member=who, role=role, chosen="appointed", from_on=date(2024, 3, 1))  # fmt: skip


def _ally(district: District, party: Organisation, actor: Actor) -> None:
    """The Party organisations, committees and units of the first communities; the others are still to come."""
    first = (
        Organisation.objects.unscoped(WHY).filter(place_code__startswith=district.code).exclude(pk=party.pk)
    )
    members = first.filter(kind__in=("party_organisation", "committee", "stationed_unit")).exclude(area="big")
    for other in members.order_by("place_code", "pk")[:9]:
        _add(bodies.TIE, actor, district.code, organisation=party, other=other, bond="alliance", what="党建联盟成员",
             from_on=date(2024, 7, 1))  # fmt: skip


def _add(noun: Any, actor: Actor, place_code: str, **values: Any) -> Any:
    return add_row(noun, actor=actor, place_code=place_code, **values)
