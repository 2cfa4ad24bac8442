"""A whole community for the tests of indicators: every number below can be counted by hand from these lines."""

from __future__ import annotations

from datetime import date
from typing import Any

from liren.accounts.models import RoleGrant
from liren.organisations.models import Member, Organisation
from liren.organisations.operations import bodies, guarantees, members, posts
from liren.organisations.operations.pay import take_scheme
from liren.organisations.operations.records import add_row
from liren.places.models import Building, Compound, Place
from liren.places.operations.compounds import add_compound
from liren.places.operations.premises import add_premises
from liren.testing.area import COUNTY, GRID_1, LUOTONG, SUBDISTRICT
from liren.testing.bodies import a_body, a_member, a_post, a_rule
from liren.testing.cast import account, actor
from liren.testing.people import a_home, a_household, a_person

TODAY = date(2026, 11, 28)
ALL_SIX = ["pension", "medical", "unemployment", "injury", "maternity", "housing"]


def add(noun: Any, **values: Any) -> Any:
    """A row of 罗桐社区."""
    return add_row(noun, actor=actor("fang_yuqing"), place_code=LUOTONG, **values)


def play() -> None:
    """罗桐社区 on 28 November 2026."""
    Place.objects.unscoped("a test's ground").filter(code=LUOTONG).update(rural_code="111")
    committee = _committee()
    _others(committee)
    _texts(committee)
    _compounds(committee)
    _money()


def _committee() -> Organisation:
    """Five members: a director (woman, 50, full-time, trained in May), three full-time, one part-time; one young, one old."""
    committee = a_body(founded_on=date(2010, 1, 1))
    add(
        posts.TERM,
        organisation=committee,
        number=11,
        from_on=date(2018, 3, 1),
        to_on=date(2023, 2, 28),
        chosen="households",
    )
    add(
        posts.TERM,
        organisation=committee,
        number=12,
        from_on=date(2023, 3, 1),
        to_on=date(2028, 2, 29),
        chosen="all_voters",
    )
    director = a_member("苗青棠", sex="2", born_on=date(1976, 5, 1), education="21", is_local=True, political="01",
                        hired_on=date(2010, 1, 1), hired_how="exam", insured=ALL_SIX)  # fmt: skip
    a_post(director, committee, "director", full_time=True)
    _trained(director, date(2026, 5, 20))
    _tested(director, date(2026, 6, 1))
    for number, (sex, born, education, local) in enumerate(
        [("1", 1990, "30", True), ("2", 1965, "60", True), ("1", 1980, "31", False)]
    ):
        row = a_member(f"白术{number}", sex=sex, born_on=date(born, 1, 1), education=education, is_local=local,
                       hired_on=date(2026, 3, 1), hired_how="transfer", insured=ALL_SIX[: 4 + number])  # fmt: skip
        a_post(
            row,
            committee,
            "deputy" if number == 0 else "member",
            full_time=True,
            chosen="appointed" if number == 2 else "all_voters",
        )
        if number == 0:
            _trained(row, date(2025, 2, 20))
            _tested(row, date(2025, 11, 27))
            add(members.MENTORSHIP, member=row, mentor=director, from_on=date(2026, 3, 1))
            add(members.CERTIFICATE, member=row, kind="assistant", from_on=date(2024, 1, 1))
        if number == 1:
            add(
                members.CERTIFICATE,
                member=row,
                kind="assistant",
                from_on=date(2020, 1, 1),
                to_on=date(2025, 12, 31),
            )
    a_post(
        a_member("连翘四", sex="1", born_on=date(1950, 1, 1), education="70", is_local=True),
        committee,
        "member",
    )
    a_post(a_member("连翘五"), committee, "legal_adviser", chosen="contracted")
    gone = a_post(a_member("连翘六"), committee, "member", to_on=date(2025, 12, 31))
    posts.end_post(gone, actor=actor("fang_yuqing"), on=date(2025, 6, 30), ending="promoted")
    bodies.keep_legal_person(committee, actor=actor("fang_yuqing"), representative=director, own_account=True)
    return committee


def _trained(member: Member, day: date) -> None:
    add(members.TRAINING, member=member, title="实务课", course="practice", held_on=day, hours=8)


def _tested(member: Member, day: date) -> None:
    add(members.TRAINING, member=member, title="社区情况考核", course="area_test", held_on=day, hours=1)


def _others(committee: Organisation) -> None:
    director = Member.objects.unscoped("a test's ground").get(name="苗青棠")
    young = Member.objects.unscoped("a test's ground").get(name="白术0")
    party = a_body("party_organisation", "罗桐社区党委", area="community", address="罗桐路58弄1号")
    a_post(director, party, "secretary", chosen="party")
    a_post(young, party, "member", chosen="party")
    a_body("party_organisation", "罗桐区域大党委", area="big")
    a_body("party_organisation", "罗桐路市场党支部", area="market")
    mediation = a_body("sub_committee", "调解委员会", parent=committee, function="mediation")
    a_post(young, mediation, "chair", chosen="appointed")
    for kind in ("scope", "functions", "procedure"):
        a_rule(mediation, kind, title=kind)
    order = a_body("sub_committee", "治保委员会", parent=committee, function="order")
    a_post(a_member("远志七"), order, "chair", chosen="appointed")
    a_body("sub_committee", "妇儿委员会", parent=committee, function="elders_women_children")
    group = a_body("residents_group", "第一居民小组", parent=committee)
    a_post(a_member("远志八"), group, "leader", chosen="appointed")
    a_body("residents_group", "第二居民小组", parent=committee)
    watch = a_body("supervisory_committee", "罗桐居务监督委员会")
    a_post(a_member("远志九"), watch, "chair", chosen="representatives")
    social = a_body("social_organisation", "邻里互助社")
    bodies.keep_filing(
        social,
        actor=actor("fang_yuqing"),
        number="备1",
        incubated="mutual_help",
        grade="3A",
        graded_on=date(2024, 1, 1),
    )
    a_body("social_organisation", "夕阳合唱队")
    add(bodies.TIE, organisation=committee, other=social, bond="guidance", from_on=date(2025, 1, 1))
    a_body("service_centre", "罗桐党群服务中心")
    a_body("working_group", "特别法人工作组")
    a_body("social_work_station", "罗桐社工站")
    for other in (party, a_body("stationed_unit", "白沙菜场")):
        add(bodies.TIE, organisation=committee, other=other, bond="alliance", from_on=date(2025, 1, 1))
    _at_the_subdistrict()


def _at_the_subdistrict() -> None:
    """A leading group with two heads and one deputy, a service centre of 1,050 m²; a centre of the county, closed."""
    officer, county = actor("wu_li"), actor("lai_zhengping")
    group = bodies.found_body(
        actor=officer, place_code=SUBDISTRICT, kind="working_group", name="特别法人领导小组"
    )
    for n, role in enumerate(("chair", "chair", "deputy")):
        who = members.add_member(actor=officer, place_code=SUBDISTRICT, name=f"徐长卿{n}")
        add_row(posts.POST, actor=officer, place_code=SUBDISTRICT, organisation=group, member=who, role=role, chosen="appointed",
                from_on=date(2026, 1, 1))  # fmt: skip
    for actor_, code, name, area, working in (
        (officer, SUBDISTRICT, "街道服务中心", 1050, True),
        (county, COUNTY, "县服务中心", 3200, False),
        (county, COUNTY, "县服务中心新馆", 3400, True),
    ):
        add_row(guarantees.FACILITY, actor=actor_, place_code=code, kind="service_centre", name=name, area_m2=area,
                one_stop_hall=True, working=working)  # fmt: skip


def _texts(committee: Organisation) -> None:
    for number, kind in enumerate(
        (
            "meeting",
            "study",
            "seal",
            "convention",
            "duty_list",
            "finance",
            "emergency",
            "disasters",
            "work_plan",
        )
    ):
        a_rule(committee, kind, title=kind, kept_at="" if number == 2 else "一楼大厅")
    a_rule(committee, "visit", title="旧走访", to_on=date(2025, 1, 1))


def _compounds(committee: Organisation) -> None:
    """One with firm and owners' committee; one old, surveyed, without the body it needs; one not surveyed."""
    garden = _compound("花苑", "with_firm", property_firm="云岭物业")
    old = _compound("老院", "old_without", has_party_branch=True)
    _compound("新院", "old_without")
    _survey(garden, owners_committee_possible=True, property_model="firm")
    _survey(old, owners_committee_possible=False, property_model="centre", plan_on=date(2026, 1, 5),
            listed_on=date(2025, 3, 1), mended_on=date(2026, 9, 1))  # fmt: skip
    owners = a_body("owners_committee", "花苑业委会", compound=garden)
    a_post(Member.objects.unscoped("a test's ground").get(name="白术0"), owners, "member", chosen="appointed")
    a_rule(owners, "compound_rules", title="花苑公约")
    a_body("convenience_centre", "老院便民服务管理中心", compound=old)
    for compound, building, rooms in ((garden, "1幢", 3), (old, "2幢", 1)):
        homes = [a_home(f"{n}01", building=building) for n in range(1, rooms + 1)]
        Building.objects.unscoped("a test's ground").filter(pk=homes[0].building_id).update(compound=compound)
    _answered()
    head = a_member("远志十", political="13")
    a_post(head, committee, "building_head", chosen="appointed", head_of=homes[0].building)


def _answered() -> None:
    """The first grid has a worker. A household lives there, one in a building without a head, one without a home."""
    RoleGrant.objects.create(
        user=account("fang_yuqing"), role_id="grid_worker", place_code=GRID_1, from_on=date(2026, 1, 1)
    )
    a_household(a_person("连翘七", place=GRID_1))
    a_household(a_person("连翘八", home=a_home("101", building="1幢")))
    a_household(a_person("连翘九", place=LUOTONG))


def _compound(name: str, kind: str, **values: Any) -> Compound:
    return add_compound(actor=actor("fang_yuqing"), place_code=LUOTONG, name=name, kind=kind, **values)


def _survey(compound: Compound, **values: Any) -> None:
    add(guarantees.SURVEY, compound=compound, surveyed_on=date(2026, 5, 1), **values)


def _money() -> None:
    """Office 80,000 paid in full; self-governance 20,000, half paid; service 10,000 from the county, unpaid, without reason."""
    for line, source, yuan, paid, reason in (
        ("office", "subdistrict", 80_000, 80_000, "按户数"),
        ("self_governance", "subdistrict", 20_000, 10_000, "特色项目"),
        ("service", "county", 10_000, 0, ""),
        ("party", "subdistrict", 5_000, 0, "党建"),
    ):
        money = add(
            guarantees.ALLOCATION, year=2026, line=line, source=source, amount_fen=yuan * 100, reason=reason
        )
        if paid:
            add(guarantees.PAYMENT, allocation=money, paid_on=date(2026, 3, 1), amount_fen=paid * 100)
    add(guarantees.FACILITY, kind="service_centre", name="服务中心", one_stop_hall=True)
    add(guarantees.FACILITY, kind="health", name="卫生站", working=False, resident_price=False)
    add(guarantees.FACILITY, kind="information_point", name="自助机")
    add(guarantees.FACILITY, kind="social_work_room", name="社工室")
    add(guarantees.PROJECT, kind="gap", title="托老所", found_on=date(2025, 1, 1))
    add(
        guarantees.PROJECT,
        kind="gap",
        title="健身点",
        found_on=date(2025, 1, 1),
        payer="county",
        funded_on=date(2025, 3, 1),
        accepted_on=date(2026, 1, 1),
    )
    add(guarantees.PROJECT, kind="conversion", title="大厅改造", found_on=date(2025, 1, 1))
    add(guarantees.UNIFIED, item="sign", seen_on=date(2026, 1, 1))
    add(guarantees.UNIFIED, item="rules", seen_on=date(2026, 1, 1), in_place=False)
    for name, user in (("东用房", "居委会"), ("西用房", "")):
        add_premises(
            actor=actor("fang_yuqing"), place_code=LUOTONG, name=name, origin="handed_over", user=user
        )
    take_scheme(
        actor=actor("wu_li"),
        place_code=SUBDISTRICT,
        template="three_posts_18",
        from_on=date(2026, 1, 1),
        source="x",
    )
