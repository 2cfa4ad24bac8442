"""The policies of the tests' ground: the trial standard binds 新安江街道, and everything planted is judged by it."""

from __future__ import annotations

from typing import Any

from liren.kernel.scope import SYSTEM
from liren.policy.operations.packs import load_packs
from liren.policy.operations.settling import judge_everything
from liren.policy.tests.conftest import PACKS


def plant_policy(_ground: Any) -> dict[str, Any]:
    """The packs, and how 罗桐社区 stands on them."""
    load_packs(PACKS, actor=SYSTEM)
    return {"round": judge_everything()}
