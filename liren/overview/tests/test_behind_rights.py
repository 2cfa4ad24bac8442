"""What is judged from care files stands on no sheet of whoever may not see care, and in none of its sums."""

from __future__ import annotations

import pytest
from django.http import Http404

from liren.overview.detail import ClauseSheet
from liren.overview.rollup import Asked, Rollup
from liren.policy.models import Clause
from liren.policy.operations.settling import judge_everything
from liren.testing.area import LUOTONG
from liren.testing.cast import actor


@pytest.fixture
def care(judged: None) -> Clause:
    """A clause that is judged from care files, and not met."""
    clause = Clause.objects.get(code="tr-2.3")
    clause.check_data = {"measure": "people.care_enrolled", "compare": ">=", "than": "3[person]"}
    clause.save(update_fields=["check_data"])
    judge_everything()
    return clause


def sheet(who: str) -> Rollup:
    return Rollup(actor(who), Asked(LUOTONG))


def test_the_sheet_of_a_place_neither_shows_nor_counts_it(care: Clause) -> None:
    full, short = sheet("pan_shuzhen"), sheet("wu_li")
    assert full.binding.checks - short.binding.checks == {care.pk}
    assert sum(full.all.counts) == sum(short.all.counts) + 1


def test_the_sheet_of_the_clause_is_not_there(care: Clause) -> None:
    assert ClauseSheet(actor("pan_shuzhen"), LUOTONG, care.code).clause == care
    with pytest.raises(Http404):
        ClauseSheet(actor("wu_li"), LUOTONG, care.code)
