"""The records behind a figure: exactly the rows that an indicator counts, found by the SQL that counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from django.db.models.expressions import RawSQL

from liren.kernel.declarations import Indicator, Text, declared
from liren.kernel.scope import code_range

_NAMED = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True, slots=True)
class Counted:
    """A list that is narrowed to what a figure counts."""

    label: Text
    keys: RawSQL
    """The keys as a subquery: a province's never leave the database."""


def counted(key: str, page: str, place_code: str, day: date) -> Counted | None:
    """What the indicator that the address bar names counts in a place; None where it names none of this page.

    The keys are of any reader's: the page still shows only what its reader may see.
    """
    indicator: Indicator | None = declared("indicators").get(key)
    if indicator is None or indicator.drill_down != page or not (indicator.counts and indicator.source.row):
        return None
    return Counted(indicator.label, _keys(indicator, place_code, day))


def _keys(indicator: Indicator, place_code: str, day: date) -> RawSQL:
    source, (low, high) = indicator.source, code_range(place_code)
    words = {"today": day, "low": low, "high": high}
    named = (
        f"SELECT {source.row} FROM {source.rows} WHERE ({source.where}) AND ({indicator.counts})"  # noqa: S608
        f" AND {source.place} >= %(low)s AND {source.place} < %(high)s"
    )
    return RawSQL(_NAMED.sub("%s", named), [words[name] for name in _NAMED.findall(named)])  # noqa: S611
