"""What the tests of the whole house stand on: two neighbouring subdistricts, everything planted in one of them.

`plant()` fills 罗桐社区 with one of each thing that may leak, under words that occur nowhere else. Whoever works in
the neighbouring 洋溪 must never read one of these words, whatever address they open.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from config.pytest_database import come_back
from liren.accounts.models import Role, RoleGrant, User
from liren.accounts.operations.break_glass import end_break_glass, start_break_glass
from liren.accounts.operations.grid_handover import hand_over_grid
from liren.accounts.permissions import PERMISSIONS
from liren.accounts.queries.actors import actor_for, today
from liren.events.models import Event, Notice
from liren.kernel.fence import fenced
from liren.kernel.scope import Actor
from liren.ledgers.catalogue import ledger_called
from liren.ledgers.operations.exports import ask_export
from liren.ledgers.operations.produce import produce_export
from liren.ledgers.wanted import Wanted
from liren.people.conditions import Conditions
from liren.people.models import CareProgramme, CareSwitch, Conflict, Contact, RosterBatch, Source
from liren.people.operations.care import enrol, switch_on
from liren.people.operations.documents import add_document
from liren.people.operations.merging import merge_people
from liren.people.operations.roster.commit import commit_roster
from liren.people.operations.roster.stage import read_roster
from liren.people.operations.roster.upload import upload_roster
from liren.people.operations.tags import tag_person
from liren.people.operations.views_saved import save_view
from liren.places.models import Place
from liren.places.operations.compounds import add_compound
from liren.places.operations.grids import add_grid
from liren.places.operations.premises import add_photo, add_premises, add_room
from liren.places.operations.restructuring import carry_out, plan_renumber
from liren.testing.area import COUNTY, GRID_1, GRID_2, LUOTONG, NEIGHBOUR, YANGXI, make_area
from liren.testing.cast import CAST, account, actor
from liren.testing.people import a_home, a_household, a_person, a_phone, an_identity
from tests.ground_bodies import plant_bodies
from tests.ground_drafts import plant_drafts
from tests.ground_policy import plant_policy, settle_policy
from tests.ground_programmes import plant_programmes
from tests.pixels import picture

BORN = date(1941, 5, 6)
NUMBERS = {
    "柏岚舟": an_identity(BORN, 11),
    "柏岚洲": an_identity(BORN, 13),
    "柏小满": an_identity(date(2015, 4, 2), 2),
}
PHONES = (a_phone(7321), a_phone(7322))
MARKERS = (
    "柏岚",
    "柏小满",
    "藿香",
    "银杏果酱坊",
    "喜鹊纹",
    "青花瓷瓶",
    "鹿角巷",
    "罗桐社区",
    "罗桐一格",
    "陈晓岚",
    "方雨晴",
    "7321",
    "7322",
)
"""Words that exist in 新安江街道 alone: people, employer, note, plan, address, community, colleagues, phone tails."""


@dataclass
class Ground:
    """The numbers of what was planted, and who looks at it."""

    ids: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.ids[name]
        except KeyError:
            raise AttributeError(name) from None


@contextmanager
def committed(django_db_blocker: Any) -> Iterator[None]:
    """A ground for the tests of one file: really committed, and gone afterwards."""
    with django_db_blocker.unblock():
        come_back()
        try:
            yield
        finally:
            come_back()


def settle() -> None:
    """The area and the cast, one person in 洋溪 whom its own worker sees, and a programme of the county."""
    make_area()
    for key in CAST:
        account(key)
    settle_policy()
    a_person("连翘生", place=YANGXI + "001", identity=an_identity(date(1950, 1, 1), 5), phone=a_phone(6001))
    county = actor("lai_zhengping")
    with fenced(county):
        elders = CareProgramme.objects.get(code="elders_alone")
        switch_on(elders, actor=county, place_code=COUNTY, decision="关爱工作方案")


def plant() -> Ground:
    """One of each thing in 罗桐社区."""
    ground = Ground()
    for step in (
        _people,
        _care,
        _papers,
        _rooms,
        _duties,
        _rosters,
        _disputes,
        _changes,
        _words,
        _exports,
        plant_bodies,
        plant_policy,
        plant_drafts,
        plant_programmes,
    ):
        ground.ids.update(step(ground))
    return ground


def with_rights(name: str, rights: set[str], place: str) -> User:
    """An account with exactly these rights over a place."""
    role, _made = Role.objects.get_or_create(
        code=name, defaults={"name": name, "name_en": name, "permissions": sorted(rights)}
    )
    user, made = User.objects.get_or_create(
        username=name, defaults={"display_name": name, "place_code": place}
    )
    if made:
        RoleGrant.objects.create(user=user, role=role, place_code=place, from_on=today())
    return user


def neighbour() -> User:
    """Somebody who may do everything there is, next door."""
    return with_rights("everything-next-door", set(PERMISSIONS), NEIGHBOUR)


def master() -> User:
    """Somebody who may do everything in the county."""
    return with_rights("everything-here", set(PERMISSIONS), COUNTY)


def all_but(right: str) -> User:
    """Somebody who may do everything in the county but one thing."""
    return with_rights("all-but-" + right.replace(".", "-"), set(PERMISSIONS) - {right}, COUNTY)


def _people(_ground: Ground) -> dict[str, Any]:
    home = a_home("201", building="鹿角巷3幢")
    told: dict[str, Any] = {"education": "60", "employer": "银杏果酱坊", "note": "喜鹊纹铜锁"}
    person = a_person("柏岚舟", identity=NUMBERS["柏岚舟"], phone=PHONES[0], home=home, **told)
    twin = a_person("柏岚舟", born=BORN, phone=PHONES[1], home=home)
    child = a_person("柏小满", born=date(2015, 4, 2), identity=NUMBERS["柏小满"], home=home)
    other = a_person("柏岚洲", identity=NUMBERS["柏岚洲"], home=home)
    household = a_household(person, (child, "20"), number="喜鹊纹户")
    clerk = actor("fang_yuqing")
    with fenced(clerk):
        tag = tag_person(person, actor=clerk, tag="living_alone", evidence="喜鹊纹证明")
        contact = Contact.objects.unscoped("a test's ground").get(person=person)
        merged = a_person("柏岚青", born=date(1961, 1, 1), home=home)
        merge = merge_people(other, merged, actor=clerk, reason="一个人")
    return {
        "person": person, "twin": twin, "child": child, "other": other, "household": household, "home": home,
        "building": home.building, "tag": tag, "contact": contact, "merge": merge,
    }  # fmt: skip


def _care(ground: Ground) -> dict[str, Any]:
    programme, carer = CareProgramme.objects.get(code="elders_alone"), actor("pan_shuzhen")
    with fenced(carer):
        enrolment = enrol(ground.person, programme, actor=carer, from_on=today(), plan="藿香正气水备齐")
    switch = CareSwitch.objects.unscoped("a test's ground").get(programme=programme)
    return {"switch": switch, "enrolment": enrolment}


def _papers(ground: Ground) -> dict[str, Any]:
    clerk = actor("fang_yuqing")
    with fenced(clerk):
        document = add_document(
            ground.person, actor=clerk, file=ContentFile(b"%PDF-1.4 \xe9\x9d\x92", name="a.pdf"), title="青花瓷瓶公证书",
            ground="本人书面同意", keep_until=timezone.localdate() + timedelta(days=900),
        )  # fmt: skip
    return {"document": document}


def _rooms(_ground: Ground) -> dict[str, Any]:
    clerk = actor("fang_yuqing")
    compound = add_compound(actor=clerk, place_code=LUOTONG, name="鹿角巷小区", kind="with_firm")
    premises = add_premises(
        actor=clerk, place_code=LUOTONG, name="鹿角巷服务中心", origin="handed_over", terms="喜鹊纹"
    )
    room = add_room(premises, actor=clerk, name="鹿角巷办公室", area_m2="64", functions=["office"])
    photo = add_photo(premises, actor=clerk, data=picture(), caption="鹿角巷门面")
    return {"compound": compound, "premises": premises, "room": room, "photo": photo}


def _duties(_ground: Ground) -> dict[str, Any]:
    boss, director = actor("wu_li"), actor("xu_guilan")
    grid = Place.objects.unscoped("a test's ground").get(code=GRID_1)
    handover = hand_over_grid(
        grid.code, actor=boss, giver=account("tong_xiaobin"), taker=account("chen_xiaolan"), first_day=today(),
        reason="鹿角巷轮岗",
    )  # fmt: skip
    opened = start_break_glass(
        actor=director,
        place_code=LUOTONG,
        permissions=["people.view"],
        minutes=10,
        reason="鹿角巷积水紧急转移安置老人",
    )
    end_break_glass(opened, actor=director)
    grant = RoleGrant.objects.unscoped("a test's ground").get(user__username="ye_zhiwei")
    return {"handover": handover, "break_glass": opened, "grant": grant, "account": account("chen_xiaolan")}


ROSTER = "鹿角巷花名册.csv"
LINES = "姓名,公民身份号码,现住址,文化程度,联系电话\n柏岚舟,{0},罗桐路58弄鹿角巷3幢2单元201,小学,\n柏一错,123,鹿角巷,,\n"


def _rosters(_ground: Ground) -> dict[str, Any]:
    clerk = actor("fang_yuqing")
    text = LINES.format(NUMBERS["柏岚舟"]).encode()
    batches = {}
    with fenced(clerk):
        for name in ("ready", "committed"):
            file = ContentFile(text + name[:1].encode(), name=ROSTER)
            batch = upload_roster(file, actor=clerk, place_code=LUOTONG)
            read_roster(batch, actor=clerk)
            batches[name] = batch
        commit_roster(batches["committed"], actor=clerk)
    return {
        f"batch_{name}": RosterBatch.objects.unscoped("a test").get(pk=row.pk)
        for name, row in batches.items()
    }


def _disputes(ground: Ground) -> dict[str, Any]:
    source = Source.objects.unscoped("a test's ground").filter(place_code__startswith=LUOTONG).first()
    conflict = Conflict.objects.unscoped("a test's ground").filter(person=ground.person).first()
    return {"conflict": conflict, "source": source}


def _changes(_ground: Ground) -> dict[str, Any]:
    """The grid of a community that nobody lives in gets another code."""
    boss = actor("wu_li")
    grid = add_grid(
        Place.objects.unscoped("a test's ground").get(code=LUOTONG), actor=boss, name="鹿角巷网格"
    )
    with fenced(boss):
        plan = plan_renumber(grid, LUOTONG + "099")
        done = carry_out(plan, actor=boss, happened_on=today(), decision="鹿角巷更名")
    return {"restructuring": done}


def _words(ground: Ground) -> dict[str, Any]:
    """What somebody was told, kept as a view, and the record of it all."""
    clerk = actor("fang_yuqing")
    view = save_view(actor=clerk, name="鹿角巷老人", query="?age=80%2B")
    event = Event.objects.unscoped("a test's ground").get(action="people.merged", subject_id=ground.other.pk)
    words = {"zh-hans": "鹿角巷的消息", "en": "鹿角巷"}
    notice = Notice.objects.create(
        event=event, recipient=account("fang_yuqing"), key="test.told", words=words, link="/people/"
    )
    return {"view": view, "event": event, "notice": notice}


def _exports(_ground: Ground) -> dict[str, Any]:
    """A list in full that waits for approval, and a masked one that lies ready."""
    clerk = actor("fang_yuqing")
    wanted = Wanted(ledger_called("residents"), Conditions(place=LUOTONG))
    with fenced(clerk):
        waiting = ask_export(wanted, actor=clerk, reason="鹿角巷核酸名单", full=True)
        ready = ask_export(wanted, actor=clerk, reason="鹿角巷门牌核对")
        produce_export(ready, actor=clerk)
    return {"export": waiting, "ready_export": ready}


def acting(user: User) -> Actor:
    """The account as an actor."""
    return actor_for(user)


__all__ = [
    "GRID_1",
    "GRID_2",
    "LUOTONG",
    "MARKERS",
    "NUMBERS",
    "PHONES",
    "Ground",
    "committed",
    "plant",
    "settle",
]
