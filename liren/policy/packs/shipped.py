"""The packs that come with this version, and the indicators that they name before their part of the house is built."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from liren.policy.packs.source import read_source

SHIPPED = Path(__file__).resolve().parents[3] / "packs"
PLANNED = "planned.yaml"


@cache
def planned() -> Mapping[str, Any]:
    """Key → what the shipped list says of an indicator that no app declares yet."""
    path = SHIPPED / PLANNED
    return {one["key"]: one for one in read_source(path).data or ()} if path.exists() else {}
