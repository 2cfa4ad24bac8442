"""The file of an export: fetched by the asker, for a day; asked for and decided on the pages."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from liren.events.models import Event, Notice
from liren.events.operations.tell import tell_about
from liren.kernel.errors import OutOfScope
from liren.ledgers.operations.exports import (
    approve_export,
    expire_exports,
    take_export,
)
from liren.ledgers.queries import exports
from liren.ledgers.rules import State
from liren.ledgers.tests.exporting import WHY, actions, ask, sheet_of, texts, written
from liren.people.models import Export
from liren.testing.area import GRID_2, LUOTONG, YANGXI
from liren.testing.cast import account, actor
from liren.testing.people import a_person

pytestmark = pytest.mark.django_db


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


def test_ticked_people_go_the_way_of_every_export(client, li):
    beside = a_person("邵阿根")
    client.force_login(account("fang_yuqing"))
    form = client.post("/people/export/", {"people": [li.pk], "back": f"?place={LUOTONG}&age=60%2B"})
    assert form.status_code == 302
    page = client.get(form["Location"])
    assert page.context["total"] == 1
    assert "已选 1 人" in page.text

    client.post(form["Location"], {"reason": WHY, "columns": ["person.name"]})

    found = texts(sheet_of(written(Export.objects.unscoped("test").get())))
    assert li.name in found
    assert beside.name not in found
    assert actions()[0] == "ledgers.export_begun"


def test_ticks_reach_nobody_outside_the_area(client, li):
    client.force_login(account("zhu_linfeng"))
    form = client.post("/people/export/", {"people": [li.pk], "back": f"?place={YANGXI}"})
    assert client.get(form["Location"]).context["total"] == 0
    assert client.post("/people/export/", {"people": ["x"]}).status_code == 302


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
