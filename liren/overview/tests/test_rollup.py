"""The sheets of places: true numbers from tallies, every one of them a way on, nothing from elsewhere."""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liren.kernel.errors import OutOfScope
from liren.overview.queries.measured import freshness
from liren.overview.rollup import Asked, Rollup
from liren.overview.standing import Standing
from liren.places.operations.premises import add_room
from liren.policy.choices import State
from liren.policy.models import Clause, Pack, Tally
from liren.policy.operations.adoptions import adopt_pack
from liren.policy.operations.judgements import sign_judgement
from liren.policy.operations.settling import settle
from liren.testing.area import FUDONG, GRID_1, LUOTONG, NEIGHBOUR, SUBDISTRICT
from liren.testing.cast import account, actor

pytestmark = pytest.mark.usefixtures("judged")
LEVELS = ["33", "3301", "330182", SUBDISTRICT, LUOTONG]


@pytest.fixture
def office(client):
    client.force_login(account("lu_haining"))
    return client


def sheet(code, **asked):
    return Rollup(actor("lu_haining"), Asked(code, **asked))


@pytest.mark.parametrize("code", LEVELS)
@pytest.mark.parametrize(
    "query",
    ["", "?screen=1", "?print=a4", "?print=a3", "?state=no_data", "?pack=trial", "?by=people.residents", "?by=tr-1.1", "?all=1"],
)  # fmt: skip
def test_every_level_has_its_sheet(office, code, query):
    assert office.get(f"/overview/{code}/{query}").status_code == 200


@pytest.mark.parametrize("query", ["?pack=none", "?state=wonderful"])
def test_what_is_not_there_is_not_found(office, query):
    assert office.get(f"/overview/33/{query}").status_code == 404


def test_the_sheet_of_a_province_is_the_sum_of_what_the_judge_tallied():
    tallies = Tally.objects.unscoped("a test looks").filter(place_code="33", clause__check_data__isnull=False)
    assert sheet("33").all.met == sum(tallies.values_list("met", flat=True))
    assert sheet("33").all == sum((unit.all for unit in sheet("33").units), Standing())


def test_a_cell_shows_the_worst_state_and_how_many_checks_stand_so():
    found = {unit.place.code: unit for unit in sheet(SUBDISTRICT).units}
    _premises, luotong = found[LUOTONG].cells[0]
    assert (luotong.tone, luotong.count) == ("warn", 1)
    _premises, fudong = found[FUDONG].cells[0]
    assert (fudong.not_met, fudong.met) == (0, 1)


def test_who_needs_most_help_comes_first():
    needs = [unit.all.need for unit in sheet(SUBDISTRICT).units]
    assert needs == sorted(needs, reverse=True)
    assert sheet(SUBDISTRICT).units[-1].place.code == FUDONG


def test_the_order_is_said_to_be_no_ranking(office):
    assert "这不是给地方或个人排名" in office.get("/overview/330182001/").content.decode()


def test_a_changed_room_moves_the_province():
    before = sheet("33").all
    seen = freshness(actor("lu_haining"), "33").stamp
    add_room(
        _premises(), actor=actor("wu_li"), name="活动室", area_m2=Decimal(40), functions=["culture_sport"]
    )
    assert settle() > 0
    after = sheet("33")
    assert after.figures["places.premises_area"]["33"].value == 1340
    assert after.all.met == before.met + 1
    assert freshness(actor("lu_haining"), "33").stamp != seen


def test_the_wall_is_drawn_anew_only_when_something_moved(office):
    page = office.get("/overview/33/?screen=1").content.decode()
    again = unescape(page.partition('hx-get="')[2].partition('"')[0])
    htmx = {"HX-Request": "true"}
    assert office.get(f"/overview/33/{again}", headers=htmx).status_code == 204
    add_room(
        _premises(), actor=actor("wu_li"), name="活动室", area_m2=Decimal(40), functions=["culture_sport"]
    )
    assert office.get(f"/overview/33/{again}", headers=htmx).status_code == 204, "nobody has judged it yet"
    settle()
    part = office.get(f"/overview/33/{again}", headers=htmx)
    assert part.status_code == 200
    assert "1,340" in part.content.decode()
    assert "<html" not in part.content.decode()


def test_the_wall_follows_a_signed_judgement_at_once(office):
    page = office.get("/overview/33/?screen=1").content.decode()
    again = unescape(page.partition('hx-get="')[2].partition('"')[0])
    htmx = {"HX-Request": "true"}
    assert office.get(f"/overview/33/{again}", headers=htmx).status_code == 204
    clause = Clause.objects.get(code="tr-2.1")
    sign_judgement(clause, actor=actor("wu_li"), place_code=LUOTONG, state=State.MET, ground="现场看过")
    assert office.get(f"/overview/33/{again}", headers=htmx).status_code == 200


@pytest.mark.parametrize("code", LEVELS)
def test_every_figure_opens_something(office, code):
    text = office.get(f"/overview/{code}/").content.decode()
    main = text[text.index("<main") : text.index("</main>")]
    urls = {unescape(url).partition("#")[0] for url in re.findall(r'href="([/?][^"]*)"', main)}
    assert len(urls) > 8
    for url in urls:
        assert office.get(url if url.startswith("/") else f"/overview/{code}/{url}").status_code == 200, url


def test_an_indicator_leads_down_to_the_records(office):
    page = office.get("/overview/33/indicators/places.premises_area/").content.decode()
    assert "/overview/3301/indicators/places.premises_area/" in page
    page = office.get(f"/overview/{LUOTONG}/indicators/places.premises_area/").content.decode()
    assert f"/places/{LUOTONG}/premises/" in page


def test_what_lies_behind_the_care_fence_does_not_come_out_as_a_number(client, office):
    address = f"/overview/{LUOTONG}/indicators/people.care_enrolled/"
    assert office.get(address).status_code == 404
    client.force_login(account("fang_yuqing"))
    assert client.get(address).status_code == 404
    assert (
        "people.care_enrolled"
        not in Rollup(actor("fang_yuqing"), Asked(LUOTONG, by="people.care_enrolled")).figures
    )


def test_a_clause_leads_down_to_its_units(office):
    page = office.get(f"/overview/{SUBDISTRICT}/clauses/tr-1.1/").content.decode()
    assert f"/overview/{LUOTONG}/clauses/tr-1.1/" in page
    assert office.get(f"/overview/{SUBDISTRICT}/clauses/none/").status_code == 404


@pytest.mark.parametrize(("who", "code"), [("wu_li", "330182"), ("fang_yuqing", SUBDISTRICT), ("dai_yinping", LUOTONG),
                                           ("fang_yuqing", FUDONG), ("lu_haining", "3202"), ("chen_xiaolan", GRID_1)])  # fmt: skip
def test_elsewhere_and_above_there_is_nothing(who, code):
    with pytest.raises(OutOfScope):
        Rollup(actor(who), Asked(code))


def test_a_neighbour_is_not_bound_by_anothers_standard():
    assert not sheet(NEIGHBOUR).all.bound


def test_a_document_that_was_adopted_is_on_the_sheet():
    adopt_pack(Pack.objects.get(code="trial"), actor=actor("lai_zhengping"), place_code=NEIGHBOUR)
    assert sheet(NEIGHBOUR).all.bound


def test_the_trail_of_places_leads_to_their_sheets(office):
    page = office.get(f"/overview/{SUBDISTRICT}/").content.decode()
    crumbs = page[page.index("crumbs") : page.index("</nav>", page.index("crumbs"))]
    assert 'href="/overview/330182/"' in crumbs


@pytest.mark.parametrize(
    ("who", "code"),
    [("lu_haining", "33"), ("shao_yun", "3301"), ("lai_zhengping", "330182"), ("fang_yuqing", LUOTONG)],
)
def test_the_first_page_leads_to_the_sheet_of_ones_place(client, who, code):
    client.force_login(account(who))
    assert f'href="/overview/{code}/"' in client.get("/").content.decode()
    assert client.get("/overview/")["Location"] == f"/overview/{code}/"


def test_a_grid_worker_has_no_sheet(client):
    client.force_login(account("chen_xiaolan"))
    assert 'href="/overview/' not in client.get("/").content.decode()
    assert client.get("/overview/")["Location"] == "/"


def test_a_sheet_costs_a_dozen_queries_however_many_units(office):
    office.get("/overview/33/")
    for code in LEVELS:
        with CaptureQueriesContext(connection) as asked:
            office.get(f"/overview/{code}/")
        assert len(asked) <= 12, [query["sql"][:120] for query in asked.captured_queries]


def _premises():
    from liren.places.models import Premises

    return Premises.objects.unscoped("a test looks").get(place_code=LUOTONG)
