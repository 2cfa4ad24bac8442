"""The ground of the register's tests: a clerk, and her desk."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from liren.kernel.fence import fenced
from liren.people.tests.desk import Desk
from liren.testing.cast import actor


@pytest.fixture
def clerk() -> Iterator[Any]:
    who = actor("fang_yuqing")
    with fenced(who):
        yield who


@pytest.fixture
def desk(clerk: Any, tmp_path: Path) -> Desk:
    return Desk(clerk, tmp_path)
