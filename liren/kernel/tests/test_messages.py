"""What the kernel says when it refuses is Chinese for Chinese readers, also in another process."""

import gettext
import pickle
from datetime import date

import pytest
from django.utils.translation import override, trans_real

from config.messages import compile_all
from liren.kernel.identity import IdentityProblem, parse_identity


def problem_with(value: object) -> IdentityProblem:
    with pytest.raises(IdentityProblem) as caught:
        parse_identity(value, date(2026, 11, 23))
    return caught.value


@pytest.fixture
def fresh_catalogues(monkeypatch: pytest.MonkeyPatch) -> None:
    """Catalogues compiled from what stands in the files now, whatever was read before."""
    compile_all()
    monkeypatch.setattr(trans_real, "_translations", {})
    monkeypatch.setattr(gettext, "_translations", {})


@pytest.mark.usefixtures("fresh_catalogues")
def test_problems_are_told_in_the_readers_language() -> None:
    problem = problem_with("110105194912310021")
    with override("zh-hans"):
        assert str(problem) == "身份证号码有一位写错了：按前 17 位推算，最后一位应为 X。请与证件核对。"
    assert "would have to be X" in str(problem)


def test_problems_cross_process_borders() -> None:
    problem = problem_with("1.1E+17")
    again = pickle.loads(pickle.dumps(problem))
    assert (type(again), again.kind, str(again)) == (IdentityProblem, "scientific", str(problem))
