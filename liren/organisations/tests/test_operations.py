"""What the operations of bodies, posts, texts and money refuse, and what follows from what they do."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from liren.events.models import Event
from liren.kernel.errors import OutOfScope, Refused, RightMissing, Stale
from liren.kernel.uscc import credit_check_character
from liren.organisations.models import Member, Organisation, Payment, Post, RuleText
from liren.organisations.operations import bodies, guarantees, members, posts
from liren.organisations.operations.records import add_row, edit_row, remove_row
from liren.people.operations.people import edit_person
from liren.testing.area import FUDONG, LUOTONG
from liren.testing.bodies import a_body, a_member, a_post, a_rule
from liren.testing.cast import actor
from liren.testing.people import a_person

CODE = "55330182MA0000000"
WHY = "a test looks"


def the_code() -> str:
    return CODE + credit_check_character(CODE)


def test_a_committee_with_its_code_in_any_writing(clerk):
    body = a_body(credit_code=" 55330182ma-0000000" + the_code()[-1])
    assert body.credit_code == the_code()
    assert (
        Event.objects.unscoped(WHY).filter(action="organisations.body_founded", subject_id=body.pk).exists()
    )


def test_a_wrong_check_character_says_which_one_it_would_be(clerk):
    wrong = CODE + ("1" if the_code()[-1] != "1" else "2")
    with pytest.raises(Refused, match=the_code()[-1]) as refused:
        a_body(credit_code=wrong)
    assert refused.value.field == "credit_code"
    assert not Organisation.objects.unscoped(WHY).exists()


def test_one_community_has_one_committee(committee):
    with pytest.raises(Refused, match=r"One community|一个社区"):
        a_body(name="罗桐第二居委会")


def test_a_sub_committee_says_what_it_is_for(committee):
    with pytest.raises(Refused):
        a_body("sub_committee", "调解委员会", parent=committee)
    assert a_body("sub_committee", "调解委员会", parent=committee, function="mediation").parent == committee


def test_nobody_is_part_of_themselves(committee, clerk):
    part = a_body("residents_group", "第一居民小组", parent=committee)
    with pytest.raises(Refused):
        bodies.edit_body(committee, actor=clerk, version=1, parent=part)


def test_who_is_not_from_here_does_nothing_here(committee):
    outsider = actor("zhu_linfeng")
    with pytest.raises(OutOfScope):
        bodies.edit_body(committee, actor=outsider, version=1, name="别处")
    with pytest.raises(RightMissing):
        bodies.found_body(actor=outsider, place_code=LUOTONG, kind="property_firm", name="别处物业")


def test_a_change_meanwhile_is_noticed(committee, clerk):
    bodies.edit_body(committee, actor=clerk, version=1, address="罗桐路1号")
    with pytest.raises(Stale):
        bodies.edit_body(committee, actor=clerk, version=1, address="罗桐路2号")


def test_dissolving_ends_the_posts_and_keeps_the_body(committee, member, clerk):
    post = a_post(member, committee)
    bodies.dissolve_body(committee, actor=clerk, on=date(2026, 1, 1))
    post.refresh_from_db()
    assert post.to_on == date(2026, 1, 1)
    with pytest.raises(Refused):
        bodies.remove_body(committee, actor=clerk)


def test_a_second_full_time_post_names_the_one_in_the_way(committee, member):
    a_post(member, committee, "director", full_time=True)
    party = a_body("party_organisation", "罗桐社区党委", area="community")
    with pytest.raises(Refused, match="罗桐社区居民委员会") as refused:
        a_post(member, party, "secretary", full_time=True)
    assert refused.value.field == "full_time"
    assert a_post(member, party, "secretary").full_time is False


def test_full_time_posts_one_after_the_other_are_fine(committee, member):
    a_post(member, committee, "member", full_time=True, to_on=date(2024, 12, 31))
    assert a_post(member, committee, "deputy", full_time=True, from_on=date(2025, 1, 1)).full_time


def test_the_database_holds_the_same_rule(committee, member):
    post = a_post(member, committee, full_time=True)
    twin = Post(place_code=LUOTONG, organisation=committee, member=member, role="worker", chosen="recruited",
                full_time=True, from_on=date(2025, 1, 1))  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()
    assert Post.objects.unscoped(WHY).get() == post


def test_a_term_does_not_end_before_it_starts(committee, clerk):
    told = {"organisation": committee, "number": 12, "chosen": "all_voters", "from_on": date(2026, 1, 1)}
    with pytest.raises(Refused) as refused:
        add_row(posts.TERM, actor=clerk, place_code=LUOTONG, to_on=date(2025, 1, 1), **told)
    assert refused.value.field == "to_on"
    assert add_row(posts.TERM, actor=clerk, place_code=LUOTONG, to_on=date(2030, 12, 31), **told).pk
    with pytest.raises(Refused):
        add_row(posts.TERM, actor=clerk, place_code=LUOTONG, to_on=date(2031, 1, 1), **told)


def test_a_post_ends_for_a_reason_and_only_once(committee, member, clerk):
    post = a_post(member, committee, to_on=date(2028, 2, 28))
    ended = posts.end_post(post, actor=clerk, on=date(2026, 6, 30), ending="resigned")
    assert (ended.to_on, ended.ending) == (date(2026, 6, 30), "resigned")
    with pytest.raises(Refused):
        posts.end_post(post, actor=clerk, on=date(2026, 7, 1), ending="moved")


def test_a_building_head_has_a_building(committee, member):
    with pytest.raises(Refused) as refused:
        a_post(member, committee, "building_head")
    assert refused.value.field == "head_of"


def test_a_resident_is_not_entered_twice_and_follows_the_register(clerk):
    person = a_person("苗青棠", education="30")
    member = members.add_member(actor=clerk, place_code=LUOTONG, resident=person, is_local=True)
    assert (member.name, member.education, member.born_on) == ("苗青棠", "30", person.born_on)
    with pytest.raises(Refused):
        members.add_member(actor=clerk, place_code=LUOTONG, resident=person)
    edit_person(person, actor=clerk, version=person.version, values={"education": "20"})
    member.refresh_from_db()
    assert member.education == "20"
    members.edit_member(member, actor=clerk, version=member.version, name="别人", is_local=False)
    member.refresh_from_db()
    assert (member.name, member.is_local) == ("苗青棠", False)


def test_who_leaves_gives_up_their_posts(committee, member, clerk):
    post = a_post(member, committee, to_on=date(2028, 2, 28))
    members.let_go(member, actor=clerk, on=date(2026, 3, 31))
    post.refresh_from_db()
    assert post.to_on == date(2026, 3, 31)
    with pytest.raises(Refused):
        members.let_go(member, actor=clerk, on=date(2026, 4, 1))


def test_nobody_is_their_own_mentor(member, clerk):
    with pytest.raises(Refused):
        add_row(members.MENTORSHIP, actor=clerk, place_code=LUOTONG, member=member, mentor=member,
                from_on=date(2026, 1, 1))  # fmt: skip


def test_a_new_version_ends_the_one_before(committee):
    first = a_rule(committee)
    second = a_rule(committee, adopted_on=date(2026, 5, 1), from_on=date(2026, 6, 1))
    first.refresh_from_db()
    assert (second.number, first.to_on) == (2, date(2026, 5, 31))
    with pytest.raises(Refused):
        a_rule(committee, adopted_on=date(2025, 1, 1), from_on=date(2025, 1, 1))
    assert RuleText.objects.unscoped(WHY).count() == 2


def test_a_text_is_not_in_force_before_it_is_adopted(committee):
    with pytest.raises(Refused):
        a_rule(committee, adopted_on=date(2026, 5, 2), from_on=date(2026, 5, 1))


def test_no_more_is_paid_than_was_allocated(clerk):
    told = {"year": 2026, "line": "office", "source": "subdistrict"}
    money = add_row(guarantees.ALLOCATION, actor=clerk, place_code=LUOTONG, amount_fen=8_000_000, **told)
    pay = {"allocation": money, "paid_on": date(2026, 3, 1)}
    add_row(guarantees.PAYMENT, actor=clerk, place_code=LUOTONG, amount_fen=5_000_000, **pay)
    with pytest.raises(Refused, match="30,000"):
        add_row(guarantees.PAYMENT, actor=clerk, place_code=LUOTONG, amount_fen=3_000_001, **pay)
    with pytest.raises(Refused, match="50,000"):
        edit_row(guarantees.ALLOCATION, money, actor=clerk, version=1, amount_fen=4_000_000)
    with pytest.raises(Refused):
        add_row(guarantees.ALLOCATION, actor=clerk, place_code=LUOTONG, amount_fen=1, **told)
    assert Payment.objects.unscoped(WHY).get().amount_fen == 5_000_000


def test_the_file_of_a_legal_person_keeps_the_account_encrypted(committee, member, clerk):
    file = bodies.keep_legal_person(
        committee, actor=clerk, representative=member, own_account=True, account="6200001234"
    )
    assert file.account_sealed
    assert b"6200001234" not in bytes(file.account_sealed)
    kept = bodies.keep_legal_person(committee, actor=clerk, bank="建德农商银行")
    assert (kept.pk, bytes(kept.account_sealed or b"")) == (file.pk, bytes(file.account_sealed))
    firm = a_body("property_firm", "云岭物业")
    with pytest.raises(Refused):
        bodies.keep_legal_person(firm, actor=clerk)


def test_what_was_entered_by_mistake_is_taken_out_and_stays_in_the_log(committee, member, clerk):
    post = a_post(member, committee)
    remove_row(posts.POST, post, actor=clerk)
    assert not Post.objects.unscoped(WHY).exists()
    assert Event.objects.unscoped(WHY).filter(action="organisations.post_removed").exists()


def test_members_of_next_door_have_the_same_name_without_harm(member):
    other = a_member(place=FUDONG)
    assert Member.objects.unscoped(WHY).filter(name=member.name).count() == 2
    assert other.place_code == FUDONG


def test_texts_of_no_kind_stand_side_by_side(committee):
    a_rule(committee, "other", title="甲")
    second = a_rule(committee, "other", title="乙")
    assert RuleText.objects.unscoped(WHY).filter(to_on__isnull=True).count() == 2
    assert second.number == 2
