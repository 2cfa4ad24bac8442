"""The set-based rewriting of codes: one statement a table, whatever the number of rows."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, connection
from django.db.backends.utils import CursorWrapper
from django.db.utils import OperationalError
from django.utils.translation import gettext as _

from liren.kernel.errors import Refused
from liren.kernel.fence import AREAS, FAMILIES, fenced
from liren.kernel.scope import EVERYWHERE, Actor, Grant
from liren.places.choices import Level
from liren.places.planning.plan import Move
from liren.places.planning.tables import Table, followers, scoped_tables

ASIDE = "00"
"""No province has this code: where codes wait while two places exchange theirs."""


def opened(codes: Iterable[str], actor: Actor) -> AbstractContextManager[None]:
    """Lift the database's fence over the places that change: every row moves, seen by the actor or not."""
    areas = _covering({*codes, ASIDE})
    grants = frozenset(Grant(permission, area) for permission in FAMILIES.values() for area in areas)
    return fenced(Actor(actor.user_id, actor.name, grants, actor.request_id))


def lock_tables() -> None:
    """Nobody writes a row under an old code meanwhile. Refuses when a long import holds the tables."""
    names = ", ".join(table.name for table in scoped_tables())
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '15s'")
        try:
            cursor.execute(f"LOCK TABLE {names} IN SHARE ROW EXCLUSIVE MODE")
        except OperationalError:
            raise Refused(
                _("The register is being written just now, perhaps by an import. Try again later.")
            ) from None


def note_rows(batch: UUID, moves: Iterable[Move]) -> None:
    """Remember the rows of merging places that no subtree takes along: their way back is not in the new code.

    That is the rows at the code itself, and those at deeper codes that are no place.
    """
    moves = list(moves)
    whole = [move.old for move in moves if not move.alone]
    with connection.cursor() as cursor:
        for move in (move for move in moves if move.alone):
            for table in scoped_tables()[1:]:
                values: list[Any] = [str(batch), table.name, move.new, move.old, f"{move.old}:", whole]
                cursor.execute(_NOTE.format(**table._asdict()), values)


def note_buildings(batch: UUID, buildings: Iterable[int], into: str) -> None:
    """Remember the buildings that go elsewhere, and with them every row that belongs to their homes."""
    with connection.cursor() as cursor:
        cursor.execute(_NOTE_BUILDINGS, [str(batch), into, list(buildings)])
        for table, column, parent in followers():
            words = {**table._asdict(), "parent": parent.name, "fk": column}
            cursor.execute(_NOTE_FOLLOWERS.format(**words), [table.name, str(batch)])


def move_noted(batch: UUID, *, back: bool = False) -> int:
    """Give the remembered rows their new code, or the old one again."""
    seen, given = ("new_code", "old_code") if back else ("old_code", "new_code")
    return _each_table(_NOTED, [str(batch)], scoped_tables()[1:], seen=seen, given=given)


def move_subtrees(moves: list[Move]) -> int:
    """Give whole subtrees their new codes; by way of codes aside when old and new ones meet."""
    if not moves:
        return 0
    if not _meet(moves):
        return _each_table(_SUBTREE, _pairs(moves), scoped_tables())
    aside = [f"{ASIDE}{i:0{len(move.old) - 2}d}" for i, move in enumerate(moves)]
    first = [Move(move.old, code) for move, code in zip(moves, aside, strict=True)]
    then = [Move(code, move.new) for move, code in zip(moves, aside, strict=True)]
    _each_table(_SUBTREE, _pairs(first), scoped_tables())
    return _each_table(_SUBTREE, _pairs(then), scoped_tables())


def move_alone(moves: Iterable[Move]) -> int:
    """Give the rows at a code itself another, without remembering them (the way back of a split)."""
    rows = 0
    for move in moves:
        rows += _each_table(_ALONE, [move.new, move.old], scoped_tables()[1:])
    return rows


def sweep_counters() -> None:
    """Counters that came to nothing are dropped."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM places_placecount WHERE people = 0")


def _each_table(statement: str, values: list[Any], tables: list[Table], **words: str) -> int:
    rows = 0
    with connection.cursor() as cursor:
        for table in tables:
            rows += _run(cursor, statement.format(**table._asdict(), **words), values, table)
    return rows


def _run(cursor: CursorWrapper, statement: str, values: list[Any], table: Table) -> int:
    if "{" in statement:
        raise ValueError(statement)
    try:
        cursor.execute(statement, [table.name, *values] if "r.table = %s" in statement else values)
    except IntegrityError:
        what = table.model._meta.verbose_name_plural
        raise Refused(
            _(
                "Both places hold the same entry among the %(what)s. Merge or correct it first; nothing was "
                "moved."
            )
            % {"what": what}
        ) from None
    return int(cursor.rowcount)


def _pairs(moves: list[Move]) -> list[Any]:
    return [[move.old for move in moves], [move.new for move in moves]]


def _meet(moves: list[Move]) -> bool:
    return any(new.new.startswith(old.old) or old.old.startswith(new.new) for new in moves for old in moves)


def _covering(codes: set[str]) -> list[str]:
    """At most as many places as the fence opens, that together hold the codes."""
    for digits in sorted(Level.values, reverse=True):
        areas = {code[:digits] for code in codes}
        areas = {
            area for area in areas if not any(area != other and area.startswith(other) for other in areas)
        }
        if len(areas) <= AREAS:
            return sorted(areas)
    return [EVERYWHERE]


def model_of(table: str) -> Any:
    """The model of a table."""
    return next(model for model in apps.get_models() if model._meta.db_table == table)


_NOTE = """
INSERT INTO places_movedrow (batch, "table", row, old_code, new_code)
SELECT %s, %s, t.{key}, t.{column}, %s FROM {name} t
WHERE t.{column} >= %s AND t.{column} < %s
  AND NOT EXISTS (SELECT 1 FROM unnest(%s::text[]) AS whole(code)
                  WHERE t.{column} >= whole.code COLLATE "C" AND t.{column} < (whole.code || ':') COLLATE "C")
"""
_NOTE_BUILDINGS = """
INSERT INTO places_movedrow (batch, "table", row, old_code, new_code)
SELECT %s, 'places_building', b.id, b.place_code, %s FROM places_building b WHERE b.id = ANY(%s)
"""
_NOTE_FOLLOWERS = """
INSERT INTO places_movedrow (batch, "table", row, old_code, new_code)
SELECT DISTINCT ON (t.{key}) r.batch, %s, t.{key}, t.{column}, r.new_code
FROM places_movedrow r JOIN {name} t ON t.{fk} = r.row
WHERE r.batch = %s AND r.table = '{parent}' AND left(t.{column}, 12) = left(r.old_code, 12)
"""
_NOTED = """
UPDATE {name} t SET {column} = r.{given} FROM places_movedrow r
WHERE r.table = %s AND r.batch = %s AND r.row = t.{key} AND t.{column} = r.{seen}
"""
_SUBTREE = """
UPDATE {name} t SET {column} = m.new || substr(t.{column}, length(m.old) + 1)
FROM unnest(%s::text[], %s::text[]) AS m(old, new)
WHERE t.{column} >= m.old COLLATE "C" AND t.{column} < (m.old || ':') COLLATE "C"
"""
_ALONE = "UPDATE {name} t SET {column} = %s WHERE t.{column} = %s"
