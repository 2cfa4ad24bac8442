"""The Today page: true numbers with their lists behind them, what is due, and a home for each role."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from liren.kernel import crypto
from liren.kernel.fence import fenced
from liren.kernel.scope import SYSTEM
from liren.ledgers.catalogue import LEDGERS
from liren.ledgers.operations.exports import ask_export
from liren.ledgers.wanted import Wanted
from liren.overview.board import DueItem, Stand, grouped
from liren.overview.figures import FIGURES
from liren.overview.greeting import given_name, greeting
from liren.overview.queries.reading import read
from liren.overview.standing import NAMES
from liren.people.choices import BatchState, Tag
from liren.people.conditions import Conditions
from liren.people.models import Conflict, Person, RosterBatch, Source
from liren.people.operations.residency import end_residency
from liren.people.operations.roster.conflicts import PURPOSE as CONFLICT
from liren.people.operations.tags import tag_person
from liren.policy.operations.packs import load_packs
from liren.policy.operations.settling import judge_everything
from liren.policy.tests.conftest import PACKS
from liren.testing.area import GRID_1, GRID_2, LUOTONG
from liren.testing.cast import CAST, account, actor
from liren.testing.people import a_home, a_household, a_person, an_identity

pytestmark = pytest.mark.django_db


def told(who):
    reader = actor(who)
    with fenced(reader):
        return read(Stand(reader), FIGURES)


def titles(client, who):
    client.force_login(account(who))
    page = client.get("/")
    return [item.title for group in page.context["groups"] for item in group.items]


def a_contradiction(person):
    source = Source.objects.unscoped("test").create(
        place_code=person.place_code, kind="roster", label="花名册"
    )
    ours, theirs = crypto.seal(CONFLICT, "20"), crypto.seal(CONFLICT, "60")
    Conflict.objects.unscoped("test").create(
        person=person,
        place_code=person.place_code,
        field="person.education",
        ours=ours,
        theirs=theirs,
        source=source,
    )


def test_without_an_account_one_is_asked_to_sign_in(client):
    assert client.get("/")["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("who", CAST)
def test_everybody_has_a_home_that_opens(client, who):
    client.force_login(account(who))
    assert client.get("/").status_code == 200


def test_every_link_of_the_page_opens(client):
    person = a_person("李桂英", home=a_home("201"), identity=an_identity(), born=None)
    a_household(person)
    a_contradiction(person)
    for who in ("wu_li", "fang_yuqing", "hong_baogen", "qiu_shen", "ni_anguo", "yu_weiqi"):
        client.force_login(account(who))
        text = client.get("/").content.decode()
        main = text[text.index("<main") : text.index("</main>")]
        for url in {unescape(u) for u in re.findall(r'href="(/[^"]*)"', main)}:
            assert client.get(url).status_code == 200, (who, url)


def test_the_numbers_are_those_of_the_reader_s_own_place():
    a_household(a_person("一格甲", place=GRID_1))
    stale = a_person("二格乙", place=GRID_2)
    Person.objects.unscoped("test").filter(pk=stale.pk).update(
        confirmed_on=timezone.localdate() - timedelta(days=181)
    )
    assert (
        told("fang_yuqing")["people"],
        told("fang_yuqing")["households"],
        told("fang_yuqing")["stale"]["n"],
    ) == (2, 1, 1)
    grid = told("tong_xiaobin")
    assert (grid["people"], grid["households"], grid["stale"]) == (1, 1, None)
    stranger = told("zhu_linfeng")
    assert (stranger["people"], stranger["households"], stranger["stale"], stranger["joined"]) == (
        None,
        0,
        None,
        0,
    )


def test_a_number_and_its_list_agree(client):
    for name in ("甲甲", "乙乙", "丙丙"):
        a_person(name)
    Person.objects.unscoped("test").filter(name="甲甲").update(confirmed_on=None)
    client.force_login(account("fang_yuqing"))
    assert client.get("/").context["told"]["stale"]["n"] == 1
    assert len(client.get(f"/people/?place={LUOTONG}&stale=1").context["rows"]) == 1


def test_who_leaves_this_month_is_counted_and_listed(client):
    clerk, gone = actor("fang_yuqing"), a_person("走了甲")
    with fenced(clerk):
        end_residency(gone, actor=clerk, ending="moved", on=timezone.localdate())
    assert told("fang_yuqing")["left"] == 1
    client.force_login(account("fang_yuqing"))
    assert "走了甲" in client.get("/today/moves/?way=left").content.decode()
    client.force_login(account("zhu_linfeng"))
    assert "走了甲" not in client.get("/today/moves/?way=left").content.decode()


def test_a_contradiction_is_due_for_who_may_decide_it(client):
    a_contradiction(a_person())
    assert any("1" in title for title in titles(client, "fang_yuqing"))
    with_conflict = len(titles(client, "fang_yuqing"))
    Conflict.objects.unscoped("test").update(decision="keep")
    assert len(titles(client, "fang_yuqing")) == with_conflict - 1


def test_a_tag_that_ends_is_due_on_its_last_day():
    clerk = actor("fang_yuqing")
    with fenced(clerk):
        tag_person(
            a_person(), actor=clerk, tag=Tag.LOW_INCOME, to_on=timezone.localdate() + timedelta(days=3)
        )
        tag_person(
            a_person("乙乙"), actor=clerk, tag=Tag.LOW_INCOME, to_on=timezone.localdate() + timedelta(days=60)
        )
    (found,) = told("fang_yuqing")["tags_ending"]
    assert (found["tag"], found["n"]) == ("low_income", 1)


def test_an_import_that_waits_is_due_before_it_is_thrown_away(client):
    RosterBatch.objects.unscoped("test").create(
        place_code=LUOTONG,
        file_name="花名册.xlsx",
        file_digest="0",
        state=BatchState.READY,
        by=account("fang_yuqing"),
    )
    client.force_login(account("fang_yuqing"))
    items = [item for group in client.get("/").context["groups"] for item in group.items]
    due = next(item.due for item in items if "花名册.xlsx" in item.title)
    assert timedelta(hours=23) < due - timezone.now() <= timedelta(hours=24)
    assert not any("花名册.xlsx" in title for title in titles(client, "zhu_linfeng"))


def test_an_export_waits_for_approvers_only(client):
    a_person(identity=an_identity(), born=None)
    asker = actor("fang_yuqing")
    with fenced(asker):
        ask_export(
            Wanted(LEDGERS["residents"], Conditions(place=LUOTONG)), actor=asker, reason="年度复核", full=True
        )
    assert any("方雨晴" in title for title in titles(client, "wu_li"))
    for who in ("fang_yuqing", "xu_guilan", "dai_yinping"):
        assert not any("方雨晴" in title for title in titles(client, who)), who


def test_the_administrators_see_no_people(client):
    a_person("李桂英")
    for who in ("qiu_shen", "ni_anguo", "yu_weiqi"):
        client.force_login(account(who))
        page = client.get("/")
        assert page.context["told"]["people"] is None
        assert "days" not in page.context


def test_possible_duplicates_are_looked_for_after_the_page_stands(client):
    home = a_home("201")
    a_person("李桂英", home=home)
    a_person("李桂英", home=home)
    client.force_login(account("fang_yuqing"))
    assert client.get("/today/duplicates/").context["found"] == 1
    client.force_login(account("chen_xiaolan"))
    assert client.get("/today/duplicates/").status_code == 403


def test_the_page_stays_within_its_budget_of_reads(client, django_assert_max_num_queries):
    a_contradiction(a_person())
    for who in ("fang_yuqing", "wu_li", "qiu_shen", "hong_baogen"):
        client.force_login(account(who))
        client.get("/")
        with django_assert_max_num_queries(12):
            client.get("/")


def test_due_items_are_grouped_by_their_deadline():
    now = datetime(2026, 11, 17, 2, tzinfo=UTC)

    def item(title, **more):
        return DueItem("x", "k", title, "/", "Go", **more)

    groups = grouped(
        [item("later", due=now + timedelta(days=3)), item("undated"), item("now", due=now + timedelta(hours=2)),
         item("flagged", today=True), item("past", due=now - timedelta(hours=1))], now,
    )  # fmt: skip
    assert {group.key: [i.title for i in group.items] for group in groups} == {
        "late": ["past"], "today": ["now", "flagged"], "week": ["later", "undated"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "called"),
    [("陈晓岚", "晓岚"), ("李强", "李强"), ("欧阳文山", "文山"), ("司马光", "光"), ("Ann Lee", "Ann Lee")],
)
def test_people_are_called_by_their_given_name(name, called):
    assert given_name(name) == called


def test_the_greeting_follows_the_hour():
    said = [greeting("陈晓岚", datetime(2026, 11, 17, hour, tzinfo=UTC)) for hour in (2, 8, 12, 15, 20)]
    assert len(set(said)) == 5
    assert all("晓岚" in words for words in said)


def test_open_requirements_of_the_community_are_one_sentence(client):
    load_packs(PACKS, actor=SYSTEM)
    a_person()
    judge_everything()
    for who, seen in (("fang_yuqing", True), ("tong_xiaobin", False), ("qiu_shen", False)):
        client.force_login(account(who))
        pieces = [piece for line in client.get("/").context["lines"] for piece in line]
        links = [piece for piece in pieces if piece.url == f"/policy/places/{LUOTONG}/gaps/"]
        assert bool(links) == seen, who
        if seen:
            assert f" {len(client.get(links[0].url).context['gaps'])} " in links[0].words


def test_the_compliance_bar_counts_as_the_sheet_does_and_leads_to_its_clauses(client):
    load_packs(PACKS, actor=SYSTEM)
    a_person()
    judge_everything()
    client.force_login(account("fang_yuqing"))
    parts = client.get("/").context["stands"]
    sheet = client.get(f"/overview/{LUOTONG}/").context["sheet"].all
    told = dict(zip(NAMES, sheet.counts, strict=True))
    assert parts
    for part in parts:
        state = parse_qs(urlsplit(part.url).query)["state"][0]
        assert part.count == told[state], state
        assert client.get(part.url).status_code == 200


def test_who_works_in_a_grid_has_no_compliance_bar(client):
    load_packs(PACKS, actor=SYSTEM)
    judge_everything()
    client.force_login(account("tong_xiaobin"))
    assert not client.get("/").context["stands"]
