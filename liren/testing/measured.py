"""What the judge measured at a place, for tests that count by hand."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from liren.kernel.declarations import Indicator
from liren.policy.models import Value
from liren.policy.operations.measuring import measure_all

Figures = tuple[Decimal | None, Decimal | None]


def figures(indicators: Iterable[Indicator], place_code: str) -> dict[str, Figures]:
    """Measure everything; numerator and denominator of each of these indicators at a place (nought where none may be)."""
    measure_all()
    rows = Value.objects.unscoped("a test looks at everything").filter(place_code=place_code)
    found = {
        key: (num, den) for key, num, den in rows.values_list("indicator__key", "numerator", "denominator")
    }
    nothing = {one.key: (Decimal(0), None) for one in indicators if one.empty_is_zero}
    return {one.key: found.get(one.key, nothing.get(one.key, (None, None))) for one in indicators}
