"""The pages of compliance: what a clerk sees, does, prints and is refused."""

from __future__ import annotations

from http import HTTPStatus
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from liren.events.models import Event
from liren.kernel.scope import SYSTEM
from liren.policy.choices import State
from liren.policy.models import Adoption, Clause, Evidence, Judgement
from liren.policy.operations.adoptions import adopt_pack
from liren.policy.operations.judgements import sign_judgement
from liren.policy.operations.packs import load_packs
from liren.policy.operations.settling import judge_everything
from liren.policy.tests.conftest import premises_of
from liren.policy.tests.test_adoptions import ELSEWHERE, elsewhere
from liren.policy.tests.test_judging import WHY, verdict
from liren.testing.area import FUDONG, LUOTONG, SUBDISTRICT
from liren.testing.cast import account, actor

HERE = f"/policy/places/{LUOTONG}/"


@pytest.fixture(autouse=True)
def judged(packs: list[str]) -> None:
    load_packs(ELSEWHERE, actor=SYSTEM)
    premises_of("600")
    judge_everything()


def signed_in(who: str = "fang_yuqing") -> Client:
    client = Client()
    client.force_login(account(who))
    return client


def page(path: str, who: str = "fang_yuqing") -> Any:
    answer = signed_in(who).get(path)
    assert answer.status_code == HTTPStatus.OK
    return answer


def clause(code: str) -> Clause:
    return Clause.objects.get(code=code)


def about(code: str, what: str = "") -> str:
    return f"{HERE}clauses/{clause(code).pk}/{what}"


def codes(answer: Any) -> list[str]:
    return [row["line"].clause.code for row in answer.context["rows"]]


def test_open_clauses_come_first_and_the_worst_before() -> None:
    answer = page(HERE)
    assert codes(answer) == ["tr-1.1", "tr-2.1", "tr-1.2"]
    assert "还差 40 平方米" in answer.content.decode()


def test_numbers_of_the_sentence_lead_to_their_clauses() -> None:
    assert codes(page(HERE + "?pack=trial&state=near")) == ["tr-1.1"]
    assert codes(page(HERE + "?pack=trial&state=no_data")) == ["tr-1.2", "tr-2.2"]
    assert set(codes(page(HERE + "?state=all"))) == {"tr-1.1", "tr-1.2", "tr-2.1", "tr-2.2", "tr-2.3"}


def test_clauses_are_filtered_by_kind_and_office() -> None:
    assert codes(page(HERE + "?state=all&kind=mechanism")) == ["tr-2.1", "tr-2.2", "tr-2.3"]
    assert codes(page(HERE + "?state=all&office=社区工作科")) == ["tr-1.1", "tr-1.2"]


def test_a_clause_shows_source_office_figures_and_why() -> None:
    text = page(about("tr-1.1")).content.decode()
    for words in (
        "第一条第一款",
        "社区工作科",
        "640 平方米",
        f"/places/{LUOTONG}/premises/?now=1",
        "接近达标",
    ):
        assert words in text, words


def test_an_inner_clause_lists_those_below() -> None:
    answer = page(about("tr-1"))
    assert [row["line"].clause.code for row in answer.context["below"]] == ["tr-1.1", "tr-1.2"]


def test_a_document_that_does_not_apply_is_not_there() -> None:
    assert signed_in().get(HERE + "?pack=elsewhere").status_code == HTTPStatus.NOT_FOUND
    assert signed_in().get(f"{HERE}clauses/{clause('el-1').pk}/").status_code == HTTPStatus.NOT_FOUND


def test_documents_are_listed_with_how_the_unit_stands() -> None:
    answer = page("/policy/")
    assert [pack.code for pack in answer.context["packs"]] == ["trial"]
    assert answer.context["packs"][0].n_near == 1
    assert "第二条第二款" in page("/policy/packs/trial/").content.decode()


def test_an_officer_signs_with_a_ground_and_the_result_follows() -> None:
    client = signed_in("wu_li")
    assert "2027" in client.get(about("tr-2.1", "judgement/")).content.decode()
    answer = client.post(
        about("tr-2.1", "judgement/"), {"state": State.MET.value, "ground": "查阅会议记录", "valid_to": ""}
    )
    assert answer.status_code == HTTPStatus.FOUND
    assert verdict("tr-2.1").state == State.MET
    assert "吴丽" in page(about("tr-2.1")).content.decode()


def test_a_ground_is_asked_for_and_nothing_is_lost() -> None:
    answer = signed_in("wu_li").post(
        about("tr-2.1", "judgement/"), {"state": State.MET.value, "ground": " ", "valid_to": "2030-01-01"}
    )
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "2030-01-01" in answer.content.decode()


def test_what_figures_judge_cannot_be_signed() -> None:
    answer = signed_in("wu_li").post(
        about("tr-1.1", "judgement/"), {"state": State.MET.value, "ground": "看过"}
    )
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_a_judgement_is_withdrawn_with_a_reason() -> None:
    client = signed_in("wu_li")
    client.post(about("tr-2.1", "judgement/"), {"state": State.MET.value, "ground": "查阅会议记录"})
    row = Judgement.objects.unscoped(WHY).get()
    assert (
        client.post(f"/policy/judgements/{row.pk}/withdrawal/", {"reason": ""}).status_code
        == HTTPStatus.UNPROCESSABLE_ENTITY
    )
    client.post(f"/policy/judgements/{row.pk}/withdrawal/", {"reason": "看错了社区"})
    assert verdict("tr-2.1").state == State.JUDGEMENT


def evidence(name: str, content: bytes, who: str = "fang_yuqing") -> Any:
    file = SimpleUploadedFile(name, content)
    return signed_in(who).post(about("tr-2.1", "evidence/"), {"title": "制度汇编", "file": file})


def test_evidence_is_kept_and_served_to_who_may_see_the_unit() -> None:
    assert evidence("a.pdf", b"%PDF-1.4 x").status_code == HTTPStatus.FOUND
    row = Evidence.objects.unscoped(WHY).get()
    answer: Any = signed_in("hong_baogen").get(f"/policy/evidence/{row.pk}/")
    assert b"".join(answer.streaming_content) == b"%PDF-1.4 x"
    assert signed_in("sheng_meihua").get(f"/policy/evidence/{row.pk}/").status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.exe", b"MZ"), ("a.pdf", b"MZ"), ("a.jpg", b"\xff\xd8\xff"), ("a.png", b"x" * 11_000_000)],
)
def test_other_files_are_refused(name: str, content: bytes) -> None:
    assert evidence(name, content).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert not Evidence.objects.unscoped(WHY).exists()


def test_a_wrong_file_is_taken_out_with_a_reason() -> None:
    evidence("a.pdf", b"%PDF-1.4 x")
    row = Evidence.objects.unscoped(WHY).get()
    client = signed_in()
    assert (
        client.post(f"/policy/evidence/{row.pk}/removal/", {"reason": " "}).status_code
        == HTTPStatus.UNPROCESSABLE_ENTITY
    )
    client.post(f"/policy/evidence/{row.pk}/removal/", {"reason": "传错了"})
    assert not Evidence.objects.unscoped(WHY).exists()


def test_gaps_begin_with_what_is_nearest_and_each_says_where_to_do_it() -> None:
    premises_of("1", FUDONG)
    answer = page(HERE + "gaps/")
    assert [gap.line.clause.code for gap in answer.context["gaps"]] == ["tr-1.1", "tr-2.1", "tr-1.2"]
    first, judge, enter = (gap.act.url for gap in answer.context["gaps"])
    assert first == f"/places/{LUOTONG}/premises/?now=1"
    assert judge == about("tr-2.1", "evidence/")
    assert enter.startswith(f"/people/households/?place={LUOTONG}")
    assert answer.context["unbuilt"] == 1


def test_what_a_person_found_near_is_shown_again_by_evidence_or_a_new_judgement() -> None:
    """Not by entering data: nothing is counted there, and the button would lead back to the clause."""
    clause = Clause.objects.get(code="tr-2.1")
    sign_judgement(clause, actor=actor("wu_li"), place_code=LUOTONG, state=State.NEAR, ground="还差一次公示")
    for who, door in (("fang_yuqing", "evidence/"), ("wu_li", "judgement/")):
        found = page(about("tr-2.1"), who)
        assert found.context["chosen"]["act"].url == about("tr-2.1", door)
        assert found.content.decode().count(f'href="{about("tr-2.1", door)}"') == 1


def test_gaps_in_one_state_are_shown_alone_with_the_number_of_the_others() -> None:
    premises_of("1", FUDONG)
    whole = page(HERE + "gaps/").context
    chips = {chip["url"]: chip["count"] for chip in whole["chips"]}
    assert chips.pop("?") == len(whole["gaps"]) == sum(chips.values())
    for url, count in chips.items():
        shown = page(HERE + "gaps/" + url).context
        assert len(shown["gaps"]) == count
        assert {gap.line.state.name.lower() for gap in shown["gaps"]} == {url.removeprefix("?state=")}
        assert shown["total"] == len(whole["gaps"])


def test_gaps_are_printed_with_citations_and_recorded() -> None:
    text = page(HERE + "gaps/print/").content.decode()
    assert "第一条第一款" in text
    assert "check code" not in text
    assert Event.objects.unscoped(WHY).filter(action="policy.gaps_printed", place_code=LUOTONG).count() == 1


def test_gaps_are_exported_with_citations_and_recorded() -> None:
    answer: Any = signed_in().get(HERE + "gaps/file/")
    book: Any = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    cells = [str(cell.value) for row in book.active.iter_rows() for cell in row]
    assert any("第一条第一款" in cell for cell in cells)
    assert not any("个人信息" in cell for cell in cells)
    assert Event.objects.unscoped(WHY).filter(action="policy.gaps_exported", place_code=LUOTONG).count() == 1


def test_side_by_side_explains_where_documents_differ() -> None:
    adopt_pack(elsewhere(), actor=actor("wu_li"), place_code=LUOTONG)
    (group,) = page(HERE + "side-by-side/").context["groups"]
    assert [line.clause.code for line in group.lines] == ["el-1", "tr-1.1", "tr-1.2"]
    assert (
        group.conflict
        == "2 份文件要求不同：应不少于 400 平方米，或应不少于 640 平方米；达到 640 平方米就能同时满足"
    )


def test_documents_that_exclude_one_another_say_so() -> None:
    officer = signed_in("wu_li")
    officer.post(HERE + "documents/", {"pack": "further"})
    assert "没有哪个数能同时满足" in page(HERE + "side-by-side/").content.decode()
    row = Adoption.objects.unscoped(WHY).get()
    officer.post(f"/policy/adoptions/{row.pk}/leaving/")
    assert not page(HERE + "side-by-side/").context["groups"]


def test_a_committee_sees_the_documents_and_does_not_choose_them() -> None:
    assert (
        signed_in("xu_guilan").post(HERE + "documents/", {"pack": "further"}).status_code
        == HTTPStatus.FORBIDDEN
    )
    assert "<select" not in page(HERE + "documents/").content.decode()


def test_a_subdistrict_is_a_unit_too() -> None:
    assert "tr-3.1" in codes(page(f"/policy/places/{SUBDISTRICT}/", "wu_li"))
