"""The ground of the roll-up tests: 新安江街道 with its communities, the policies of the tests, some premises."""

from __future__ import annotations

import pytest

from liren.kernel.fence import fenced
from liren.kernel.scope import SYSTEM
from liren.policy.operations.packs import load_packs
from liren.policy.operations.settling import judge_everything
from liren.policy.tests.conftest import PACKS, premises_of
from liren.testing.area import FUDONG, make_area
from liren.testing.cast import actor


@pytest.fixture
def judged(db: None) -> None:
    """罗桐 has 600 m² (near 640), 府东 700 m² (met), the others have no data."""
    make_area()
    with fenced(actor("wu_li")):
        load_packs(PACKS, actor=SYSTEM)
        premises_of("600")
        premises_of("700", FUDONG)
        judge_everything()
