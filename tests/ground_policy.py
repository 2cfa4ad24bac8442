"""The policies of the tests' ground: the trial standard binds 新安江街道, and everything planted is judged by it."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile

from liren.kernel.scope import SYSTEM
from liren.policy.choices import State
from liren.policy.models import Clause, Pack
from liren.policy.operations.adoptions import adopt_pack
from liren.policy.operations.judgements import sign_judgement
from liren.policy.operations.packs import load_packs
from liren.policy.operations.papers import add_evidence
from liren.policy.operations.settling import judge_everything
from liren.policy.tests.conftest import PACKS
from liren.testing.area import LUOTONG
from liren.testing.cast import actor

ELSEWHERE = PACKS.with_name("packs_elsewhere")


def settle_policy() -> None:
    """The documents: they are published, and the same for everybody."""
    for folder in (PACKS, ELSEWHERE):
        load_packs(folder, actor=SYSTEM)


def plant_policy(_ground: Any) -> dict[str, Any]:
    """How 罗桐社区 stands on them, what was signed and shown there, and a document that it adopted."""
    done, boss, clerk = judge_everything(), actor("wu_li"), actor("fang_yuqing")
    clause = Clause.objects.get(code="tr-2.1")
    judgement = sign_judgement(
        clause, actor=boss, place_code=LUOTONG, state=State.NEAR, ground="喜鹊纹会议记录齐全，还差两次公示。"
    )
    paper = ContentFile(b"%PDF-1.4 \xe9\x9d\x92", name="a.pdf")
    evidence = add_evidence(clause, actor=clerk, place_code=LUOTONG, title="鹿角巷制度照片", file=paper)
    adoption = adopt_pack(Pack.objects.get(code="elsewhere"), actor=boss, place_code=LUOTONG)
    return {
        "round": done,
        "clause": clause,
        "judgement": judgement,
        "evidence": evidence,
        "adoption": adoption,
    }
