"""All figures of the Today page in one query."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Min, Subquery, Value
from django.db.models.functions import JSONObject

from liren.accounts.models import User
from liren.overview.board import Figure, Stand, Told

LARGEST = 9
"""Digits of a subdistrict: heavy figures are not read for a place above it."""


def read(stand: Stand, figures: tuple[Figure, ...]) -> Told:
    """Each figure that the reader may know; `None` for the others."""
    wanted = {one.key: one.read(stand) for one in figures if _wanted(stand, one)}
    told = (
        User.objects.filter(pk=stand.actor.user_id or 0).annotate(**wanted).values(*wanted).get()
        if wanted
        else {}
    )
    return {one.key: _nothing_is_none(told.get(one.key)) for one in figures}


def number(rows: Any) -> Subquery:
    """How many rows."""
    return Subquery(rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values("n"))


def number_since(rows: Any, column: str) -> Subquery:
    """How many rows, and the earliest day or instant of a column: {n, first}; nothing where there is none."""
    told = rows.order_by().annotate(one=Value(1)).values("one")
    return Subquery(told.annotate(told=JSONObject(n=Count("pk"), first=Min(column))).values("told"))


def some(rows: Any, most: int = 5, **columns: Any) -> ArraySubquery:
    """The first rows as objects."""
    return ArraySubquery(rows.values(one=JSONObject(**columns))[:most])


def _nothing_is_none(told: Any) -> Any:
    return None if isinstance(told, dict) and not told["n"] else told


def _wanted(stand: Stand, one: Figure) -> bool:
    if one.permission and not stand.actor.may(one.permission):
        return False
    return not one.heavy or len(stand.place(one.permission)) >= LARGEST
