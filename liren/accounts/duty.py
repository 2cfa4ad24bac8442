"""What goes with a grid when another worker takes it over. Apps above declare theirs in `duties.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from liren.kernel.declarations import Text
from liren.kernel.scope import Actor


@dataclass(frozen=True, slots=True)
class Duty:
    """Open work that belongs to a worker over a place: visits due, requests in hand …

    `count(user_id, place_code)` says how much there is; `move(giver_id, taker_id, place_code, actor)` hands it
    over inside the hand-over's transaction and says how much moved. An app lists its own in `DUTIES`.
    """

    key: str
    label: Text
    count: Callable[[int, str], int]
    move: Callable[[int, int, str, Actor], int]
