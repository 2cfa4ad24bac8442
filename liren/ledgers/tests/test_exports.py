"""Exports: asked for with a reason, approved by somebody else, written in scope."""

from pathlib import Path

import pytest
from django.utils import timezone

from liren.kernel.errors import OutOfScope, Refused, RightMissing
from liren.ledgers.catalogue import LEDGERS
from liren.ledgers.operations.exports import (
    approve_export,
    refuse_export,
    take_export,
)
from liren.ledgers.operations.limits import set_limit
from liren.ledgers.queries import exports
from liren.ledgers.rules import State, needs_approval, state_of
from liren.ledgers.tests.exporting import NUMBER, PHONE, WHY, actions, ask, sheet_of, texts, written
from liren.people.models import Export, Person
from liren.testing.area import FUDONG, GRID_1, GRID_2, LUOTONG, SUBDISTRICT
from liren.testing.cast import account, actor
from liren.testing.people import a_person

pytestmark = pytest.mark.django_db


def test_unmasked_or_long_lists_need_approval():
    assert needs_approval(full=True, rows=1, limit=500)
    assert needs_approval(full=False, rows=501, limit=500)
    assert not needs_approval(full=False, rows=500, limit=500)


def test_a_short_masked_export_is_written_at_once_and_masked(li):
    export = written(ask())
    assert state_of(export, timezone.now()) == State.READY
    found = texts(sheet_of(export))
    assert "李桂英" in found
    assert "9999**********" + NUMBER[-4:] in found
    assert "199****1234" in found
    raw = Path(export.file.path).read_bytes()
    assert NUMBER.encode() not in raw
    assert NUMBER not in found
    assert PHONE not in found
    assert actions() == ["ledgers.export_begun", "ledgers.export_written"]


def test_the_workbook_prints_as_a_ledger_should(li):
    sheet = sheet_of(written(ask()))
    assert sheet["A1"].value.startswith("罗桐社区")
    assert any(str(area).startswith("A1:") for area in sheet.merged_cells.ranges)
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$3:$3"
    assert "新安江街道罗桐社区居民委员会" in sheet.oddFooter.left.text
    assert "方雨晴" in sheet.oddFooter.left.text
    column = [cell.value for cell in sheet[3]].index(
        str(LEDGERS["residents"].choosable["person.identity"].label)
    )
    number = sheet[4][column]
    assert (number.data_type, number.number_format) == ("s", "@")


def test_the_watermark_says_who_why_and_which(li):
    export = written(ask())
    sheet = sheet_of(export)
    for mark in (sheet.oddHeader.right.text, texts(sheet)[-1]):
        assert "方雨晴" in mark
        assert WHY in mark
        assert str(export.pk) in mark


def test_what_begins_like_a_formula_stays_text():
    for i, name in enumerate(("=HYPERLINK(1)", "+1甲", "-2乙", "@SUM丙")):
        person = a_person("某某", born=None)
        Person.objects.unscoped("a test's dirt").filter(pk=person.pk).update(name=name, employer=f"=1+{i}")
    sheet = sheet_of(written(ask(columns=("person.name", "person.employer"))))
    cells = [cell for row in sheet.iter_rows(min_row=4, max_row=7) for cell in row[1:]]
    assert len(cells) == 8
    assert {cell.data_type for cell in cells} == {"s"}


def test_only_the_filtered_rows_and_chosen_columns_leave(li):
    a_person("王大山", born=None, political="13")
    export = written(ask(columns=("person.name",), conditions={"q": "李桂英"}))
    found = texts(sheet_of(export))
    assert "李桂英" in found
    assert "王大山" not in found
    assert not any("****" in cell for cell in found)
    kept = Export.objects.unscoped("test").get(pk=export.pk).filters
    assert "李桂英" not in str(kept)


def test_a_reason_and_known_columns_are_required(li):
    with pytest.raises(Refused):
        ask(reason=" 无 ")
    with pytest.raises(Refused):
        ask(columns=("person.ethnicity",))


def test_nothing_is_exported_when_nobody_meets_the_conditions():
    with pytest.raises(Refused):
        ask()


def test_unmasked_waits_for_somebody_else_and_then_shows_the_number(li):
    export = ask(full=True)
    assert state_of(export, timezone.now()) == State.WAITING
    with pytest.raises(OutOfScope):
        take_export(export, actor=actor("fang_yuqing"))
    approve_export(export, actor=actor("wu_li"))
    export = written(export)
    assert NUMBER in texts(sheet_of(export))
    assert export.approver.username == "wu_li"
    take_export(export, actor=actor("fang_yuqing"))
    assert actions()[-1] == "ledgers.full_export_fetched"


def test_nobody_approves_the_own_export(li):
    export = ask("wu_li", place=SUBDISTRICT, full=True)
    with pytest.raises(Refused):
        approve_export(export, actor=actor("wu_li"))
    assert export not in exports.to_approve(actor("wu_li"))
    approve_export(export, actor=actor("lai_zhengping"))


def test_who_has_no_right_to_approve_there_finds_no_such_export(li):
    export = ask(full=True)
    for stranger in ("fang_yuqing", "xu_guilan", "dai_yinping", "zhu_linfeng"):
        with pytest.raises(OutOfScope):
            approve_export(export, actor=actor(stranger))


def test_an_export_is_decided_once(li):
    export = ask(full=True)
    refuse_export(export, actor=actor("wu_li"), answer="不需要完整号码")
    with pytest.raises(Refused):
        approve_export(export, actor=actor("lai_zhengping"))
    assert state_of(Export.objects.unscoped("test").get(), timezone.now()) == State.REFUSED


def test_above_the_limit_a_masked_list_waits_and_the_nearest_limit_counts(li):
    a_person("王大山", born=None)
    set_limit(actor=actor("wu_li"), place_code=SUBDISTRICT, rows=1)
    assert state_of(ask(), timezone.now()) == State.WAITING
    set_limit(actor=actor("wu_li"), place_code=LUOTONG, rows=2)
    assert exports.limit_for(LUOTONG) == 2
    assert exports.limit_for(FUDONG) == 1
    assert state_of(ask(), timezone.now()) == State.WORKING


def test_only_approvers_set_limits_and_only_in_their_area():
    with pytest.raises(RightMissing):
        set_limit(actor=actor("fang_yuqing"), place_code=LUOTONG, rows=9)
    with pytest.raises(RightMissing):
        set_limit(actor=actor("dai_yinping"), place_code=LUOTONG, rows=9)


def test_a_list_that_outgrew_the_limit_before_it_was_written_does_not_leave(li):
    set_limit(actor=actor("wu_li"), place_code=LUOTONG, rows=1)
    export = ask()
    a_person("王大山", born=None)
    export = written(export)
    assert state_of(export, timezone.now()) == State.REFUSED
    assert not export.file


def test_the_file_holds_only_what_the_asker_sees_at_that_moment(li):
    a_person("一格甲", place=GRID_1, born=None)
    export = ask()
    Person.objects.unscoped("a test moves somebody away").filter(pk=li.pk).update(place_code=FUDONG)
    found = texts(sheet_of(written(export)))
    assert "一格甲" in found
    assert "李桂英" not in found


def test_who_lost_the_right_gets_no_file(li):
    export = ask()
    user = account("fang_yuqing")
    user.is_active = False
    user.save()
    export = written(export)
    assert not export.file
    assert state_of(export, timezone.now()) == State.REFUSED
    assert actions()[-1] == "ledgers.export_failed"


def test_who_may_not_export_or_see_people_asks_in_vain(li):
    for who, place in (
        ("chen_xiaolan", GRID_2),
        ("hong_baogen", LUOTONG),
        ("zhu_linfeng", LUOTONG),
        ("sheng_meihua", LUOTONG),
    ):
        with pytest.raises(RightMissing):
            ask(who, place=place)
    with pytest.raises(RightMissing):
        ask("ye_zhiwei", key="residents", place=FUDONG)
