"""What is planted of bodies: a committee with its people, texts, money, facilities and lists."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from liren.organisations.models import Member, Organisation
from liren.organisations.operations import bodies, guarantees, imports, members, posts
from liren.organisations.operations.pay import take_scheme
from liren.organisations.operations.records import add_row
from liren.places.operations.compounds import add_compound
from liren.testing.area import LUOTONG, SUBDISTRICT
from liren.testing.bodies import a_body, a_member, a_post, a_rule
from liren.testing.cast import actor

DAY = date(2026, 1, 1)


def plant_bodies(_ground: Any) -> dict[str, Any]:
    """One of each kind of row, under words that exist in 新安江街道 alone."""
    body = a_body(name="鹿角巷居民委员会", note="喜鹊纹")
    member = a_member("柏岚棠", sex="2")
    colleague = a_member("柏岚樱")
    return {
        "body": body,
        "member": member,
        **_of_body(body, member),
        **_of_member(member, colleague),
        **_of_place(),
        **_lists(),
    }


def _add(noun: Any, **values: Any) -> Any:
    return add_row(noun, actor=actor("fang_yuqing"), place_code=LUOTONG, **values)


def _of_body(body: Organisation, member: Member) -> dict[str, Any]:
    clerk = actor("fang_yuqing")
    social = a_body("social_organisation", "鹿角巷互助社")
    bodies.keep_filing(social, actor=clerk, number="喜鹊纹备001")
    bodies.keep_legal_person(body, actor=clerk, decision="喜鹊纹批复", account="99990004406")
    return {
        "social_body": social,
        "term": _add(
            posts.TERM,
            organisation=body,
            number=9,
            from_on=DAY,
            to_on=date(2030, 12, 31),
            chosen="all_voters",
        ),
        "post": a_post(member, body, "director", duty="鹿角巷片区"),
        "tie": _add(bodies.TIE, organisation=body, other=social, bond="guidance", what="鹿角巷", from_on=DAY),
        "rule": a_rule(body, title="鹿角巷会议制度", text="喜鹊纹"),
    }


def _of_member(member: Member, colleague: Member) -> dict[str, Any]:
    return {
        "certificate": _add(
            members.CERTIFICATE, member=member, kind="assistant", number="喜鹊纹1", from_on=DAY
        ),
        "training": _add(
            members.TRAINING, member=member, title="鹿角巷实务课", course="practice", held_on=DAY, hours=4
        ),
        "mentorship": _add(members.MENTORSHIP, member=member, mentor=colleague, from_on=DAY),
    }


def _of_place() -> dict[str, Any]:
    compound = add_compound(
        actor=actor("fang_yuqing"), place_code=LUOTONG, name="鹿角巷东院", kind="old_without"
    )
    bare = add_compound(actor=actor("fang_yuqing"), place_code=LUOTONG, name="鹿角巷西院", kind="old_without")
    money = _add(
        guarantees.ALLOCATION,
        year=DAY.year,
        line="office",
        source="subdistrict",
        amount_fen=100,
        reason="鹿角巷",
    )
    return {
        "facility": _add(guarantees.FACILITY, kind="health", name="鹿角巷卫生站"),
        "project": _add(guarantees.PROJECT, kind="gap", title="鹿角巷托老所", found_on=DAY),
        "allocation": money,
        "payment": _add(guarantees.PAYMENT, allocation=money, paid_on=DAY, amount_fen=50, note="鹿角巷"),
        "unified": _add(guarantees.UNIFIED, item="sign", seen_on=DAY),
        "survey": _add(guarantees.SURVEY, compound=compound, surveyed_on=DAY, note="鹿角巷"),
        "bare_compound": bare,
        "scheme": take_scheme(actor=actor("wu_li"), place_code=SUBDISTRICT, template="three_posts_18", from_on=DAY, source="鹿角巷"),
    }  # fmt: skip


LIST = "组织名称,组织类型,姓名,职务,任职时间\n鹿角巷{0},社会组织,柏岚{0},负责人,2026-01-01\n"


def _lists() -> dict[str, Any]:
    clerk = actor("fang_yuqing")
    made = {}
    with TemporaryDirectory() as folder:
        for name, word in (("list_ready", "棋社"), ("list_committed", "画社")):
            path = Path(folder) / f"{word}.csv"
            path.write_text(LIST.format(word))
            made[name] = imports.upload_list(
                path, actor=clerk, place_code=LUOTONG, file_name=f"鹿角巷{word}.csv"
            )
    imports.commit_list(made["list_committed"], actor=clerk)
    return made
