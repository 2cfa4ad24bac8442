"""Load the tree of places from codes and names: a county or the whole country, in one transaction."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.db import connection

from liren.events.operations.record import record
from liren.kernel.changing import creating
from liren.kernel.scope import Actor
from liren.places.names import initials, short_name

BLOCK = 20_000
Told = Callable[[int], None]


@dataclass(slots=True)
class Loaded:
    """What a load did, per level of the tree (number of digits of the code)."""

    rows: dict[int, int] = field(default_factory=dict)
    new: int = 0
    changed: int = 0
    seconds: float = 0.0

    @property
    def total(self) -> int:
        """Places in the list."""
        return sum(self.rows.values())

    @property
    def same(self) -> int:
        """Places that were already as the list has them."""
        return self.total - self.new - self.changed


def load_places(
    places: Iterable[tuple[str, str]],
    *,
    actor: Actor,
    within: str = "",
    source: str = "",
    told: Told = lambda n: None,
) -> Loaded:
    """Insert or rename places from (code, name) pairs; a second run changes nothing.

    Codes that a restructuring replaced stay replaced, and closed places stay as they are. One event for the
    whole list. Refuses an actor without the right over `within`.
    """
    began, loaded = time.monotonic(), Loaded()
    with creating(actor=actor, permission="places.edit", place_code=within):
        _stage(places, loaded, told)
        loaded.new, loaded.changed = _write()
        record(
            "places.loaded",
            actor=actor,
            place_code=within,
            label=source,
            new={"rows": loaded.total, "new": loaded.new, "changed": loaded.changed},
        )
    loaded.seconds = time.monotonic() - began
    return loaded


def _stage(places: Iterable[tuple[str, str]], loaded: Loaded, told: Told) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_STAGING)
        with cursor.copy("COPY places_staging FROM STDIN") as copy:
            for block in _blocks(places):
                copy.write("".join(map(_line, block)))
                _count(block, loaded.rows)
                told(len(block))
        cursor.execute("ANALYZE places_staging")


def _write() -> tuple[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(_UPSERT)
        new, changed = cursor.fetchone()
    return new, changed


def _blocks(places: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    remaining = iter(places)
    while block := list(islice(remaining, BLOCK)):
        yield block


def _line(place: tuple[str, str]) -> str:
    code, name = place
    level = len(code)
    name = name.replace("\\", "").replace("\t", " ").replace("\n", " ")
    short = short_name(name, level)
    return f"{code}\t{name}\t{short}\t{level}\t{initials(short)}\n"


def _count(block: list[tuple[str, str]], rows: dict[int, int]) -> None:
    for code, _name in block:
        rows[len(code)] = rows.get(len(code), 0) + 1


_STAGING = """
DROP TABLE IF EXISTS places_staging;
CREATE TEMP TABLE places_staging
    (code text COLLATE "C", name text, short_name text, level smallint, initials text) ON COMMIT DROP
"""
_UPSERT = """
WITH written AS (
    INSERT INTO places_place (code, name, short_name, level, initials, rural_code, version)
    SELECT s.code, s.name, s.short_name, s.level, s.initials, '', 1
    FROM places_staging s
    WHERE NOT EXISTS
        (SELECT 1 FROM places_placesuccession r WHERE r.old_code = s.code AND r.undone_at IS NULL)
    ON CONFLICT (code) DO UPDATE
        SET name = EXCLUDED.name, short_name = EXCLUDED.short_name, initials = EXCLUDED.initials,
            version = places_place.version + 1
        WHERE places_place.name <> EXCLUDED.name AND places_place.closed_on IS NULL
    RETURNING xmax = 0 AS fresh
)
SELECT count(*) FILTER (WHERE fresh), count(*) FILTER (WHERE NOT fresh) FROM written
"""
