"""What is hidden, who may look, and that every look is on record."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from liren.events.models import Event
from liren.kernel.errors import OutOfScope, Refused
from liren.kernel.fence import fenced
from liren.people.models import CareProgramme, Contact, Enrolment, PersonDocument
from liren.people.operations.bulk import move_people_to_grid
from liren.people.operations.care import end_enrolment, enrol, forget_expired, switch_off, switch_on
from liren.people.operations.documents import add_document
from liren.people.operations.reveals import reveal_identity
from liren.places.models import Place
from liren.testing.area import COUNTY, GRID_1
from liren.testing.cast import account, actor
from liren.testing.people import a_person, a_phone, an_identity

pytestmark = pytest.mark.django_db
NUMBER, PHONE = an_identity(), a_phone(1234)


@pytest.fixture
def person():
    return a_person("李桂英", identity=NUMBER, phone=PHONE)


@pytest.fixture
def clerk(person):
    with fenced(actor("fang_yuqing")):
        yield actor("fang_yuqing")


def told(action):
    return Event.objects.unscoped("a test looks").filter(action=action)


def test_a_look_needs_a_reason_and_leaves_it_on_record(person, clerk):
    with pytest.raises(Refused):
        reveal_identity(person, actor=clerk, reason=" ")
    assert reveal_identity(person, actor=clerk, reason="上门走访") == NUMBER
    event = told("people.identity_revealed").get()
    assert (event.subject_id, event.reason, event.actor_name) == (person.pk, "上门走访", "方雨晴")


def test_the_number_is_shown_for_a_reason_by_post_only(client, person):
    client.force_login(account("fang_yuqing"))
    url = f"/people/{person.pk}/identity/reveal/"
    assert client.get(url).status_code == 405
    assert client.post(url, {}).status_code == 422
    assert client.post(url, {"reason": "other"}).status_code == 422
    shown = client.post(url, {"reason": "visit"})
    assert NUMBER in shown.content.decode()
    assert shown["Cache-Control"] == "no-store"
    part = client.post(url, {"reason": "visit"}, headers={"HX-Request": "true"}).content.decode()
    assert NUMBER in part
    assert "<html" not in part


def test_a_phone_is_shown_the_same_way(client, person):
    client.force_login(account("fang_yuqing"))
    with fenced(actor("fang_yuqing")):
        contact = Contact.objects.unscoped("test").get()
    shown = client.post(f"/people/{person.pk}/phones/{contact.pk}/reveal/", {"reason": "visit"})
    assert PHONE in shown.content.decode()
    assert told("people.phone_revealed").count() == 1


def test_who_looked_is_seen_by_those_entitled(client, person, clerk):
    reveal_identity(person, actor=clerk, reason="津贴申领")
    client.force_login(account("xu_guilan"))
    assert "津贴申领" in client.get(f"/people/{person.pk}/looks/").content.decode()
    client.force_login(account("fang_yuqing"))
    assert client.get(f"/people/{person.pk}/looks/").status_code == 403
    assert "津贴申领" not in client.get(f"/people/{person.pk}/").content.decode()


def test_a_reader_without_the_right_cannot_look(client, person):
    client.force_login(account("lai_zhengping"))
    assert client.post(f"/people/{person.pk}/identity/reveal/", {"reason": "visit"}).status_code == 200
    client.force_login(account("shao_yun"))
    assert client.post(f"/people/{person.pk}/identity/reveal/", {"reason": "visit"}).status_code == 403


def test_the_database_itself_hides_secrets_from_strangers(person):
    with fenced(actor("zhu_linfeng")), connection.cursor() as cursor:
        for table in ("people_personidentity", "people_contact"):
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchone()[0] == 0


def test_a_number_search_is_logged_without_the_number(client, person):
    client.force_login(account("fang_yuqing"))
    found = client.post("/search/", {"q": NUMBER})
    assert found.context["found"].people[0].person == person
    assert NUMBER not in found.content.decode()
    event = told("people.searched_by_number").get()
    assert NUMBER not in repr(vars(event))


@pytest.mark.parametrize("page", ["/search/", "/people/", "/people/homes/", "/ledgers/elderly60/"])
@pytest.mark.parametrize("number", [NUMBER, "199 0000 0001"])
def test_whole_numbers_are_not_looked_up_by_an_address(client, person, page, number):
    client.force_login(account("fang_yuqing"))
    assert client.get(page, {"q": number}).status_code == 422
    assert not told("people.searched_by_number").exists()


def test_the_search_boxes_of_the_frame_ask_by_post(client):
    client.force_login(account("fang_yuqing"))
    text = client.get("/people/").content.decode()
    forms = [form for form in text.split("<form")[1:] if 'action="/search/"' in form.split(">")[0]]
    assert len(forms) == 2
    assert all('method="post"' in form and "csrfmiddlewaretoken" in form for form in forms)
    assert 'hx-get="/search/"' not in text


def programme():
    return CareProgramme.objects.get(pk="mental")


def test_care_is_off_until_the_county_switches_it_on(person):
    helper, county = actor("pan_shuzhen"), actor("lai_zhengping")
    with fenced(helper), pytest.raises(Refused):
        enrol(person, programme(), actor=helper, from_on=date(2026, 1, 1))
    switch = switch_on(programme(), actor=county, place_code=COUNTY, decision="建民〔2026〕1号")
    with fenced(helper):
        file = enrol(person, programme(), actor=helper, from_on=date(2026, 1, 1), plan="每周一次")
        with pytest.raises(Refused):
            enrol(person, programme(), actor=helper, from_on=date(2026, 1, 1))
    switch_off(switch, actor=county)
    with fenced(helper), pytest.raises(OutOfScope):
        enrol(a_person("另一人"), programme(), actor=helper, from_on=date(2026, 1, 1))
    assert file.visit_every_days == 30


@pytest.fixture
def file(person):
    switch_on(programme(), actor=actor("lai_zhengping"), place_code=COUNTY, decision="建民〔2026〕1号")
    with fenced(actor("pan_shuzhen")):
        return enrol(person, programme(), actor=actor("pan_shuzhen"), from_on=date(2026, 1, 1), plan="PLAN")


def test_nobody_without_the_right_learns_that_a_care_file_exists(client, person, file):
    client.force_login(account("fang_yuqing"))
    page = client.get(f"/people/{person.pk}/").content.decode()
    assert programme().name not in page
    assert "care" not in page.split("<main")[1].lower()
    assert client.get(f"/care/files/{file.pk}/").status_code == 403
    client.force_login(account("pan_shuzhen"))
    assert programme().name in client.get(f"/people/{person.pk}/").content.decode()
    assert "PLAN" in client.get(f"/care/files/{file.pk}/").content.decode()
    assert "李桂英" in client.get("/care/").content.decode()


def test_a_care_file_follows_a_person_whom_somebody_without_the_right_moves(person, file, clerk):
    move_people_to_grid([person.pk], actor=clerk, grid=Place.objects.unscoped("test").get(code=GRID_1))
    assert not Enrolment.objects.unscoped("the fence still hides it").exists()
    with fenced(actor("pan_shuzhen")):
        assert Enrolment.objects.unscoped("test").get().place_code == GRID_1


def test_a_closed_file_is_forgotten_after_its_time(person, file):
    helper = actor("pan_shuzhen")
    with fenced(helper):
        closed = end_enrolment(file, actor=helper, on=date(2026, 6, 1))
        assert closed.keep_until is not None
        assert forget_expired(actor=helper, today=closed.keep_until) == 0
        assert forget_expired(actor=helper, today=closed.keep_until + timedelta(days=1)) == 1


def test_care_is_worked_with_on_its_pages(client, person):
    client.force_login(account("lai_zhengping"))
    assert client.post("/care/programmes/", {"programme": "mental", "decision": ""}).status_code == 422
    assert (
        client.post("/care/programmes/", {"programme": "mental", "decision": "建民〔2026〕1号"}).status_code
        == 302
    )
    assert "建民〔2026〕1号" in client.get("/care/programmes/").content.decode()
    client.force_login(account("pan_shuzhen"))
    told = {"programme": "mental", "from_on": "2026-01-01", "plan": "每周一次", "helpers": "社区医生"}
    assert client.post(f"/people/{person.pk}/care/", told).status_code == 302
    with fenced(actor("pan_shuzhen")):
        file = Enrolment.objects.unscoped("test").get()
    changed = {"plan": "每月两次", "helpers": "", "visit_every_days": 15, "version": file.version}
    assert client.post(f"/care/files/{file.pk}/", changed).status_code == 302
    assert client.post(f"/care/files/{file.pk}/", changed).status_code == 409
    assert client.post(f"/care/files/{file.pk}/end/", {"reason": "康复"}).status_code == 302
    assert "每月两次" in client.get(f"/care/files/{file.pk}/").content.decode()
    assert client.post("/care/expired/").status_code == 302
    client.force_login(account("fang_yuqing"))
    for path in ("/care/", "/care/programmes/", f"/people/{person.pk}/care/"):
        assert client.get(path).status_code == 403, path


def a_paper(name="证明.pdf", content=b"%PDF-1.4 x"):
    return SimpleUploadedFile(name, content)


def in_a_year():
    return timezone.localdate() + timedelta(days=365)


def test_a_paper_needs_a_ground_a_date_and_the_right_type(person, clerk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for file, ground, until in (
        (a_paper("a.exe"), "同意书", in_a_year()),
        (a_paper(content=b"MZ not a pdf"), "同意书", in_a_year()),
        (a_paper(), " ", in_a_year()),
        (a_paper(), "同意书", timezone.localdate()),
    ):
        with pytest.raises(Refused):
            add_document(person, actor=clerk, file=file, title="x", ground=ground, keep_until=until)
    assert not PersonDocument.objects.unscoped("test").exists()


def test_a_paper_is_served_in_scope_only_and_each_reading_is_on_record(client, person, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(account("fang_yuqing"))
    answer = client.post(f"/people/{person.pk}/documents/", {
        "file": a_paper(), "title": "残疾证", "ground": "残疾人保障法", "keep_until": in_a_year().isoformat(),
    })  # fmt: skip
    assert answer.status_code == 302
    with fenced(actor("fang_yuqing")):
        paper = PersonDocument.objects.unscoped("test").get()
    assert b"".join(client.get(f"/people/documents/{paper.pk}/").streaming_content).startswith(b"%PDF")
    assert told("people.document_opened").count() == 1
    client.force_login(account("chen_xiaolan"))
    assert client.get(f"/people/documents/{paper.pk}/").status_code == 403
    client.force_login(account("zhu_linfeng"))
    assert client.get(f"/people/documents/{paper.pk}/").status_code == 404
