"""A document becomes a draft, people edit it, and it is published, judged by and withdrawn."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils.translation import override
from docx import Document as Paper

from liren.events.models import Event
from liren.events.operations.record import PURPOSE
from liren.kernel import crypto
from liren.kernel.errors import OutOfScope, Refused, RightMissing, Stale
from liren.places.choices import Level
from liren.policy import tasks
from liren.policy.choices import ClauseWork, DraftState, PackState, State
from liren.policy.models import Clause, Draft, DraftClause, Pack, Verdict
from liren.policy.operations import drafts
from liren.policy.operations.judgements import sign_judgement
from liren.policy.operations.packs import load_packs
from liren.policy.operations.publishing import publish_draft, withdraw_draft
from liren.policy.operations.settling import is_due, judge_everything
from liren.policy.reading.refusals import FileRefused
from liren.policy.reading.sources import files
from liren.policy.tests.conftest import PACKS, premises_of
from liren.testing.area import LUOTONG, NEIGHBOUR, SUBDISTRICT
from liren.testing.cast import account, actor


@pytest.fixture(autouse=True)
def in_chinese() -> Iterator[None]:
    """Sentences are compared in the language of the office, whatever a test before has read in."""
    with override("zh-hans"):
        yield


TEXT = """新安江街道办事处关于社区用房建设的意见
新街发〔2026〕18号
一、总体要求
全面改善社区办公和服务用房条件。
二、主要任务
（一）社区用房面积。每个社区的用房面积不少于640平方米，2026年底前完成。
责任科室：社区工作科
（二）居民会议。每半年召开一次居民会议，听取意见。
新安江街道办事处
2026年3月2日
"""
FIGURE = {"measure": "places.premises_area", "compare": ">=", "than": "640[m2]"}
PERSON = {"person": {"zh": "会议是否召开？", "en": "Was the meeting held?"}, "every": 6}
pytestmark = pytest.mark.usefixtures("area")


def uploaded(
    data: bytes = TEXT.encode(), name: str = "意见.txt", who: str = "wu_li", place: str = SUBDISTRICT
) -> Draft:
    return drafts.upload_draft(ContentFile(data, name=name), actor=actor(who), place_code=place)


def clause(draft: Draft, cite: str) -> DraftClause:
    return draft.clauses.select_related("draft").get(cite=cite)


def said(row: DraftClause, summary: str, check: Any = None, **more: Any) -> DraftClause:
    """What a person makes of a clause."""
    return drafts.edit_clause(
        row, actor=actor("wu_li"), version=row.version, work=ClauseWork.DONE, summary=summary, kind="standard",
        at=Level.COMMUNITY, check_data=check, **more,
    )  # fmt: skip


def edited() -> Draft:
    """The document with every clause done or left out."""
    draft = uploaded()
    drafts.edit_clause(
        clause(draft, "一"), actor=actor("wu_li"), version=1, work=ClauseWork.LEFT_OUT, reason="总的要求"
    )
    said(clause(draft, "二"), "主要任务")
    said(clause(draft, "二（一）"), "用房够大", FIGURE, office="社区工作科")
    said(clause(draft, "二（二）"), "按时开会", PERSON)
    return draft


def test_a_document_is_read_into_its_head_and_clauses() -> None:
    draft = uploaded()
    assert (draft.state, draft.number, draft.dated) == (
        DraftState.OPEN,
        "新街发〔2026〕18号",
        date(2026, 3, 2),
    )
    rows = [(row.cite, row.depth, row.work) for row in draft.clauses.all()]
    assert rows == [("一", 0, "todo"), ("二", 0, "todo"), ("二（一）", 1, "todo"), ("二（二）", 1, "todo")]
    assert clause(draft, "二（一）").found["quantities"][0]["value"] == 640


def test_nothing_is_written_for_the_person_beforehand() -> None:
    row = clause(uploaded(), "二（一）")
    assert (row.summary, row.summary_en, row.check_data) == ("", "", None)


def test_a_large_document_is_read_in_the_background(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "AT_ONCE", 10)
    draft = uploaded()
    assert (draft.state, draft.clauses.count()) == (DraftState.READING, 0)
    for _twice in range(2):
        tasks.read.call(draft.pk, account("wu_li").pk)
    draft.refresh_from_db()
    assert (draft.state, draft.clauses.count()) == (DraftState.OPEN, 4)


def test_a_large_document_that_cannot_be_read_says_why_and_keeps_its_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(drafts, "AT_ONCE", 10)
    draft = uploaded(b"\x89PNG\r\n\x1a\n" + b"0" * 40, "page.png")
    tasks.read.call(draft.pk, account("wu_li").pk)
    draft.refresh_from_db()
    assert draft.state == DraftState.FAILED
    assert "图片" in draft.failure
    assert draft.file.storage.exists(str(draft.file.name))


@pytest.mark.parametrize(
    ("kind", "name", "data"),
    [
        ("empty", "a.txt", b" \n "),
        ("spreadsheet", "a.csv", "甲,乙\n1,2".encode()),
        ("picture", "a.png", b"\x89PNG\r\n\x1a\n0000"),
        ("damaged", "a.docx", b"PK\x03\x04 broken"),
    ],
)
def test_a_file_that_is_no_policy_is_refused_and_nothing_kept(kind: str, name: str, data: bytes) -> None:
    with pytest.raises(FileRefused) as refusal:
        uploaded(data, name)
    assert refusal.value.kind == kind
    assert not Draft.objects.unscoped("a test counts").exists()


def test_a_zip_bomb_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 90 * 2**20)
    with pytest.raises(FileRefused) as refusal:
        uploaded(packed.getvalue(), "a.docx")
    assert refusal.value.kind == "bomb"


def test_too_large_a_file_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LIMIT", 100)
    with pytest.raises(FileRefused) as refusal:
        uploaded()
    assert refusal.value.status == 413


def test_a_statute_is_read_as_a_law() -> None:
    law = "某某管理条例\n第一条 为了规范管理，制定本条例。\n第二条 居民委员会每年至少召开一次会议。\n"
    assert uploaded(law.encode(), "法.txt").kind == "law"


def test_word_documents_are_read_too() -> None:
    paper, file = Paper(), io.BytesIO()
    for line in TEXT.splitlines():
        paper.add_paragraph(line)
    paper.save(file)
    assert uploaded(file.getvalue(), "意见.docx").clauses.count() == 4


def test_only_who_may_publish_for_a_place_may_upload_for_it() -> None:
    with pytest.raises(RightMissing):
        uploaded(who="fang_yuqing", place=LUOTONG)
    with pytest.raises(RightMissing):
        uploaded(place=NEIGHBOUR)
    with pytest.raises(OutOfScope):
        drafts.edit_draft(uploaded(), actor=actor("dai_yinping"), version=1, title="x")


def test_of_two_at_once_the_second_is_told() -> None:
    row = clause(uploaded(), "二（一）")
    said(row, "用房够大", FIGURE)
    with pytest.raises(Stale):
        said(row, "用房要够大", FIGURE)
    row.refresh_from_db()
    assert row.summary == "用房够大"


def test_nothing_is_published_while_a_clause_is_undone() -> None:
    draft = uploaded()
    with pytest.raises(Refused, match="没有发布"):
        publish_draft(draft, actor=actor("wu_li"), version=draft.version)
    assert not Pack.objects.filter(code=draft.code).exists()


def test_nothing_is_published_with_a_wrong_check() -> None:
    draft = edited()
    said(clause(draft, "二（一）"), "用房够大", FIGURE | {"than": "640[household]"})
    with pytest.raises(Refused):
        publish_draft(draft, actor=actor("wu_li"), version=draft.version)


def test_what_is_published_binds_and_judges_at_once() -> None:
    premises_of("700")
    judge_everything()
    draft = edited()
    pack = publish_draft(draft, actor=actor("wu_li"), version=draft.version)
    assert (pack.shipped, pack.area, pack.state) == (False, SUBDISTRICT, PackState.IN_FORCE)
    assert list(pack.clauses.values_list("cite", "depth")) == [("二", 0), ("二（一）", 1), ("二（二）", 1)]
    found = Clause.objects.get(pack=pack, cite="二（一）")
    verdict = Verdict.objects.unscoped("a test looks").get(clause=found, place_code=LUOTONG)
    assert f"{verdict.get_state_display()} {verdict.value:.0f}" == "达标 700"
    assert is_due()
    assert Event.objects.unscoped("a test looks").filter(action="policy.draft_published").count() == 1


def test_what_stands_below_a_clause_that_is_left_out_rises() -> None:
    draft = edited()
    top = clause(draft, "二")
    drafts.edit_clause(
        top, actor=actor("wu_li"), version=top.version, work=ClauseWork.LEFT_OUT, reason="只是标题"
    )
    pack = publish_draft(draft, actor=actor("wu_li"), version=draft.version)
    assert list(pack.clauses.values_list("depth", flat=True)) == [0, 0]


def test_a_published_draft_is_closed_until_it_is_withdrawn() -> None:
    draft = edited()
    publish_draft(draft, actor=actor("wu_li"), version=draft.version)
    with pytest.raises(Refused):
        said(clause(draft, "二（一）"), "另一句", FIGURE)
    with pytest.raises(Refused):
        drafts.discard_draft(draft, actor=actor("wu_li"))
    with pytest.raises(Refused):
        withdraw_draft(draft, actor=actor("wu_li"), reason=" ")


def test_a_withdrawn_policy_judges_nobody_and_may_come_back() -> None:
    draft = edited()
    pack = publish_draft(draft, actor=actor("wu_li"), version=draft.version)
    draft = withdraw_draft(draft, actor=actor("wu_li"), reason="文件废止")
    pack.refresh_from_db()
    assert pack.state == PackState.SUPERSEDED
    assert not Verdict.objects.unscoped("a test counts").filter(clause__pack=pack).exists()
    said(clause(draft, "二（一）"), "用房要够大", FIGURE)
    again = publish_draft(draft, actor=actor("wu_li"), version=draft.version)
    assert (again.pk, again.state) == (pack.pk, PackState.IN_FORCE)


def test_loading_the_shipped_packs_leaves_published_drafts_alone() -> None:
    draft = edited()
    publish_draft(draft, actor=actor("wu_li"), version=draft.version)
    load_packs(PACKS, actor=actor("wu_li"))
    assert Clause.objects.filter(pack__code=draft.code).count() == 3


def test_a_draft_is_discarded_with_its_file() -> None:
    draft = uploaded()
    stored = draft.file
    drafts.discard_draft(draft, actor=actor("wu_li"))
    assert not stored.storage.exists(str(stored.name))
    assert not DraftClause.objects.exists()


def test_a_clause_that_people_have_built_on_is_not_taken_out() -> None:
    judge_everything()
    draft = edited()
    publish_draft(draft, actor=actor("wu_li"), version=draft.version)
    meeting = Clause.objects.get(cite="二（二）", pack__code=draft.code)
    sign_judgement(
        meeting, actor=actor("wu_li"), place_code=LUOTONG, state=State.MET, ground="查看了会议记录"
    )
    draft.refresh_from_db()
    withdraw_draft(draft, actor=actor("wu_li"), reason="要改")
    row = clause(draft, "二（二）")
    drafts.edit_clause(
        row, actor=actor("wu_li"), version=row.version, work=ClauseWork.LEFT_OUT, reason="不要了"
    )
    draft.refresh_from_db()
    with pytest.raises(Refused):
        publish_draft(draft, actor=actor("wu_li"), version=draft.version)


def test_the_log_keeps_how_a_clause_was_to_be_judged() -> None:
    edited()
    event = (
        Event.objects.unscoped("a test looks").filter(action="policy.draft_clause_edited").order_by("id")[2]
    )
    assert "640[m2]" in crypto.unseal(PURPOSE, event.detail.sealed)
