"""The audit log as people see it: in scope, masked, filtered, page by page."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from django.test import Client

from liren.events.models import Event
from liren.events.operations.prove import prove_log
from liren.events.operations.record import record
from liren.events.operations.seal import seal_events
from liren.events.queries.log import SIZE
from liren.events.tests.logs import CLERK, LUOTONG, NEIGHBOUR, some_events
from liren.kernel.scope import SYSTEM, Actor
from liren.testing.cast import account, actor

pytestmark = pytest.mark.django_db
NUMBER, PHONE = "999999196503020016", "19900001234"


def signed_in(key: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(account(key))
    return client


def text_of(response: Any) -> str:
    return str(response.content.decode())


def test_one_sees_what_happened_in_ones_own_area_only() -> None:
    here = record("places.building_added", actor=CLERK, place_code=LUOTONG, label="罗桐路58弄3幢")
    there = record("places.building_added", actor=CLERK, place_code=NEIGHBOUR, label="隔壁的楼")
    client = signed_in("wu_li")
    page = text_of(client.get("/events/"))
    assert "罗桐路58弄3幢" in page
    assert "隔壁的楼" not in page
    assert client.get(f"/events/{here.pk}/").status_code == 200
    assert client.get(f"/events/{there.pk}/").status_code == 404


def test_without_the_right_there_is_no_log_and_anonymous_signs_in_first() -> None:
    for path in ("/events/", "/events/exports/", f"/events/{some_events(1)[0].pk}/"):
        assert signed_in("chen_xiaolan").get(path).status_code == 403
        assert Client().get(path).status_code == 302


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=陈晓岚", {"甲", "乙"}),
        ("q=吴丽", {"丙"}),
        ("action=events.log_exported", {"甲"}),
        ("action=events.", {"甲", "丙"}),
        ("place=330182001004", {"丙"}),
        ("subject=events.event", set()),
        ("from_on=2020-01-01&to_on=2020-01-02", set()),
        ("from_on=2020-01-01", {"甲", "乙", "丙"}),
    ],
)
def test_conditions_narrow_the_list(query: str, found: set[str]) -> None:
    chen, wu = actor("chen_xiaolan"), actor("wu_li")
    _told("events.log_exported", chen, LUOTONG, "甲")
    _told("people.person_edited", chen, LUOTONG, "乙")
    _told("events.detail_erased", wu, "330182001004", "丙")
    page = signed_in("wu_li").get(f"/events/?{query}")
    shown = {row.event.subject_label for row in page.context["rows"]}
    assert shown & {"甲", "乙", "丙"} == found


@pytest.mark.parametrize(
    "query", ["place=罗桐", "from_on=31.12.", "from_on=2026-02-01&to_on=2026-01-01", "action=no"]
)
def test_a_condition_that_makes_no_sense_is_said_and_shows_nothing(query: str) -> None:
    some_events(1)
    response = signed_in("wu_li").get(f"/events/?{query}")
    assert response.status_code == 422
    assert response.context["rows"] == []


def test_pages_follow_one_another_without_gap_or_repetition() -> None:
    ids = [event.pk for event in some_events(SIZE * 2 + 5, action="places.edited")]
    client = signed_in("wu_li")
    seen, address = [], "/events/?action="
    while address:
        page = client.get(address)
        seen += [row.event.pk for row in page.context["rows"] if row.event.action == "places.edited"]
        address = page.context["older"] and f"/events/{page.context['older']}"
    assert seen == ids[::-1]
    back = client.get(f"/events/?after={ids[4]}")
    assert [row.event.pk for row in back.context["rows"]] == ids[5 : SIZE + 5][::-1]


def test_an_event_shows_old_and_new_with_numbers_masked() -> None:
    event = record(
        "people.person_edited", actor=CLERK, place_code=LUOTONG,
        old={"note": f"身份证 {NUMBER}"}, new={"note": f"电话 {PHONE}"},
    )  # fmt: skip
    page = text_of(signed_in("wu_li").get(f"/events/{event.pk}/"))
    assert "9999**********0016" in page
    assert "199****1234" in page
    assert NUMBER not in page
    assert PHONE not in page


def test_who_may_not_read_the_register_sees_which_fields_changed_but_no_value() -> None:
    event = record(
        "people.person_edited", actor=CLERK, place_code=LUOTONG, old={"name": "张三丰"}, new={"name": "张三"}
    )
    page = text_of(signed_in("qiu_shen").get(f"/events/{event.pk}/"))
    assert "张三" not in page
    assert "＊＊＊" in page


def test_care_stays_behind_its_own_right() -> None:
    event = record("people.care_enrolled", actor=CLERK, place_code=LUOTONG, new={"programme": "社区矫正"})
    assert "社区矫正" not in text_of(signed_in("wu_li").get(f"/events/{event.pk}/"))


def test_a_copy_needs_a_reason_and_is_itself_an_event() -> None:
    record("places.building_added", actor=CLERK, place_code=LUOTONG, label="=1+1")
    client = signed_in("wu_li")
    assert client.post("/events/exports/", {"kind": "xlsx", "reason": ""}).status_code == 422
    response = client.post("/events/exports/?action=places.", {"kind": "xlsx", "reason": "年度审计"})
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    assert sheet is not None
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert cells[0][3] == "年度审计"
    assert any("=1+1" in str(cell) for row in cells for cell in row)
    taken = Event.objects.unscoped("test").get(action="events.log_exported")
    assert (taken.reason, taken.actor_name) == ("年度审计", "吴丽")


def test_a_csv_holds_nothing_that_a_spreadsheet_would_calculate() -> None:
    record("places.building_added", actor=Actor(None, "=cmd"), place_code=LUOTONG)
    response = signed_in("wu_li").post("/events/exports/", {"kind": "csv", "reason": "年度审计"})
    assert response.content.startswith(b"\xef\xbb\xbf")
    assert ",'=cmd," in text_of(response)


def test_the_state_of_the_chain_stands_above_the_log() -> None:
    some_events(3)
    client = signed_in("wu_li")
    assert "not sealed yet" in text_of(client.get("/events/"))
    seal_events()
    checked = prove_log(actor=SYSTEM)
    page = text_of(client.get("/events/"))
    assert checked.head.hex()[:16] in page
    assert "Proven intact" in page


def test_the_list_costs_few_queries(django_assert_max_num_queries: Any) -> None:
    some_events(60)
    client = signed_in("wu_li")
    client.get("/events/")
    with django_assert_max_num_queries(13):
        client.get("/events/")


def _told(action: str, who: Actor, place: str, label: str) -> None:
    record(action, actor=who, place_code=place, label=label)
