"""Policy documents of the tests' ground: one that is being edited, and one that was published for 罗桐社区."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile

from liren.places.choices import Level
from liren.policy.choices import ClauseWork
from liren.policy.models import Draft
from liren.policy.operations.drafts import edit_clause, edit_draft, upload_draft
from liren.policy.operations.publishing import publish_draft
from liren.testing.area import LUOTONG
from liren.testing.cast import actor

TEXT = """鹿角巷用房意见
一、用房面积。鹿角巷的社区用房面积不少于640平方米，2026年底前完成。
责任科室：社区工作科
二、居民会议。每半年召开一次居民会议。
"""


def plant_drafts(_ground: Any) -> dict[str, Any]:
    """Two documents."""
    return {"draft": _draft(), "published": _published(_draft())}


def _draft() -> Draft:
    file = ContentFile(TEXT.encode(), name="鹿角巷意见.txt")
    return upload_draft(file, actor=actor("wu_li"), place_code=LUOTONG)


def _published(draft: Draft) -> Draft:
    boss, question = actor("wu_li"), {"zh": "喜鹊纹？", "en": "喜鹊纹？"}
    for row in draft.clauses.select_related("draft"):
        edit_clause(
            row, actor=boss, version=1, work=ClauseWork.DONE, summary="喜鹊纹用房", kind="duty", at=Level.COMMUNITY,
            check_data={"person": question},
        )  # fmt: skip
    draft = edit_draft(draft, actor=boss, version=1, issuer="街道办事处")
    publish_draft(draft, actor=boss, version=draft.version)
    return draft
