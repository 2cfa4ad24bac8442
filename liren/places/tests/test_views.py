"""The pages of places, as people use them: in scope, out of scope, step by step."""

from __future__ import annotations

import pytest
from django.urls import reverse

from liren.places.models import CalendarDay, Dwelling, Place, Premises, Restructuring
from liren.places.queries import current_code
from liren.testing.area import LUOTONG, SUBDISTRICT
from liren.testing.cast import OUTSIDER, account, actor

SQUARE = '{"type":"Polygon","coordinates":[[[119.26,29.47],[119.27,29.47],[119.27,29.48],[119.26,29.48],[119.26,29.47]]]}'


def open_pages(house: Dwelling, rooms: Premises) -> list[str]:
    on_place = ["place", "homes", "premises_list", "boundary_check", "restructure"]
    return [
        *(reverse(f"places:{name}", args=[LUOTONG]) for name in on_place),
        reverse("places:compound", args=[house.building.compound_id]),
        reverse("places:building", args=[house.building_id]),
        reverse("places:premises", args=[rooms.pk]),
    ]


def edit_pages(house: Dwelling, rooms: Premises) -> list[str]:
    on_place = ["name", "new_grid", "boundary", "new_compound", "new_building", "new_premises"]
    return [
        *(reverse(f"places:{name}", args=[LUOTONG]) for name in on_place),
        reverse("places:change", args=[LUOTONG, "buildings"]),
        reverse("places:edit_compound", args=[house.building.compound_id]),
        reverse("places:edit_building", args=[house.building_id]),
        reverse("places:generate_homes", args=[house.building_id]),
        reverse("places:new_dwelling", args=[house.building_id]),
        reverse("places:edit_dwelling", args=[house.pk]),
        reverse("places:edit_premises", args=[rooms.pk]),
        reverse("places:new_room", args=[rooms.pk]),
        reverse("places:new_photo", args=[rooms.pk]),
    ]


def test_every_page_opens_in_scope_and_is_not_there_outside(client, house):
    rooms = Premises.objects.create(place_code=LUOTONG, name="社区用房", origin="new")
    pages = open_pages(house, rooms) + edit_pages(house, rooms)
    client.force_login(account("xu_guilan"))
    for page in [*pages, reverse("places:calendar")]:
        assert client.get(page).status_code == 200, page
    client.force_login(account(OUTSIDER))
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 404, page
        assert "罗桐" not in answer.content.decode(), page


def test_nobody_sees_anything_without_signing_in(client, house):
    assert client.get(reverse("places:place", args=[LUOTONG])).status_code == 302


def test_the_tree_shows_only_ones_own_area(outsider, house):
    shown = outsider.get(reverse("places:branch"), {"under": LUOTONG}, headers={"HX-Request": "true"})
    assert "58弄" not in shown.content.decode()
    found = outsider.get(reverse("places:branch"), {"q": "罗桐"}, headers={"HX-Request": "true"})
    assert "58弄" not in found.content.decode()
    assert LUOTONG not in found.content.decode()


def test_the_tree_opens_a_community_with_its_buildings(director, house):
    shown = director.get(reverse("places:branch"), {"under": LUOTONG, "target": "people:list"})
    assert "58弄3幢" in shown.content.decode()


def test_homes_are_entered_by_a_pattern(director, house):
    pattern = {"units": 2, "first_floor": 1, "last_floor": 6, "rooms": 2}
    director.post(reverse("places:generate_homes", args=[house.building_id]), pattern)
    homes = Dwelling.objects.unscoped("test").filter(building=house.building)
    assert homes.count() == 2 * 6 * 2 + 1
    assert homes.filter(line="罗桐路58弄3幢2单元602室").count() == 1


def test_a_building_by_its_address_only_once(director, house):
    sent = {"road": "罗桐路", "number": "58弄", "name": "3栋"}
    answer = director.post(reverse("places:new_building", args=[LUOTONG]), sent)
    assert answer.status_code == 422


def test_a_stale_form_is_refused_and_nothing_is_lost(director, house):
    page = reverse("places:edit_compound", args=[house.building.compound_id])
    director.post(page, {"name": "桂花苑一期", "kind": "with_firm", "version": 1})
    answer = director.post(page, {"name": "桂花苑二期", "kind": "with_firm", "version": 1})
    assert answer.status_code == 409
    assert "桂花苑二期" in answer.content.decode()


def test_a_boundary_is_kept_and_a_broken_one_is_explained(director, house):
    page = reverse("places:boundary", args=[LUOTONG])
    assert director.post(page, {"text": SQUARE, "version": 1}).status_code == 302
    kept = Place.objects.unscoped("test").get(code=LUOTONG)
    assert kept.boundary
    assert kept.boundary["type"] == "Polygon"
    for broken in ("{", "[]", '{"type":"Point","coordinates":[1,2]}', SQUARE.replace("119", "19")):
        assert director.post(page, {"text": broken, "version": 2}).status_code == 422
    assert director.get(reverse("places:boundary", args=[LUOTONG])).status_code == 200


def test_merging_through_the_pages_and_undoing_it(client, house):
    client.force_login(account("wu_li"))
    make = Place.objects.unscoped("test").filter(level=12, code__startswith=SUBDISTRICT)
    target = make.exclude(code=LUOTONG)[0].code
    page = reverse("places:change", args=[target, "merge"])
    sent = {"others": [LUOTONG], "happened_on": "2026-11-01", "decision": "街〔2026〕1号"}
    shown = client.post(page, sent)
    assert shown.status_code == 200
    assert Restructuring.objects.unscoped("test").count() == 0
    client.post(page, {**sent, "confirmed": "yes"})
    done = Restructuring.objects.unscoped("test").get()
    assert current_code(LUOTONG) == target
    answer = client.get(reverse("places:place", args=[LUOTONG]), follow=True)
    assert answer.redirect_chain[-1][0] == reverse("places:place", args=[target])
    assert LUOTONG in answer.content.decode()
    assert client.get(reverse("places:restructuring", args=[done.pk])).status_code == 200
    client.post(reverse("places:undo_restructuring", args=[done.pk]))
    assert current_code(LUOTONG) == LUOTONG


def test_a_community_director_may_not_merge(director, house):
    assert director.get(reverse("places:change", args=[LUOTONG, "merge"])).status_code == 403


def test_the_calendar_says_which_year_is_unknown(director):
    assert "2031" in director.get(reverse("places:calendar_year", args=[2031])).content.decode()
    sent = {"from_on": "2031-10-01", "to_on": "2031-10-03", "kind": "holiday", "name": "国庆节"}
    assert director.post(reverse("places:calendar"), sent).status_code == 403
    assert not CalendarDay.objects.filter(day__year=2031).exists()


@pytest.mark.django_db
def test_days_of_the_notice_are_entered_by_those_who_may():
    from datetime import date

    from liren.places.operations.calendar import set_days
    from liren.places.queries import calendar

    officer = next(actor(key) for key in ("lai_zhengping", "lu_haining") if actor(key).may("calendar.edit"))
    set_days([date(2031, 10, 1)], actor=officer, kind="holiday", name="国庆节")
    assert not calendar().is_working_day(date(2031, 10, 1))
    assert 2031 in calendar().known_years
