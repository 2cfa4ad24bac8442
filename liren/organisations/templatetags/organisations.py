"""Small things that templates of this room need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.utils import timezone

from liren.kernel import crypto
from liren.kernel.age import age_on
from liren.kernel.codes import EDUCATION, POLITICAL, SEX
from liren.organisations.choices import Role
from liren.organisations.operations.bodies import ACCOUNT

register = template.Library()
TABLES = {"sex": SEX, "education": EDUCATION, "political": POLITICAL}
NEAR_DAYS = 60


@register.filter
def coded(code: str, table: str) -> str:
    """A code of a national table in words."""
    return TABLES[table].label(code) if code else ""


@register.filter
def account(sealed: bytes | None) -> str:
    """The last four digits of an account; the rest is nobody's business."""
    return f"**** {crypto.unseal(ACCOUNT, bytes(sealed))[-4:]}" if sealed else ""


@register.filter
def role_word(role: str) -> Any:
    """A post in words."""
    return dict(Role.choices).get(role, "")


@register.filter
def posts_by_body(posts: Iterable[Any]) -> list[tuple[str, int]]:
    """What somebody is, each post once: who heads ten staircases is told so in one line."""
    return list(Counter(f"{post.organisation} {post.get_role_display()}" for post in posts).items())


@register.filter
def age(born_on: date | None) -> Any:
    """Age today."""
    return age_on(born_on, timezone.localdate()) if born_on else None


@register.filter
def lasts(to_on: date | None, today: date) -> tuple[str, bool]:
    """Whether what lasts until a day is fine, near its end or over: (kind of tag, over)."""
    if to_on is None or (to_on - today).days > NEAR_DAYS:
        return "ok", False
    return ("bad", True) if to_on < today else ("warn", False)
