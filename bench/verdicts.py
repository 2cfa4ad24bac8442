"""Every shipped pack judged for ten thousand communities and all above, against hand-written roll-up SQL.

The twin is the roll-up's: what it costs to read the records at all. The second case lists all gaps of the province;
its twin is a bare scan of the verdicts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import connection

from bench._province import PROVINCE, province
from bench.rollup import _seconds, _twin
from liren.policy.choices import State
from liren.policy.models import Pack, Verdict
from liren.policy.operations.judging import judge
from liren.policy.operations.measuring import measure_all

_SCAN = "SELECT count(*), sum(state) FROM policy_verdict WHERE place_code >= '98' AND place_code < '99'"


def run(rows: int = 1_000_000) -> Iterator[dict[str, Any]]:
    """Judging anew after measuring; the list of gaps."""
    with province(rows):
        Pack.objects.update(area=PROVINCE)
        twin = _seconds(_twin)
        measure_all()
        first = _seconds(judge)
        count = (
            Verdict.objects.unscoped("the benchmark's own").filter(place_code__startswith=PROVINCE).count()
        )
        yield _told(f"{count:,} verdicts, first time", rows, first, twin)
        yield _told(f"{count:,} verdicts, again", rows, _seconds(judge), twin)
        yield _told("all gaps, nearest first", rows, _seconds(_gaps), _seconds(_scan))


def _gaps() -> None:
    gaps = Verdict.objects.unscoped("the benchmark's own").filter(
        place_code__gte=PROVINCE, place_code__lt="99", state__in=(State.NOT_MET, State.NEAR)
    )
    list(gaps.order_by("-distance").values_list("clause_id", "place_code", "distance")[:10_000])


def _scan() -> None:
    with connection.cursor() as cursor:
        cursor.execute(_SCAN)
        cursor.fetchall()


def _told(case: str, rows: int, ours: float, twin: float) -> dict[str, Any]:
    return {
        "bench": "verdicts",
        "case": case,
        "rows": rows,
        "figure": ours,
        "twin": twin,
        "unit": "s",
        "ratio": ours / twin,
    }
