"""What the kernel says when it refuses is Chinese for Chinese readers, also in another process."""

import pickle
from datetime import date

import pytest
from django.utils.translation import override

from liren.kernel.identity import IdentityProblem, parse_identity


def problem_with(value: object) -> IdentityProblem:
    with pytest.raises(IdentityProblem) as caught:
        parse_identity(value, date(2026, 11, 23))
    return caught.value


def test_problems_are_told_in_the_readers_language() -> None:
    problem = problem_with("110105194912310021")
    with override("zh-hans"):
        assert str(problem) == "身份证号码有一位写错了：按前17位推算，最后一位应为X。请与证件核对。"
    assert "would have to be X" in str(problem)


def test_problems_cross_process_borders() -> None:
    problem = problem_with("1.1E+17")
    again = pickle.loads(pickle.dumps(problem))  # noqa: S301  (our own bytes)
    assert (type(again), again.kind, str(again)) == (IdentityProblem, "scientific", str(problem))
