"""Exports: asked for with a reason, approved by somebody else, written in scope, fetched by the asker for a day."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from liren.events.models import Event, Notice
from liren.events.operations.tell import tell_about
from liren.kernel.errors import OutOfScope, Refused, RightMissing
from liren.kernel.fence import fenced
from liren.ledgers import tasks
from liren.ledgers.catalogue import LEDGERS
from liren.ledgers.operations.exports import (
    approve_export,
    ask_export,
    expire_exports,
    refuse_export,
    take_export,
)
from liren.ledgers.operations.limits import set_limit
from liren.ledgers.queries import exports
from liren.ledgers.rules import State, needs_approval, state_of
from liren.ledgers.wanted import Wanted
from liren.people.conditions import Conditions
from liren.people.models import Export, Person
from liren.testing.area import FUDONG, GRID_1, GRID_2, LUOTONG, SUBDISTRICT
from liren.testing.cast import account, actor
from liren.testing.people import a_home, a_person, a_phone, an_identity

pytestmark = pytest.mark.django_db
NUMBER, PHONE = an_identity(), a_phone(1234)
WHY = "街道复核名单"


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def li():
    return a_person("李桂英", identity=NUMBER, phone=PHONE, home=a_home("201"), born=None)


def ask(who="fang_yuqing", key="residents", place=LUOTONG, **more):
    asker = actor(who)
    conditions = Conditions(place=place, **more.pop("conditions", {}))
    with fenced(asker):
        return ask_export(
            Wanted(LEDGERS[key], conditions), actor=asker, reason=more.pop("reason", WHY), **more
        )


def written(export):
    tasks.produce.call(export.pk)
    return Export.objects.unscoped("test").get(pk=export.pk)


def sheet_of(export):
    return load_workbook(export.file.open("rb")).active


def texts(sheet):
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def actions():
    return list(
        Event.objects.unscoped("test")
        .filter(action__startswith="ledgers.")
        .order_by("id")
        .values_list("action", flat=True)
    )


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


def test_a_strange_place_is_not_there_for_the_form(client, li):
    client.force_login(account("zhu_linfeng"))
    assert client.get(f"/ledgers/residents/exports/?place={LUOTONG}").status_code == 404
    assert (
        client.post(
            f"/ledgers/residents/exports/?place={GRID_2}", {"reason": WHY, "columns": "person.name"}
        ).status_code
        == 404
    )
    client.force_login(account("chen_xiaolan"))
    assert client.get("/ledgers/residents/exports/").status_code == 403


def test_only_the_asker_fetches_the_file(client, li):
    export = written(ask())
    client.force_login(account("fang_yuqing"))
    answer = client.get(f"/exports/{export.pk}/file/")
    assert answer["Cache-Control"] == "no-store"
    assert b"".join(answer.streaming_content)[:2] == b"PK"
    expected = {
        "wu_li": 403,
        "xu_guilan": 404,
        "chen_xiaolan": 403,
        "zhu_linfeng": 404,
        "dai_yinping": 404,
        "qiu_shen": 403,
    }
    for stranger, status in expected.items():
        client.force_login(account(stranger))
        assert client.get(f"/exports/{export.pk}/file/").status_code == status, stranger


def test_strangers_see_neither_the_export_nor_that_there_is_one(client, li):
    export = ask(full=True)
    for stranger in ("zhu_linfeng", "dai_yinping", "xu_guilan"):
        client.force_login(account(stranger))
        assert client.get(f"/exports/{export.pk}/").status_code == 404, stranger
        assert WHY not in client.get("/exports/").content.decode(), stranger
    client.force_login(account("hong_baogen"))
    assert client.get("/exports/").status_code == 403


def test_an_auditor_sees_exports_but_no_file(client, li):
    export = written(ask())
    client.force_login(account("qiu_shen"))
    assert WHY in client.get("/exports/").content.decode()
    assert "/file/" not in client.get(f"/exports/{export.pk}/").content.decode()


def test_a_file_expires_after_a_day(li):
    export = written(ask())
    stored = Path(export.file.path)
    assert expire_exports() == 0
    Export.objects.unscoped("a test turns the clock").update(approved_at=timezone.now() - timedelta(hours=25))
    with pytest.raises(OutOfScope):
        take_export(export, actor=actor("fang_yuqing"))
    assert expire_exports() == 1
    assert not stored.exists()
    assert expire_exports() == 0
    assert actions()[-1] == "ledgers.export_expired"


def test_approvers_and_the_asker_are_told(li):
    export = ask(full=True)
    account("wu_li")
    account("dai_yinping")
    tell_about(Event.objects.unscoped("test").get(action="ledgers.export_asked").pk)
    assert set(Notice.objects.values_list("recipient__username", flat=True)) == {"wu_li"}
    approve_export(export, actor=actor("wu_li"))
    written(export)
    tell_about(Event.objects.unscoped("test").get(action="ledgers.export_written").pk)
    assert (
        Notice.objects.filter(recipient__username="fang_yuqing", link=f"/exports/{export.pk}/").count() == 1
    )


def test_the_whole_way_through_the_pages(client, li):
    client.force_login(account("fang_yuqing"))
    assert client.get("/ledgers/elderly60/exports/").status_code == 200
    assert (
        client.post("/ledgers/elderly60/exports/", {"reason": "", "columns": "person.name"}).status_code
        == 422
    )
    answer = client.post(
        "/ledgers/elderly60/exports/",
        {"reason": WHY, "columns": ["person.name", "person.identity"], "full": "on"},
    )
    page = answer["Location"]
    assert client.get(page).context["state"] == State.WAITING
    client.force_login(account("wu_li"))
    assert WHY in client.get("/exports/").content.decode()
    assert client.post(f"{page}refusal/", {"answer": ""}).status_code == 422
    assert client.post(f"{page}approval/").status_code == 302
    written(Export.objects.unscoped("test").get())
    client.force_login(account("fang_yuqing"))
    assert "/file/" in client.get(page).content.decode()


def test_the_limit_is_set_on_the_page(client):
    client.force_login(account("wu_li"))
    assert client.post("/exports/limits/", {"rows": "120"}).status_code == 302
    assert exports.limit_for(LUOTONG) == 120
    assert client.post("/exports/limits/", {"rows": "-1"}).status_code == 422
    client.force_login(account("fang_yuqing"))
    assert client.post("/exports/limits/", {"rows": "120"}).status_code == 403
