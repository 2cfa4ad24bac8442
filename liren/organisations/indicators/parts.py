"""Pieces of SQL that several sources share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from liren.kernel.declarations import Indicator, Source

LIST, PEOPLE, COMPOUNDS, MONEY, TEXTS, PAY, ANSWERS = (
    f"organisations:{name}"
    for name in ("list", "members", "compounds", "guarantees", "handbook", "pay", "answers")
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
    return figure(key, label, unit, source, f"count(*) FILTER (WHERE {condition})", definition, page,
                  **{"counts": condition, **more})  # fmt: skip


def share(
    key: str, label: Any, source: Source, part: str, whole: str, definition: Any, page: str, **more: Any
) -> Indicator:
    """How many rows of those that count meet a condition, per cent."""
    both = f"({whole}) AND ({part})"
    return figure(key, label, "percent", source, f"count(*) FILTER (WHERE {both})", definition, page,
                  **{"counts": both, "denominator": f"count(*) FILTER (WHERE {whole})", **more})  # fmt: skip


def figure(
    key: str, label: Any, unit: str, source: Source, numerator: str, definition: Any, page: str, **more: Any
) -> Indicator:
    """Any other aggregate; where `counts` says which rows make it up, its page shows just these."""
    whole, query = f"organisations.{key}", more.pop("drill_query", "")
    if source.row and more.get("counts"):
        query = "&".join(filter(None, (query, f"counted={whole}")))
    return Indicator(
        whole,
        label,
        unit,
        source,
        numerator,
        definition=definition,
        drill_down=page,
        drill_query=query,
        **more,
    )
