"""Builders of bodies, people in posts and what hangs on them, through the operations."""

from __future__ import annotations

from datetime import date
from typing import Any

from liren.organisations.models import Member, Organisation, Post, RuleKind, RuleText
from liren.organisations.operations.bodies import found_body
from liren.organisations.operations.members import add_member
from liren.organisations.operations.posts import POST
from liren.organisations.operations.records import add_row
from liren.organisations.operations.texts import adopt_text
from liren.testing.area import LUOTONG
from liren.testing.people import clerk_of

ELECTED_ON = date(2023, 3, 1)


def a_body(
    kind: str = "committee", name: str = "罗桐社区居民委员会", *, place: str = LUOTONG, **values: Any
) -> Organisation:
    """A body of a place, entered by the community's clerk."""
    return found_body(actor=clerk_of(place), place_code=place, kind=kind, name=name, **values)


def a_member(name: str = "苗青棠", *, place: str = LUOTONG, **values: Any) -> Member:
    """Somebody who serves."""
    return add_member(actor=clerk_of(place), place_code=place, name=name, **values)


def a_post(member: Member, body: Organisation, role: str = "member", **values: Any) -> Post:
    """A post since the last election, part-time unless said otherwise."""
    told = {"chosen": "all_voters", "from_on": ELECTED_ON, **values}
    return add_row(POST, actor=clerk_of(body.place_code), place_code=body.place_code, organisation=body,
                   member=member, role=role, **told)  # fmt: skip


def a_rule(body: Organisation, kind: str = "meeting", **values: Any) -> RuleText:
    """A text in force since 2024."""
    told = {
        "title": "会议制度",
        "text": "每月第一个周一开会。",
        "adopted_on": date(2024, 1, 1),
        "from_on": date(2024, 1, 1),
    }
    return adopt_text(
        body, actor=clerk_of(body.place_code), kind=RuleKind.objects.get(code=kind), **{**told, **values}
    )
