"""What the pictures show: the demo town, in a data folder of its own, with some work under way in it.

Nobody's running installation is touched: the folder is `var/shots` unless `LIREN_DATA` names another one.
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "var" / "shots"


def prepare() -> None:
    """Settings, database, demo town: as far as they are missing."""
    os.environ.setdefault("LIREN_DATA", str(FOLDER))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from config import private_database
    from config.cli import set_up_django
    from config.commands.demo import prepare as prepare_demo

    private_database.ensure_running()
    set_up_django()
    prepare_demo()
    _let_the_cast_in()


class Town:
    """One of each thing that a page is about; made through the operations where the town has none."""

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}

    def settle(self) -> None:
        """Everything under way before the first picture is taken."""
        for name in FINDERS:
            getattr(self, name)

    def __getattr__(self, name: str) -> Any:
        if name not in self.kept:
            self.kept[name] = FINDERS[name]()
        return self.kept[name]


def _let_the_cast_in() -> None:
    """The pictures are of people at work, not of their first day."""
    from liren.accounts.models import User

    User.objects.filter(must_change_password=True).update(must_change_password=False)


def _model(name: str) -> Any:
    from django.apps import apps

    model: Any = apps.get_model(name)
    return getattr(model.objects, "unscoped", lambda _why: model.objects.all())("what the pictures show")


def _person() -> Any:
    return (
        _model("people.Person")
        .filter(name="李桂英", dwelling__line__contains="罗桐路58弄3幢2单元201")
        .first()
    )


def _neighbour() -> Any:
    return _model("people.Person").filter(name="邵阿根").first()


def _twin() -> Any:
    """李桂英, registered a second time by mistake."""
    from liren.kernel.fence import fenced
    from liren.people.operations.people import register_person
    from liren.testing.cast import actor

    first = _person()
    there = (
        _model("people.Person").filter(name=first.name, dwelling=first.dwelling).exclude(pk=first.pk).first()
    )
    clerk = actor("fang_yuqing")
    with fenced(clerk):
        return there or register_person(
            actor=clerk, place_code=first.place_code, values={"name": first.name, "born_on": first.born_on},
            identity="", phone="", dwelling=first.dwelling,
        )  # fmt: skip


def _in_care(name: str) -> Any:
    from liren.kernel.fence import fenced
    from liren.testing.cast import actor

    with fenced(actor("pan_shuzhen")):
        return _model(name).order_by("pk").first()


def _waiting_roster() -> Any:
    """A list of ten pages with all that lists have, read and not yet committed."""
    from liren.kernel.fence import fenced
    from liren.people.operations.roster.stage import read_roster
    from liren.people.operations.roster.upload import upload_roster
    from liren.testing.area import LUOTONG
    from liren.testing.cast import actor
    from liren.testing.dirty_roster import make_dirty_roster
    from liren.testing.roster_writers import write_rows

    there = _model("people.RosterBatch").filter(state="ready", place_code=LUOTONG).first()
    if there:
        return there
    from django.core.files import File

    clerk = actor("fang_yuqing")
    with TemporaryDirectory() as folder, fenced(clerk):
        path = write_rows(Path(folder) / "罗桐社区花名册2026.xlsx", make_dirty_roster(260, seed=7).rows)
        with path.open("rb") as stream:
            batch = upload_roster(File(stream, name=path.name), actor=clerk, place_code=LUOTONG)
        return read_roster(batch, actor=clerk)


def _export() -> Any:
    from liren.kernel.fence import fenced
    from liren.ledgers.catalogue import ledger_called
    from liren.ledgers.operations.exports import ask_export
    from liren.ledgers.wanted import Wanted
    from liren.people.conditions import Conditions
    from liren.testing.area import LUOTONG
    from liren.testing.cast import actor

    there = _model("people.Export").filter(approved_at=None, refused_at=None).first()
    clerk = actor("fang_yuqing")
    with fenced(clerk):
        wanted = Wanted(ledger_called("elderly80"), Conditions(place=LUOTONG))
        return there or ask_export(wanted, actor=clerk, reason="市民政局核对高龄津贴发放名单", full=True)


def _handover() -> Any:
    from liren.accounts.operations.grid_handover import hand_over_grid
    from liren.accounts.queries.actors import today
    from liren.testing.area import GRID_1
    from liren.testing.cast import account, actor

    return _model("accounts.GridHandover").first() or hand_over_grid(
        GRID_1, actor=actor("wu_li"), giver=account("tong_xiaobin"), taker=account("chen_xiaolan"),
        first_day=today() + timedelta(days=6), reason="轮岗",
    )  # fmt: skip


def _break_glass() -> Any:
    from liren.accounts.operations.break_glass import end_break_glass, start_break_glass
    from liren.testing.area import LUOTONG
    from liren.testing.cast import actor

    if there := _model("accounts.BreakGlass").first():
        return there
    director = actor("xu_guilan")
    opened = start_break_glass(
        actor=director,
        place_code=LUOTONG,
        permissions=["people.view"],
        minutes=10,
        reason="江边积水，要找到一楼的独居老人",
    )
    end_break_glass(opened, actor=director)
    return opened


def _restructuring() -> Any:
    from liren.accounts.queries.actors import today
    from liren.kernel.fence import fenced
    from liren.places.operations.grids import add_grid
    from liren.places.operations.restructuring import carry_out, plan_renumber
    from liren.testing.area import LUOTONG
    from liren.testing.cast import actor

    if there := _model("places.Restructuring").first():
        return there
    boss = actor("wu_li")
    grid = add_grid(_model("places.Place").get(code=LUOTONG), actor=boss, name="罗桐社区专属网格")
    with fenced(boss):
        return carry_out(
            plan_renumber(grid, LUOTONG + "099"), actor=boss, happened_on=today(), decision="网格调整方案"
        )


def _account() -> Any:
    from liren.testing.cast import account

    return account("chen_xiaolan")


def _committee() -> Any:
    return _model("organisations.Organisation").get(kind="committee", place_code="330182001034")


def _clause() -> Any:
    """What a person decides about 罗桐社区, with everything judged as it stands today."""
    from liren.policy.operations.settling import is_due, judge_everything, settle

    if is_due():
        judge_everything()
    settle()
    asked = _model("policy.Verdict").filter(place_code="330182001034", clause__check_data__has_key="person")
    return asked.order_by("clause__pack__kind", "clause__order").select_related("clause__pack").last().clause


def _adoption() -> Any:
    """罗桐社区 compares itself with a document from elsewhere."""
    from liren.policy.operations.adoptions import adopt_pack
    from liren.testing.area import LUOTONG
    from liren.testing.cast import actor

    there = _model("policy.Adoption").filter(to_on=None).first()
    elsewhere = _model("policy.Pack").get(code="zs2018")
    return there or adopt_pack(elsewhere, actor=actor("wu_li"), place_code=LUOTONG)


def _draft(state: str) -> Any:
    """A document that is being edited, or one that was published."""
    from tests.ground_drafts import plant_drafts

    there = _model("policy.Draft").filter(state=state).first()
    return there or plant_drafts(None)["draft" if state == "open" else "published"]


FINDERS: dict[str, Any] = {
    "body": _committee,
    "member": lambda: (
        _model("organisations.Member")
        .filter(posts__organisation=_committee(), posts__role="director")
        .first()
    ),
    "rule": lambda: _model("organisations.RuleText").filter(organisation=_committee()).first(),
    "scheme": lambda: _model("organisations.PayScheme").first(),
    "list_ready": lambda: _model("organisations.ImportBatch").first(),
    "draft": lambda: _draft("open"),
    "published": lambda: _draft("published"),
    "person": _person,
    "other": _neighbour,
    "twin": _twin,
    "child": lambda: _model("people.Person").filter(name="汪一诺").first(),
    "household": lambda: _neighbour().household,
    "home": lambda: _neighbour().dwelling,
    "building": lambda: _neighbour().dwelling.building,
    "enrolment": lambda: _in_care("people.Enrolment"),
    "batch_ready": _waiting_roster,
    "batch_committed": lambda: (
        _model("people.RosterBatch").filter(state="committed", place_code="330182001034").first()
    ),
    "export": _export,
    "compound": lambda: _model("places.Compound").first(),
    "premises": lambda: _model("places.Premises").first(),
    "restructuring": _restructuring,
    "account": _account,
    "handover": _handover,
    "break_glass": _break_glass,
    "clause": _clause,
    "adoption": _adoption,
    "target": lambda: _model("policy.Target").filter(place_code="330182001034").first(),
    "programme": lambda: _model("policy.Programme").filter(place_code="330182001").first(),
    "first_round": lambda: _model("policy.Round").filter(place_code="330182001").first(),
    "next_round": lambda: _model("policy.Round").filter(place_code="330182001")[1],
    "named": lambda: (
        _model("policy.Candidate").filter(award__isnull=False, place_code="330182001034").first()
    ),
    "review": lambda: _model("policy.ReviewRound").first(),
    "evaluation": lambda: _model("policy.EvaluationRound").first(),
    "event": lambda: _model("events.Event").filter(action="people.roster_committed").last(),
}
