"""The ground of the policy tests: a small pack of our own, and 罗桐 with premises and people."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from liren.kernel.fence import fenced
from liren.kernel.scope import SYSTEM
from liren.places.models import Premises
from liren.places.operations.premises import add_premises, add_room
from liren.policy.models import Programme, Round
from liren.policy.operations.packs import load_packs
from liren.policy.operations.settling import judge_everything
from liren.policy.tests.rounds import WHY, started
from liren.testing.area import LUOTONG, make_area
from liren.testing.cast import actor

PACKS = Path(__file__).with_name("packs_for_tests")


@pytest.fixture
def area(db: None) -> Iterator[None]:
    """新安江街道, its neighbours, and the levels above; the officer is at work."""
    make_area()
    with fenced(actor("wu_li")):
        yield


@pytest.fixture
def packs(area: None) -> list[str]:
    """The packs of the tests, loaded."""
    return load_packs(PACKS, actor=SYSTEM)


def premises_of(area_m2: str, place_code: str = LUOTONG, *, who: str = "wu_li") -> Premises:
    """Premises with one office of so many square metres."""
    officer = actor(who)
    home = add_premises(actor=officer, place_code=place_code, name="服务中心", origin="handed_over",
                        owner="街道办事处", user="居委会", address="")  # fmt: skip
    add_room(home, actor=officer, name="办公室", area_m2=Decimal(area_m2), functions=["office"])
    return home


@pytest.fixture
def programme(packs: list[str]) -> Programme:
    """A programme after its clause; 罗桐 has premises that meet a criterion."""
    premises_of("640")
    judge_everything()
    return started()


@pytest.fixture
def first(programme: Programme) -> Round:
    """Its first round, open for applications."""
    [round, *_later] = programme.rounds.unscoped(WHY).all()
    return round
