"""An import is taken back: exactly, or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from liren.kernel.errors import Refused
from liren.kernel.fence import fenced
from liren.people.choices import BatchState
from liren.people.models import (
    CareProgramme,
)
from liren.people.operations.care import enrol, switch_on
from liren.people.operations.people import edit_person
from liren.people.operations.roster.undo import undo_roster
from liren.people.queries.digest import people_in, register_digest
from liren.people.tests.desk import AGEN, GUIYING, LIST, MEIJUAN, Desk, but, person
from liren.testing.area import COUNTY, LUOTONG, SUBDISTRICT
from liren.testing.cast import actor

pytestmark = pytest.mark.django_db


def test_undo_restores_the_exact_register(desk: Desk) -> None:
    desk.bring([GUIYING, AGEN], "社区花名册.csv")
    before = register_digest(SUBDISTRICT)
    moved = but(GUIYING, 现住址="罗桐路58弄5幢1单元101", 联系电话="19900000055", 文化程度="高中")
    batch = desk.bring([moved, but(AGEN, 姓名="邵阿耕"), MEIJUAN], "社区花名册.csv")
    assert register_digest(SUBDISTRICT) != before

    undone = undo_roster(batch, actor=desk.clerk)

    assert register_digest(SUBDISTRICT) == before
    assert undone.state == BatchState.UNDONE
    assert (undone.counts["undone_before"], undone.counts["undone_after"]) == (3, 2)


def test_undo_refuses_when_somebody_worked_on_the_people_since(desk: Desk) -> None:
    batch = desk.bring(LIST)
    agen = person("邵阿根")
    edit_person(agen, actor=desk.clerk, values={"note": "喜欢下棋"}, version=agen.version)

    with pytest.raises(Refused, match="邵阿根"):
        undo_roster(batch, actor=desk.clerk)
    assert people_in(LUOTONG) == 3


@pytest.mark.django_db(transaction=True)
def test_undo_does_not_tell_what_hangs_on_people_that_the_clerk_may_not_see(desk: Desk) -> None:
    batch = desk.bring(LIST)
    county, carer = actor("lai_zhengping"), actor("pan_shuzhen")
    programme = CareProgramme.objects.get(code="elders_alone")
    with fenced(county):
        switch_on(programme, actor=county, place_code=COUNTY, decision="工作方案")
    with fenced(carer):
        enrol(person("李桂英"), programme, actor=carer, from_on=date(2026, 1, 5))

    with fenced(desk.clerk), pytest.raises(Refused) as refusal:
        undo_roster(batch, actor=desk.clerk)

    assert "李桂英" not in str(refusal.value)
    assert people_in(LUOTONG) == 3
