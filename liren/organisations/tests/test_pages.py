"""The pages of bodies, as people use them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from liren.organisations.models import Filing, Member, Organisation, PayScheme, Post, RuleText
from liren.organisations.operations import guarantees
from liren.organisations.operations.pay import fill_in_scheme, take_scheme
from liren.organisations.operations.records import add_row
from liren.organisations.queries.compounds import judged
from liren.places.operations.compounds import add_compound
from liren.testing.area import LUOTONG, SUBDISTRICT
from liren.testing.bodies import a_body, a_member, a_post, a_rule
from liren.testing.cast import account
from liren.testing.people import a_home, a_person

WHY = "a test looks"
LISTS = (
    "list", "members", "chart", "chart_print", "handbook", "compounds", "set_up", "guarantees", "pay", "answers",
)  # fmt: skip


def url(name: str, *args: object) -> str:
    return reverse(f"organisations:{name}", args=args)


@pytest.mark.parametrize("name", LISTS)
def test_every_list_opens_empty_and_filled(desk, name):
    assert desk.get(url(name), {"place": LUOTONG}).status_code == 200
    committee = a_body()
    a_post(a_member(), committee, "director", full_time=True)
    a_rule(committee)
    assert desk.get(url(name), {"place": LUOTONG}).status_code == 200
    desk.cookies["liren_language"] = "en"
    assert desk.get(url(name), {"place": LUOTONG}).status_code == 200


def test_a_place_elsewhere_is_not_there(outsider, committee):
    for name in LISTS:
        assert outsider.get(url(name), {"place": LUOTONG}).status_code == 404
    assert outsider.get(url("body", committee.pk)).status_code == 404


def test_a_committee_is_entered_and_a_wrong_code_is_explained_at_its_field(desk):
    told = {"kind": "committee", "name": "罗桐社区居民委员会", "credit_code": "55330182MA0000000A"}
    answer = desk.post(url("new", LUOTONG), told)
    assert answer.status_code == 422
    assert "id_credit_code_wrong" in answer.content.decode()
    assert "罗桐社区居民委员会" in answer.content.decode()
    assert desk.post(url("new", LUOTONG), {**told, "credit_code": ""}).status_code == 302
    assert Organisation.objects.unscoped(WHY).get().name == "罗桐社区居民委员会"


def test_a_post_is_given_changed_and_ended(desk, committee, member):
    told = {
        "member": member.pk,
        "role": "director",
        "full_time": "on",
        "chosen": "all_voters",
        "from_on": "2023-03-01",
    }
    assert desk.post(url("new_post", committee.pk), told).status_code == 302
    post = Post.objects.unscoped(WHY).get()
    page = desk.get(url("edit_post", post.pk)).content.decode()
    assert "2023-03-01" in page
    assert (
        desk.post(url("edit_post", post.pk), {**told, "duty": "主持全面工作", "version": 1}).status_code
        == 302
    )
    assert desk.post(url("edit_post", post.pk), {**told, "duty": "别的", "version": 1}).status_code == 409
    assert desk.post(url("end_post", post.pk), {"on": "2026-10-31", "ending": "resigned"}).status_code == 302
    post.refresh_from_db()
    assert (post.duty, post.to_on, post.ending) == ("主持全面工作", date(2026, 10, 31), "resigned")


def test_a_second_full_time_post_is_refused_with_what_was_typed(desk, committee, member):
    a_post(member, committee, "director", full_time=True)
    told = {
        "member": member.pk,
        "role": "worker",
        "full_time": "on",
        "chosen": "recruited",
        "from_on": "2025-01-01",
        "duty": "值班",
    }
    answer = desk.post(url("new_post", committee.pk), told)
    assert answer.status_code == 422
    assert "值班" in answer.content.decode()
    assert Post.objects.unscoped(WHY).count() == 1


def test_a_resident_is_found_by_name_and_taken_from_the_register(desk):
    person = a_person("苗青棠", education="20")
    found = desk.get(url("new_member", LUOTONG), {"q": "苗青棠"}).content.decode()
    assert f"resident={person.pk}" in found
    assert (
        desk.post(url("new_member", LUOTONG) + f"?resident={person.pk}", {"is_local": "on"}).status_code
        == 302
    )
    member = Member.objects.unscoped(WHY).get()
    assert (member.resident_id, member.education) == (person.pk, "20")
    assert url("member", member.pk)
    assert str(person.pk) in desk.get(url("member", member.pk)).content.decode()


def test_a_text_gets_a_second_version_and_is_read_on_paper(desk, committee):
    told = {
        "kind": "meeting",
        "title": "会议制度",
        "text": "每月一次。",
        "adopted_on": "2025-01-01",
        "from_on": "2025-01-01",
    }
    assert desk.post(url("new_rule", committee.pk), told).status_code == 302
    later = {**told, "adopted_on": "2026-01-01", "from_on": "2026-01-01"}
    assert desk.post(url("new_rule", committee.pk), later).status_code == 302
    numbers = RuleText.objects.unscoped(WHY).order_by("number")
    assert [(rule.number, rule.to_on) for rule in numbers] == [(1, date(2025, 12, 31)), (2, None)]
    assert "每月一次。" in desk.get(url("rule", numbers[1].pk)).content.decode()


def test_the_account_number_is_shown_by_its_tail_only(desk, committee):
    assert (
        desk.post(url("file", committee.pk), {"account": "6200005551234", "own_account": "on"}).status_code
        == 302
    )
    page = desk.get(url("body", committee.pk)).content.decode()
    assert "1234" in page
    assert "6200005551234" not in page


def test_money_in_yuan_is_kept_in_fen(desk):
    told = {
        "year": "2026",
        "line": "office",
        "source": "subdistrict",
        "amount_fen": "8万",
        "reason": "按户数",
    }
    assert desk.post(url("new_allocation", LUOTONG), told).status_code == 302
    page = desk.get(url("guarantees"), {"place": LUOTONG, "year": "2026"}).content.decode()
    assert "80,000.00" in page
    assert (
        desk.post(url("new_allocation", LUOTONG), {**told, "line": "pay", "amount_fen": "很多"}).status_code
        == 422
    )


def test_a_compound_has_the_body_of_its_type_or_the_reason(desk, clerk):
    old = add_compound(actor=clerk, place_code=LUOTONG, name="老院", kind="old_without")
    day = date(2026, 11, 28)
    assert [row.answer.body for row in judged(clerk, LUOTONG, day)] == [""]
    told = {"surveyed_on": "2026-05-01", "owners_committee_possible": "no", "branch_possible": "yes"}
    assert desk.post(url("new_survey", old.pk), told).status_code == 302
    assert [(row.answer.body, row.has_it) for row in judged(clerk, LUOTONG, day)] == [
        ("self_governing", False)
    ]
    a_body("self_governing", "老院自治会", compound=old)
    assert [row.has_it for row in judged(clerk, LUOTONG, day)] == [True]


def test_party_members_who_head_buildings_stand_for_the_owners(clerk, committee):
    old = add_compound(actor=clerk, place_code=LUOTONG, name="老院", kind="old_without")
    add_row(guarantees.SURVEY, actor=clerk, place_code=LUOTONG, compound=old, surveyed_on=date(2026, 5, 1),
            owners_committee_possible=False, branch_possible=False)  # fmt: skip
    building = a_home().building
    type(building).objects.unscoped(WHY).filter(pk=building.pk).update(compound=old)
    head = a_member("白术远", political="13")
    a_post(head, committee, "building_head", head_of=building)
    day = date(2026, 11, 28)
    assert [row.has_it for row in judged(clerk, LUOTONG, day)] == [False]
    Member.objects.unscoped(WHY).filter(pk=head.pk).update(political="01")
    assert [row.has_it for row in judged(clerk, LUOTONG, day)] == [True]


def test_who_heads_several_buildings_is_told_so_once(desk, committee):
    head = a_member("白术远")
    for building in ("1幢", "2幢"):
        a_post(head, committee, "building_head", head_of=a_home(building=building).building)
    page = desk.get(url("members"), {"place": LUOTONG}).content.decode()
    assert page.count(f"{committee} 楼栋长") == 1
    assert f"{committee} 楼栋长 × 2" in page


def test_what_a_form_asks_for_is_in_the_readers_language(desk):
    page = desk.get(url("new", LUOTONG)).content.decode()
    assert "隶属哪个组织" in page
    assert not re.search(r">\s*(parent|compound)", page)


def test_the_handbook_leads_to_where_a_missing_text_is_entered(desk, client, committee):
    way = url("new_rule", committee.pk)
    assert way in desk.get(url("handbook"), {"place": LUOTONG}).content.decode()
    client.force_login(account("hong_baogen"))
    assert way not in client.get(url("handbook"), {"place": LUOTONG}).content.decode()


def test_a_pay_grid_places_a_worker_with_reason_and_month(client, officer, committee):
    worker = a_member(hired_on=date(2020, 1, 1), education="20")
    a_post(worker, committee, "worker", full_time=True)
    scheme = take_scheme(
        actor=officer,
        place_code=SUBDISTRICT,
        template="three_posts_18",
        from_on=date(2026, 1, 1),
        source="街办〔2026〕1号",
    )
    fill_in_scheme(
        scheme,
        actor=officer,
        version=1,
        coefficients={n: Decimal(10 + n) / 10 for n in range(1, 19)},
        base_fen=380000,
    )
    client.force_login(account("fang_yuqing"))
    page = client.get(url("member", worker.pk)).content.decode()
    assert "三岗十八级" in page
    assert "5,320.00" in page  # level 4: 3,800 × 1.4
    client.force_login(account("wu_li"))
    form = client.get(url("scheme", scheme.pk)).content.decode()
    assert "level_18" in form
    told = {
        "name": "三岗十八级",
        "from_on": "2026-01-01",
        "years_per_step": "3",
        "level_4": "1.5",
        "base_fen": "4000",
        "version": "2",
    }
    assert client.post(url("scheme", scheme.pk), told).status_code == 302
    assert PayScheme.objects.unscoped(WHY).get().base_fen == 400000


def test_a_pay_grid_is_not_decided_by_a_community(client, officer):
    client.force_login(account("wu_li"))
    told = {"template": "three_posts_7", "from_on": "2026-01-01", "source": "x"}
    assert client.post(url("take_scheme", LUOTONG), told).status_code == 422
    assert client.post(url("take_scheme", SUBDISTRICT), told).status_code == 302


def test_the_chart_shows_parts_below_their_body(desk, committee):
    a_post(a_member("苗青棠"), committee, "director", duty="主持")
    a_body("sub_committee", "调解委员会", parent=committee, function="mediation")
    page = desk.get(url("chart"), {"place": LUOTONG}).content.decode()
    assert page.index("罗桐社区居民委员会") < page.index("苗青棠") < page.index("调解委员会")


def test_a_body_entered_by_mistake_is_removed_one_with_parts_is_not(desk, committee):
    part = a_body("residents_group", "第一居民小组", parent=committee)
    assert desk.post(url("removal", committee.pk)).status_code == 422
    assert desk.post(url("removal", part.pk)).status_code == 302
    assert desk.post(url("removal", committee.pk)).status_code == 302


def test_a_social_organisation_is_filed_and_graded(desk):
    social = a_body("social_organisation", "邻里互助社")
    told = {
        "number": "备001",
        "filed_on": "2025-01-01",
        "incubated": "mutual_help",
        "grade": "3A",
        "graded_on": "2025-06-01",
    }
    assert desk.post(url("filing", social.pk), told).status_code == 302
    assert "备001" in desk.get(url("body", social.pk)).content.decode()
    assert desk.post(url("filing", social.pk), {**told, "grade": "5A"}).status_code == 302
    assert Filing.objects.unscoped(WHY).get().grade == "5A"
