"""What the pages of drafts show, refuse and keep."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from liren.policy.drafting.assembled import units
from liren.policy.models import Draft, DraftClause
from liren.policy.operations import drafts
from liren.policy.operations.publishing import publish_draft
from liren.policy.packs.checking import check_source
from liren.policy.packs.source import read_text
from liren.policy.reading.sources import files
from liren.policy.tests.test_drafts import TEXT, clause, edited, uploaded
from liren.testing.area import SUBDISTRICT
from liren.testing.cast import account, actor

pytestmark = pytest.mark.usefixtures("area")
FIGURE = {
    "work": "done", "summary": "用房够大", "kind": "standard", "at": "12", "way": "figure", "measure": "places.premises_area",
    "compare": ">=", "than": "640", "version": "1",
}  # fmt: skip


@pytest.fixture
def officer(client: Any) -> Any:
    client.force_login(account("wu_li"))
    return client


def sent(officer: Any, name: str = "意见.txt", data: bytes = TEXT.encode()) -> Any:
    told = {"file": SimpleUploadedFile(name, data), "place_code": SUBDISTRICT}
    return officer.post(reverse("drafts:list"), told)


def at(row: DraftClause) -> str:
    return reverse("drafts:clause", args=[row.draft_id, row.order])


def test_a_document_is_uploaded_and_its_clauses_listed(officer: Any) -> None:
    answer = sent(officer)
    draft = Draft.objects.unscoped("a test looks").get()
    assert answer.url == reverse("drafts:draft", args=[draft.pk])
    page = officer.get(answer.url).content.decode()
    assert "二（一）" in page
    assert "待办 4" in page


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "没有文字"),
        ("a.pdf", b"%PDF-1.4 broken", "打不开"),
        ("a.csv", "甲,乙".encode(), "表格"),
        ("a.png", b"\x89PNG\r\n\x1a\n0", "图片"),
        ("a.zip", b"7z\xbc\xaf\x27\x1c", "压缩包"),
    ],
)
def test_what_is_no_policy_is_refused_at_the_field(officer: Any, name: str, data: bytes, words: str) -> None:
    answer = sent(officer, name, data)
    assert answer.status_code == 422
    assert words in answer.context["form"].errors["file"][0]
    assert answer.context["form"]["place_code"].value() == SUBDISTRICT


def test_too_large_is_413(officer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LIMIT", 100)
    assert sent(officer).status_code == 413


def test_a_large_document_is_asked_after_until_it_is_read(
    officer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "AT_ONCE", 10)
    draft = uploaded()
    part = officer.get(reverse("drafts:reading", args=[draft.pk]))
    assert "正在读取文件" in part.content.decode()
    Draft.objects.unscoped("a test changes it").filter(pk=draft.pk).update(state="open")
    assert officer.get(reverse("drafts:reading", args=[draft.pk]))["HX-Redirect"]


def test_the_form_begins_with_what_the_text_says(officer: Any) -> None:
    answer = officer.get(at(clause(uploaded(), "二（一）")))
    form = answer.context["form"]
    begun = {
        name: form[name].value() for name in ("way", "measure", "compare", "than", "by", "office", "summary")
    }
    assert begun == {
        "way": "figure", "measure": "places.premises_area", "compare": ">=", "than": "640", "by": "2026-12-31",
        "office": "社区工作科", "summary": None,
    }  # fmt: skip
    assert '<mark class="quantities">不少于640平方米</mark>' in answer.content.decode()


def test_a_clause_is_saved_and_the_next_one_shown(officer: Any) -> None:
    row = clause(uploaded(), "二（一）")
    answer = officer.post(at(row), FIGURE)
    assert answer.url == at(clause(row.draft, "二（二）"))
    row.refresh_from_db()
    assert row.check_data == {"measure": "places.premises_area", "compare": ">=", "than": "640[m2]"}
    assert officer.get(at(row)).context["form"]["than"].value() == "640"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"than": "640[household]"}, "than"), ({"than": "viel"}, "than"), ({"than": ""}, "__all__"), ({"summary": ""}, "summary"),
        ({"measure": ""}, "measure"), ({"at": ""}, "at"), ({"work": "left_out"}, "reason"), ({"way": "person"}, "question"),
        ({"way": "target", "unit": "item"}, "count"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_the_field_and_nothing_lost(
    officer: Any, change: dict[str, str], field: str
) -> None:
    row = clause(uploaded(), "二（一）")
    answer = officer.post(at(row), FIGURE | change)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    row.refresh_from_db()
    assert row.work == "todo"


def test_what_is_kept_for_later_need_not_be_complete(officer: Any) -> None:
    row = clause(uploaded(), "二（一）")
    assert (
        officer.post(
            at(row), {"work": "todo", "summary": "用房", "way": "figure", "version": "1"}
        ).status_code
        == 302
    )
    assert officer.get(at(row)).context["form"]["summary"].value() == "用房"


def test_two_at_once_see_both_versions(officer: Any) -> None:
    row = clause(uploaded(), "二（一）")
    officer.post(at(row), FIGURE)
    answer = officer.post(at(row), FIGURE | {"summary": "另一句话"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "用房够大" in page
    assert "另一句话" in page


def test_publishing_says_for_each_clause_why_not(officer: Any) -> None:
    draft = uploaded()
    answer = officer.post(reverse("drafts:publish", args=[draft.pk]), {"version": draft.version})
    assert answer.status_code == 422
    assert answer.content.decode().count("既没编完") == 5


def test_a_draft_is_published_and_withdrawn_with_a_reason(officer: Any) -> None:
    draft = edited()
    answer = officer.post(reverse("drafts:publish", args=[draft.pk]), {"version": draft.version}, follow=True)
    assert "已发布" in answer.content.decode()
    withdraw = reverse("drafts:withdraw", args=[draft.pk])
    assert officer.post(withdraw, {"reason": ""}).status_code == 422
    assert officer.post(withdraw, {"reason": "文件废止"}).status_code == 302


def test_a_published_policy_leads_back_to_its_draft_for_those_who_edit(officer: Any) -> None:
    row = edited()
    pack = publish_draft(row, actor=actor("wu_li"), version=row.version)
    page = reverse("policy:pack", args=[pack.code])
    draft = reverse("drafts:draft", args=[row.pk])
    assert draft in officer.get(page).content.decode()
    officer.force_login(account("fang_yuqing"))
    assert draft not in officer.get(page).content.decode()


def test_the_head_is_corrected(officer: Any) -> None:
    draft = uploaded()
    told = {
        "title": "用房意见",
        "issuer": "街道办事处",
        "level": "9",
        "kind": "policy",
        "version": draft.version,
    }
    assert officer.post(reverse("drafts:head", args=[draft.pk]), told).status_code == 302
    assert officer.post(reverse("drafts:head", args=[draft.pk]), told).status_code == 409
    wrong = told | {"version": 2, "valid_from": "2026-02-01", "valid_to": "2026-01-01"}
    assert officer.post(reverse("drafts:head", args=[draft.pk]), wrong).status_code == 422


def test_the_export_is_a_pack_without_problems(officer: Any) -> None:
    answer = officer.get(reverse("drafts:export", args=[edited().pk]))
    data = read_text(answer.content.decode(), "policy.yaml")
    assert check_source(data, units()) == []
    assert yaml.safe_load(answer.content)["clauses"][0]["clauses"][0]["check"]["than"] == "640[m2]"


def test_the_file_is_handed_out_to_be_saved_only(officer: Any) -> None:
    answer = officer.get(
        reverse(
            "drafts:file",
            args=[uploaded(b"<html><script>1</script><p>\xe4\xb8\x80\xe3\x80\x81x</p>", "a.html").pk],
        )
    )
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "private" in answer["Cache-Control"]


def test_a_clerk_may_not_read_documents_into_drafts(client: Any) -> None:
    client.force_login(account("fang_yuqing"))
    assert client.get(reverse("drafts:list")).status_code == 403


@pytest.mark.parametrize("than", ["1e99999999", "1e400", "NaN", "max(max(max(max(1, 2), 3), 4), 5)"])
def test_a_threshold_that_is_there_to_harm_is_refused_in_a_moment(officer: Any, than: str) -> None:
    sent(officer)
    answer = officer.post(
        at(clause(Draft.objects.unscoped("a test looks").get(), "二（一）")), FIGURE | {"than": than}
    )
    assert answer.status_code == 422
    assert len(answer.content) < 200_000


@pytest.mark.parametrize("version", ["", "x", "²", "9" * 40])
def test_a_version_that_is_no_number_publishes_nothing(officer: Any, version: str) -> None:
    draft = edited()
    answer = officer.post(reverse("drafts:publish", args=[draft.pk]), {"version": version})
    assert answer.status_code == 409
    draft.refresh_from_db()
    assert draft.pack is None
