"""What the demo town's communities are guaranteed: texts, money, facilities, rooms, the pay grid."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from liren.kernel.scope import Actor
from liren.organisations.models import Allocation, Organisation, PayScheme, RuleKind
from liren.organisations.operations import guarantees
from liren.organisations.operations.pay import fill_in_scheme, take_scheme
from liren.organisations.operations.texts import adopt_text
from liren.organisations.pay_seeds import TEMPLATES
from liren.places.models import Premises
from liren.places.operations.premises import add_premises, add_room
from liren.testing.demo_town import WHY, District, Town

TEXTS = {
    "convention": "邻里和睦，爱护公物，楼道不堆物，文明养犬，垃圾分类。",
    "duty_list": "街道保障办公、服务、自治经费和办公用房；居委会依法自治、协助政府工作。",
    "meeting": "每周一上午开例会，记录议题、意见和结论。",
    "seal": "用印先登记，由保管人经手，不得带出。",
    "visit": "每周走访不少于十户，重点家庭每月必访。",
    "reception": "首问负责，当场能办的当场办，不能办的说明去处和时限。",
    "emergency": "接到求助先到现场，必要时联系街道和医院。",
    "disasters": "汛期专人值守，先转移老人和孩子。",
    "finance": "收支两人经手，月底集体审账，按月公布。",
    "work_plan": "按特别法人试点方案，逐项落实责任人和时间。",
    "study": "每月集中学习一次，学法规、学业务、学身边做法。",
    "duty": "工作日轮流值班，节假日留电话。",
    "attendance": "上下班有记录，外出走访先说明去向。",
    "property": "固定资产编号入册，专人保管，年底盘点。",
    "charter": "居民的事居民议、居民定、居民管、居民评。",
    "accidents": "先救人、再报告、保护现场，事后查原因。",
}
PARTS = {
    "scope": "本社区范围内的相关事务。",
    "functions": "议事、协调、落实。",
    "procedure": "提出、商议、办理、反馈。",
}
ROOMS = (
    ("一站式服务大厅", 80, ["service_hall", "service_station"]), ("办公室", 40, ["office"]),
    ("调解议事室", 45, ["mediation", "deliberation"]), ("文体活动室", 120, ["culture_sport"]),
    ("志愿服务站", 30, ["volunteer_station"]), ("公开栏", 10, ["affairs_board", "publicity_board"]),
)  # fmt: skip


FACILITIES = {
    "service_centre": "服务中心", "health": "卫生站", "elder_care": "日间照料", "information_point": "自助终端", "fitness": "健身点",
    "police": "警务室", "shops": "便民商店", "kindergarten": "幼儿园", "school": "小学", "culture": "文化站", "sport": "球场",
    "finance_post": "邮政储蓄点", "utilities": "水电维修点", "social_work_room": "社工室",
}  # fmt: skip


ANSWERS = "本单位负责的事项、负责人岗位和办理时限。"


def of_kind(town: Town, kind: str) -> Any:
    """The community's bodies of a kind."""
    return Organisation.objects.unscoped(WHY).filter(place_code=town.place.code, kind=kind).order_by("pk")


def write_texts(town: Town) -> None:
    """Rules, convention, plans; and the three texts of sub-committees."""
    committee = of_kind(town, "committee").get()
    for code in list(TEXTS)[: 16 if town.lacks(3) else 11]:
        kind = RuleKind.objects.get(pk=code)
        adopt_text(committee, actor=town.actor, kind=kind, title=kind.name, text=TEXTS[code], adopted_on=date(2024, 1, 8),
                   from_on=date(2024, 2, 1), adopted_by="居民代表会议", kept_at="" if town.lacks(6, 1) else "一楼服务大厅")  # fmt: skip
    for code, text in town.district.texts.items():
        for body in _bound_by(town, code):
            _adopt(town, body, code, text)
    if not town.lacks(3, 2):
        for party in of_kind(town, "party_organisation")[:1]:
            _adopt(town, party, "responsibility", ANSWERS)
    if town.lacks(4):
        _write_parts(town)


def _write_parts(town: Town) -> None:
    for part in of_kind(town, "sub_committee"):
        for code, text in PARTS.items():
            _adopt(town, part, code, text)


def _bound_by(town: Town, code: str) -> Any:
    """Whose text it is: of the bodies of compounds, of the Party organisation, of the committee. Some have none yet."""
    if code == "compound_rules":
        return of_kind(town, "owners_committee") | of_kind(town, "self_governing")
    body = of_kind(town, "party_organisation")[:1] if code == "party_rules" else of_kind(town, "committee")
    return [] if town.lacks(4, 1) else body


def _adopt(town: Town, body: Organisation, code: str, text: str) -> None:
    kind = RuleKind.objects.get(pk=code)
    adopt_text(body, actor=town.actor, kind=kind, title=kind.name, text=text, adopted_on=date(2024, 1, 8), from_on=date(2024, 2, 1))  # fmt: skip


def guarantee_money(town: Town) -> None:
    """This year's money, as the district shares it out; some is late."""
    year = town.today.year
    for money in town.district.money:
        yuan, plain = money.of(town.number), money.line == "facilities" and town.lacks(5, 4)
        row: Allocation = town.add(
            guarantees.ALLOCATION, year=year, line=money.line, source=money.source, amount_fen=yuan * 100,
            reason="" if plain else money.reason,
        )  # fmt: skip
        paid = yuan // 2 if town.lacks(4, 2) and money.line == "service" else yuan
        town.add(guarantees.PAYMENT, allocation=row, paid_on=date(year, 3, 15), amount_fen=paid * 100, note="第一批")  # fmt: skip


def build_facilities(town: Town) -> None:
    """Facilities of the kinds that the district has; a gap with or without its money; the unified items seen."""
    for kind in town.district.facilities:
        if not (kind == "utilities" and town.lacks(3)):
            town.add(guarantees.FACILITY, kind=kind, name=f"{town.name}{FACILITIES[kind]}", one_stop_hall=kind == "service_centre",
                     working=not (kind == "information_point" and town.lacks(4)), area_m2=Decimal(60),
                     resident_price=not (kind == "elder_care" and town.lacks(6, 1)))  # fmt: skip
    town.add(guarantees.PROJECT, kind="gap", title=f"{town.name}老年食堂", found_on=date(2025, 6, 1),
             **({} if town.lacks(3, 2) else {"payer": "county", "amount_fen": 18_000_000, "funded_on": date(2025, 12, 1)}))  # fmt: skip
    for n, item in enumerate(("sign", "stations", "rules", "notices", "windows")):
        if n < 5 - town.turn % 3:
            town.add(guarantees.UNIFIED, item=item, seen_on=date(2026, 5, 6))


def open_rooms(town: Town) -> None:
    """Premises between 260 and 700 m², so that verdicts differ."""
    if Premises.objects.unscoped(WHY).filter(place_code=town.place.code).exists():
        return
    origin = ("handed_over", "rebuilt", "leased", "new")[town.turn % 4]
    home = add_premises(actor=town.actor, place_code=town.place.code, name=f"{town.name}服务中心", origin=origin,
                        owner=f"{town.district.name}办事处", user=f"{town.name}居民委员会")  # fmt: skip
    for n, (name, area, functions) in enumerate(ROOMS):
        if not (n == 4 and town.lacks(4, 3)):
            add_room(
                home,
                actor=town.actor,
                name=name,
                area_m2=Decimal(area) * (8 + town.turn % 9) / 10,
                functions=functions,
            )


def decide_pay(district: District, actor: Actor) -> None:
    """The subdistrict's pay grid, with invented coefficients."""
    if not district.pay or PayScheme.objects.unscoped(WHY).filter(place_code=district.code).exists():
        return
    scheme = take_scheme(
        actor=actor,
        place_code=district.code,
        template=district.pay,
        from_on=date(2026, 1, 1),
        source="社区工作者薪酬管理办法（演示）",
    )
    coefficients: dict[int, Decimal | None] = {
        level: Decimal(100 + 5 * (level - 1)) / 100 for level in TEMPLATES[district.pay].levels
    }
    fill_in_scheme(scheme, actor=actor, version=scheme.version, coefficients=coefficients, base_fen=420_000)
