"""The records behind a figure: exactly the rows that an indicator counts, found by the SQL that counts them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection

from liren.kernel.declarations import Indicator, Text, declared
from liren.kernel.scope import code_range


@dataclass(frozen=True, slots=True)
class Counted:
    """A list that is narrowed to what a figure counts."""

    label: Text
    keys: frozenset[int]


def counted(key: str, page: str, place_code: str, day: date) -> Counted | None:
    """What the indicator that the address bar names counts in a place; None where it names none of this page.

    The keys are of any reader's: the page still shows only what its reader may see.
    """
    indicator: Indicator | None = declared("indicators").get(key)
    if indicator is None or indicator.drill_down != page or not (indicator.counts and indicator.source.row):
        return None
    return Counted(indicator.label, frozenset(_keys(indicator, place_code, day)))


def _keys(indicator: Indicator, place_code: str, day: date) -> set[int]:
    source, (low, high) = indicator.source, code_range(place_code)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {source.row} FROM {source.rows} WHERE ({source.where}) AND ({indicator.counts})"  # noqa: S608
            f" AND {source.place} >= %(low)s AND {source.place} < %(high)s",
            {"today": day, "low": low, "high": high},
        )
        return {key for (key,) in cursor.fetchall()}
