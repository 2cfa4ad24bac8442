"""The demo town's bodies: committees, groups, Party organisations, firms, who serves in them, who governs compounds.

Lists come as spreadsheets; what hangs on them comes through the operations. Each community is short of something
else, so that the judge has something to say. Nobody here exists.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from liren.kernel.scope import Actor
from liren.organisations.models import Member, Organisation
from liren.organisations.operations import bodies, guarantees, imports, members, posts
from liren.places.models import Building, Compound, Place
from liren.places.operations.buildings import edit_building
from liren.places.operations.compounds import add_compound
from liren.testing import demo_offices
from liren.testing.demo_guarantees import (
    build_facilities,
    decide_pay,
    guarantee_money,
    of_kind,
    open_rooms,
    write_texts,
)
from liren.testing.demo_lists import HEADERS, Names
from liren.testing.demo_town import WHY, District, Town
from liren.testing.roster_writers import write_rows


def load(district: District, communities: list[Place], actor: Actor, today: date) -> None:
    """Everything that is missing yet. Some seconds a subdistrict."""
    for number, place in enumerate(communities):
        if not Organisation.objects.unscoped(WHY).filter(place_code=place.code).exists():
            town = Town(district, place, number, actor, today)
            _compounds(town)
            _list(town)
            _bodies(town)
            _people(town)
            write_texts(town)
            guarantee_money(town)
            build_facilities(town)
            open_rooms(town)
    decide_pay(district, actor)
    demo_offices.load(district, actor)


def _list(town: Town) -> None:
    """The community's own list of bodies and posts, imported as it comes."""
    with TemporaryDirectory() as folder:
        path = write_rows(Path(folder) / f"{town.name}组织任职名单.csv", [HEADERS, *Names(town).rows()])
        batch = imports.upload_list(path, actor=town.actor, place_code=town.place.code, file_name=path.name)
        imports.commit_list(batch, actor=town.actor)


def _compounds(town: Town) -> None:
    """Two compounds: one with a firm, one old; the first buildings belong to them."""
    here = Compound.objects.unscoped(WHY).filter(place_code=town.place.code)
    if not here.exists():
        short = town.name.removesuffix("社区")
        add_compound(
            actor=town.actor,
            place_code=town.place.code,
            name=f"{short}花苑",
            kind="with_firm",
            property_firm=town.district.firm,
        )
        add_compound(actor=town.actor, place_code=town.place.code, name=f"老{short}宿舍", kind="old_without",
                     has_party_branch=town.lacks(3))  # fmt: skip
    buildings = Building.objects.unscoped(WHY).filter(place_code__startswith=town.place.code, compound=None)
    for compound, building in zip([*here.order_by("pk")] * 3, buildings.order_by("pk")[:6], strict=False):
        edit_building(building, actor=town.actor, version=building.version, compound=compound)


def _bodies(town: Town) -> None:
    """Terms, the legal-person file, ties, filings, owners' committees, surveys of compounds."""
    committee = of_kind(town, "committee").get()
    elected = town.district.elected_on
    ends = elected.replace(year=elected.year + (3 if town.lacks(8, 5) else 5)) - timedelta(days=1)
    town.add(posts.TERM, organisation=committee, number=12, from_on=elected, to_on=ends,
             chosen="representatives" if town.lacks(6, 4) else "all_voters")  # fmt: skip
    director = Member.objects.unscoped(WHY).get(posts__organisation=committee, posts__role="director")
    bodies.keep_legal_person(
        committee, actor=town.actor, representative=None if town.lacks(5, 3) else director, decision="关于设立居民委员会的批复",
        own_account=not town.lacks(3), bank=town.district.bank, account=f"2010009900{town.serial:04}",
    )  # fmt: skip
    party = of_kind(town, "party_organisation").get()
    bodies.edit_body(party, actor=town.actor, version=party.version, address="社区服务中心二楼")
    if not town.lacks(4):
        bodies.found_body(actor=town.actor, place_code=town.place.code, kind="party_organisation", area="big",
                          name=f"{town.name}区域大党委")  # fmt: skip
    for n, social in enumerate(of_kind(town, "social_organisation")):
        bodies.keep_filing(social, actor=town.actor, number="" if n < 2 and town.lacks(4, n) else f"{town.district.filing}〔2024〕{town.number * 5 + n + 1:03}号",
                           incubated=("mutual_help", "self_help", "volunteer")[n % 3], serves="老人、儿童", grade="" if n % 3 == 1 else "3A",
                           graded_on=None if n % 3 == 1 else date(2024, 9, 1))  # fmt: skip
        town.add(
            bodies.TIE,
            organisation=committee,
            other=social,
            bond="guidance",
            what="活动场地和备案",
            from_on=date(2024, 9, 1),
        )
    for area, name in town.district.party_bodies:
        if not town.lacks(3, 1):
            bodies.found_body(actor=town.actor, place_code=town.place.code, kind="party_organisation", area=area, name=f"{town.name}{name}")  # fmt: skip
    if town.lacks(4, 2):
        _tie_partners(town, committee)
    _governance(town)


def _tie_partners(town: Town, committee: Organisation) -> None:
    for partner in of_kind(town, "property_firm") | of_kind(town, "stationed_unit"):
        town.add(bodies.TIE, organisation=committee, other=partner, bond="sharing", what="场地和活动共享", from_on=date(2024, 9, 1))  # fmt: skip


def _governance(town: Town) -> None:
    """Surveys of both compounds, and in some communities the bodies that they must have."""
    garden, old = Compound.objects.unscoped(WHY).filter(place_code=town.place.code).order_by("pk")[:2]
    if not town.lacks(5, 2):
        town.add(
            guarantees.SURVEY,
            compound=garden,
            surveyed_on=date(2026, 4, 20),
            owners_committee_possible=True,
            property_model="firm",
        )
        town.add(guarantees.SURVEY, compound=old, surveyed_on=date(2026, 4, 21), owners_committee_possible=False,
                 branch_possible=not town.lacks(3, 1), property_model="centre", plan_on=None if town.lacks(4, 1) else date(2025, 5, 20),
                 listed_on=date(2024, 3, 1), mended_on=None if town.lacks(3) else date(2025, 11, 30))  # fmt: skip
    if town.lacks(2):
        owners = bodies.found_body(actor=town.actor, place_code=town.place.code, kind="owners_committee",
                                   name=f"{garden}业主委员会", compound=garden, founded_on=date(2022, 6, 1))  # fmt: skip
        town.add(
            bodies.TIE,
            organisation=of_kind(town, "committee").get(),
            other=owners,
            bond="guidance",
            from_on=date(2022, 6, 1),
        )
        if town.lacks(4):
            deputy = Member.objects.unscoped(WHY).get(posts__role="deputy", place_code=town.place.code)
            town.add(posts.POST, organisation=owners, member=deputy, role="chair", chosen="all_voters", from_on=date(2024, 6, 1))  # fmt: skip
    if town.lacks(3):
        bodies.found_body(
            actor=town.actor,
            place_code=town.place.code,
            kind="self_governing",
            name=f"{old}自治小组",
            compound=old,
        )
        bodies.found_body(actor=town.actor, place_code=town.place.code, kind="convenience_centre",
                          name=f"{old}物业便民服务管理中心", compound=old)  # fmt: skip


def _people(town: Town) -> None:
    """Training, certificates and mentors of the committee's members and full-time people."""
    here = Member.objects.unscoped(WHY).filter(
        place_code=town.place.code, posts__role__in=("director", "deputy", "member", "worker")
    )
    staff = list(here.order_by("pk").distinct())
    for n, member in enumerate(staff):
        long_ago = (n == 0 and town.lacks(5)) or (n == 2 and town.lacks(3))
        held = date(2023, 10, 12) if long_ago else date(2026, 4 + n % 5, 12)
        town.add(
            members.TRAINING,
            member=member,
            title="社区工作实务与沟通",
            course="practice",
            held_on=held,
            hours=Decimal(16),
            by=town.district.school,
        )
        if not town.lacks(3, 1):
            town.add(members.TRAINING, member=member, title="熟悉社区情况考核", course="area_test", held_on=date(2026, 3, 20),
                     hours=Decimal(1), by=town.district.school)  # fmt: skip
        if n % 3 == 1 and not town.lacks(6, 5):
            town.add(members.CERTIFICATE, member=member, kind="assistant" if n < 4 else "intermediate",
                     number=f"演示{town.serial:02}{n:02}", from_on=date(2022, 12, 1), to_on=date(2028, 12, 1))  # fmt: skip
    if not town.lacks(4, 3):
        town.add(members.MENTORSHIP, member=staff[-1], mentor=staff[0], from_on=date(2026, 3, 2))
