"""The demo's targets, rounds and reviews load through the operations, and only once."""

from __future__ import annotations

from pathlib import Path

from liren.kernel.fence import fenced
from liren.kernel.scope import SYSTEM
from liren.places.models import Place
from liren.policy.models import Award, Candidate
from liren.policy.operations.packs import load_packs
from liren.policy.operations.settling import judge_everything
from liren.policy.tests.rounds import WHY
from liren.testing.area import make_area
from liren.testing.cast import actor
from liren.testing.programmes import ELSEWHERE, load_programmes

PACKS = Path(__file__).resolve().parents[3] / "packs"


def test_the_demo_has_rounds_under_way_and_loads_them_once(db):
    make_area()
    codes = ("31", "3101", "310117", ELSEWHERE, f"{ELSEWHERE}001", f"{ELSEWHERE}002")
    Place.objects.bulk_create(Place(code=code, name=code, short_name=code, level=len(code)) for code in codes)
    load_packs(PACKS, actor=SYSTEM)
    with fenced(actor("wu_li")):
        judge_everything()
    for _again in range(2):
        load_programmes()
        assert Candidate.objects.unscoped(WHY).count() == 6
        assert Award.objects.unscoped(WHY).count() == 2
