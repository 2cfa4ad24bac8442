"""Pieces of SQL that several sources share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from liren.kernel.declarations import Indicator, Source

LIST, PEOPLE, COMPOUNDS, MONEY, TEXTS, PAY = (
    f"organisations:{name}" for name in ("list", "members", "compounds", "guarantees", "handbook", "pay")
)
"""The pages that list the records behind a number."""


def listed(values: Iterable[Any]) -> str:
    """A list of words for IN."""
    return ", ".join(f"'{value}'" for value in values)


def during(row: str) -> str:
    """Whether a row with a period holds on the day of the judgement."""
    return f"{row}.from_on <= %(today)s AND ({row}.to_on IS NULL OR {row}.to_on >= %(today)s)"


def standing(row: str) -> str:
    """Whether a body exists on the day of the judgement."""
    return f"({row}.dissolved_on IS NULL OR {row}.dissolved_on > %(today)s)"


def watch(*tables: str) -> dict[str, str]:
    """Tables of this room: each row has its place."""
    return {f"organisations_{table}": "{row}.place_code" for table in tables}


def number(
    key: str, label: Any, unit: str, source: Source, condition: str, definition: Any, page: str, **more: Any
) -> Indicator:
    """How many rows meet a condition."""
    return Indicator(f"organisations.{key}", label, unit, source, f"count(*) FILTER (WHERE {condition})",
                     definition=definition, drill_down=page, **more)  # fmt: skip


def share(
    key: str, label: Any, source: Source, part: str, whole: str, definition: Any, page: str, **more: Any
) -> Indicator:
    """How many rows of those that count meet a condition, per cent."""
    return Indicator(f"organisations.{key}", label, "percent", source,
                     f"count(*) FILTER (WHERE ({whole}) AND ({part}))", f"count(*) FILTER (WHERE {whole})",
                     definition, page, **more)  # fmt: skip


def figure(
    key: str, label: Any, unit: str, source: Source, numerator: str, definition: Any, page: str, **more: Any
) -> Indicator:
    """Any other aggregate."""
    return Indicator(f"organisations.{key}", label, unit, source, numerator, definition=definition,
                     drill_down=page, **more)  # fmt: skip
