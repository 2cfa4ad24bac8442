"""How well outlines are found in documents that nobody has seen, whole and damaged: measured, with a floor."""

from __future__ import annotations

from random import Random

import pytest

from liren.policy.reading import read_document
from liren.policy.reading.tests.damage import DAMAGES
from liren.policy.reading.tests.outlines import plan
from liren.policy.reading.tests.score import Score, planned, read

FLOORS = {"clean": 0.995, "hard_wrapped": 0.97, "mixed_width": 0.97, "spaced": 0.97, "run_together": 0.97}
SEEDS = range(60)


@pytest.mark.parametrize("damage", FLOORS)
def test_clauses_and_their_parents_are_found(damage: str) -> None:
    score, wrong = Score(), []
    for seed in SEEDS:
        made = plan(seed)
        text = DAMAGES[damage](made, Random(seed))
        wrong += [
            (seed, line)
            for line in score.add(planned(made), read(read_document(text.encode(), "一份文件.txt")))
        ]
    assert score.wanted > 500
    assert score.f1 >= FLOORS[damage], (score.f1, wrong[:10])
    assert score.parent_share >= FLOORS[damage] - 0.005, (score.parent_share, wrong[:10])
