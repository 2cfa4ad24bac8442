"""Every table whose rows belong to places, found by what the models are: none can be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.apps import apps
from django.db import connection, models

from liren.events.models import Event
from liren.kernel.scope import Derived, Scoped
from liren.places.models import Building, Place

APPEND_ONLY: tuple[type[models.Model], ...] = (Event,)
"""Events keep the code of their day; they are found through the succession."""


class Table(NamedTuple):
    """A table, its key and its column of codes."""

    name: str
    key: str
    column: str
    model: type[models.Model]


def scoped_tables() -> list[Table]:
    """All tables with a place code, the places themselves first."""
    return [Table("places_place", "id", "code", Place), *_scoped()]


def fenced_tables() -> set[str]:
    """The tables under row-level security."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity")
        return {name for (name,) in cursor.fetchall()}


def followers() -> Iterator[tuple[Table, str, Table]]:
    """What goes along with a building: (table, its column, the table that column refers to), nearest first."""
    by_model = {table.model: table for table in _scoped()}
    reached: set[type[models.Model]] = {Building}
    front: list[type[models.Model]] = [Building]
    while front:
        found = [
            (model, field, parent)
            for model in by_model
            if model not in reached
            for field in model._meta.get_fields()
            if isinstance(field, models.ForeignKey)
            for parent in front
            if field.related_model is parent and field.name in _BELONGS
        ]
        front = []
        for model, field, parent in found:
            if model not in reached:
                reached.add(model)
                front.append(model)
                yield by_model[model], field.column, by_model[parent]


_BELONGS = {"building", "dwelling", "person"}
"""Foreign keys that say where a row belongs (and not, for example, who merged it)."""


def _scoped() -> list[Table]:
    left: tuple[type[models.Model], ...] = (*APPEND_ONLY, Derived)
    kept = [
        m for m in apps.get_models() if issubclass(m, Scoped) and not issubclass(m, left) and m._meta.managed
    ]
    return [Table(m._meta.db_table, str(m._meta.pk.column), "place_code", m) for m in kept]
