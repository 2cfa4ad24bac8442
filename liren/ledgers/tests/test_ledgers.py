"""Ledgers: who stands on them, to whom they are shown, what a page and a print say."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from liren.events.models import Event
from liren.kernel.age import birthday, born_by
from liren.kernel.errors import Refused, RightMissing
from liren.kernel.fence import fenced
from liren.ledgers.catalogue import LEDGERS
from liren.ledgers.operations.printing import print_ledger
from liren.ledgers.queries import overview, rows
from liren.ledgers.wanted import Wanted
from liren.people.choices import Tag
from liren.people.conditions import Conditions
from liren.people.models import Person, PersonTag
from liren.people.operations.residency import end_residency
from liren.people.operations.tags import tag_person
from liren.places.models import Dwelling
from liren.testing.area import FUDONG, GRID_1, GRID_2, LUOTONG
from liren.testing.cast import account, actor
from liren.testing.people import a_home, a_person, a_phone, an_identity

pytestmark = pytest.mark.django_db
NUMBER, PHONE = an_identity(), a_phone(1234)


def wanted(key, place=LUOTONG, *columns, **conditions):
    return Wanted(LEDGERS[key], Conditions(place=place, **conditions), columns)


def names(key, who="fang_yuqing", place=LUOTONG):
    reader = actor(who)
    with fenced(reader):
        return [line.cells[0] for line in rows.page(reader, wanted(key, place)).lines]


def test_ages_count_to_the_day():
    today = timezone.localdate()
    turns_today = born_by(60, today)
    a_person("刚满甲", born=turns_today)
    a_person("差一乙", born=turns_today + timedelta(days=1))
    assert names("elderly60") == ["刚满甲"]
    assert birthday(turns_today, 60) <= today


def test_a_person_is_a_minor_until_the_day_of_the_eighteenth_birthday():
    today = timezone.localdate()
    a_person("成年甲", born=born_by(18, today))
    a_person("未成年乙", born=born_by(18, today) + timedelta(days=1))
    assert names("minors") == ["未成年乙"]


def test_a_tag_counts_while_it_holds():
    old, new = a_person("独居甲"), a_person("独居乙")
    clerk, today = actor("fang_yuqing"), timezone.localdate()
    with fenced(clerk):
        tag_person(old, actor=clerk, tag=Tag.LIVING_ALONE, evidence="上门", to_on=today)
        tag_person(new, actor=clerk, tag=Tag.LIVING_ALONE, evidence="上门")
    assert sorted(names("living_alone")) == ["独居乙", "独居甲"]
    PersonTag.objects.unscoped("a test turns the clock").filter(person=old).update(
        to_on=today - timedelta(days=1)
    )
    assert names("living_alone") == ["独居乙"]


def test_who_lives_here_but_is_registered_elsewhere_is_a_migrant():
    a_person("外来甲", standing="living")
    a_person("本地乙")
    assert names("migrants") == ["外来甲"]


def test_party_members_are_known_by_status():
    a_person("党员甲", political="01")
    a_person("群众乙", political="13")
    assert names("party") == ["党员甲"]


def test_who_left_stands_on_no_ledger():
    clerk, gone = actor("fang_yuqing"), a_person("走了甲", born=date(1940, 1, 1))
    with fenced(clerk):
        end_residency(gone, actor=clerk, ending="moved", on=timezone.localdate())
    assert names("elderly80") == []


def test_an_empty_home_is_marked_so_or_unknown_with_nobody_in_it():
    a_home("101")
    Dwelling.objects.unscoped("a test's ground").filter(pk=a_home("102").pk).update(use="empty")
    a_person("住户甲", home=a_home("103"))
    reader = actor("fang_yuqing")
    found = [line.cells[3] for line in rows.page(reader, wanted("empty_homes")).lines]
    assert found == ["101", "102"]


def test_pages_of_homes_follow_building_and_room_both_ways():
    for room in ("101", "102", "201", "202", "301"):
        a_home(room)
    reader = actor("fang_yuqing")

    def rooms(page):
        return [line.cells[3] for line in page.lines]

    first = rows.page(reader, wanted("homes"), size=2)
    second = rows.page(reader, wanted("homes"), size=2, after=first.after)
    third = rows.page(reader, wanted("homes"), size=2, after=second.after)
    assert [rooms(first), rooms(second), rooms(third)] == [["101", "102"], ["201", "202"], ["301"]]
    assert third.after == ""
    assert rooms(rows.page(reader, wanted("homes"), size=2, before=third.before)) == ["201", "202"]


def test_every_line_goes_through_all_pages(monkeypatch):
    monkeypatch.setattr(rows, "CHUNK", 2)
    for i in range(5):
        a_person(f"居民{i}号")
    clerk = actor("fang_yuqing")
    with fenced(clerk):
        lines = list(rows.every_line(clerk, wanted("residents"), permission="people.export"))
    assert len({line.pk for line in lines}) == 5


def test_a_ledger_shows_numbers_masked(client):
    a_person("李桂英", identity=NUMBER, phone=PHONE, born=None)
    client.force_login(account("fang_yuqing"))
    text = client.get("/ledgers/elderly80/").content.decode()
    assert "李桂英" in text
    assert "9999**********" in text
    assert "199****1234" in text
    assert NUMBER not in text
    assert PHONE not in text


def test_columns_can_be_chosen_and_unknown_ones_are_left_out(client):
    a_person("李桂英", occupation="裁缝")
    client.force_login(account("fang_yuqing"))
    text = client.get(
        "/ledgers/residents/?col=person.name&col=person.occupation&col=person.nothing"
    ).content.decode()
    assert "裁缝" in text
    assert "person.ethnicity" not in LEDGERS["residents"].choosable


def test_a_stranger_finds_nobody_and_no_number_of_anybody(client):
    a_person("李桂英")
    stranger = actor("sheng_meihua")
    assert overview.counts(stranger, FUDONG)["residents"] == 0
    assert rows.count_of(stranger, wanted("residents", LUOTONG)) == 0
    client.force_login(account("sheng_meihua"))
    assert "李桂英" not in client.get("/ledgers/residents/").content.decode()
    for path in (f"/ledgers/residents/?place={LUOTONG}", f"/ledgers/residents/print/?place={GRID_2}",
                 f"/ledgers/?place={LUOTONG}"):  # fmt: skip
        assert client.get(path).status_code == 404, path
    assert client.get("/ledgers/nothing/").status_code == 404


def test_a_grid_worker_sees_the_lines_of_the_own_grid_only():
    a_person("一格甲", place=GRID_1)
    a_person("二格乙", place=GRID_2)
    assert names("residents", "chen_xiaolan", GRID_2) == ["二格乙"]
    assert overview.counts(actor("chen_xiaolan"), LUOTONG)["residents"] == 1


def test_who_may_not_see_people_sees_how_many_but_not_who(client):
    a_person("李桂英")
    client.force_login(account("hong_baogen"))
    page = client.get("/ledgers/residents/")
    assert page.context["total"] == 1
    assert "李桂英" not in page.content.decode()
    assert client.get("/ledgers/residents/print/").status_code == 403
    with pytest.raises(RightMissing):
        print_ledger(wanted("residents"), actor=actor("hong_baogen"))


def test_a_print_has_blank_lines_a_check_code_and_an_event():
    a_person("李桂英")
    clerk = actor("fang_yuqing")
    with fenced(clerk):
        paper = print_ledger(wanted("residents"), actor=clerk)
        again = print_ledger(wanted("residents"), actor=clerk)
    (sheet,) = paper.sheets
    assert (len(sheet.lines), len(sheet.blank)) == (1, 12)
    assert paper.title == "罗桐社区" + str(LEDGERS["residents"].title)
    assert paper.unit == "新安江街道罗桐社区居民委员会"
    assert paper.check == again.check
    event = Event.objects.unscoped("test").filter(action="ledgers.printed").first()
    assert event is not None
    assert paper.check in event.subject_label
    assert "李桂英" not in event.subject_label


def test_the_check_code_changes_with_one_letter():
    person = a_person("李桂英")
    clerk = actor("fang_yuqing")
    with fenced(clerk):
        before = print_ledger(wanted("residents"), actor=clerk).check
        Person.objects.unscoped("test").filter(pk=person.pk).update(name="李桂瑛")
        assert print_ledger(wanted("residents"), actor=clerk).check != before


def test_long_ledgers_are_not_printed_at_once(monkeypatch):
    monkeypatch.setattr("liren.ledgers.operations.printing.MOST", 1)
    a_person("甲甲")
    a_person("乙乙")
    clerk = actor("fang_yuqing")
    with fenced(clerk), pytest.raises(Refused):
        print_ledger(wanted("residents"), actor=clerk)


@pytest.mark.parametrize("key", LEDGERS)
def test_each_ledger_opens_as_a_page_and_on_both_papers(client, key):
    a_person("李桂英", identity=NUMBER, home=a_home("201"), born=None)
    client.force_login(account("fang_yuqing"))
    for path in (f"/ledgers/{key}/", f"/ledgers/{key}/print/?paper=a4", f"/ledgers/{key}/print/?paper=a3"):
        assert client.get(path).status_code == 200, path


def test_the_page_of_a_person_names_the_ledgers():
    person = a_person("李桂英", born=date(1942, 3, 8))
    found = {ledger.key for ledger in overview.ledgers_of(person, actor("fang_yuqing"))}
    assert found == {"residents", "elderly60", "elderly80"}
    assert overview.ledgers_of(person, actor("qiu_shen")) == []
