"""Rosters with one household in a row: its head, then the members in numbered groups of columns (成员1姓名 …).

Each such row is read once for the head and once for each member, by a plan of its own, so that a problem names the
column in which it really stands. A person's number is the row's, times 64, plus the member's: the order of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from liren.kernel.codes.relation import HEAD
from liren.people.roster.clean_row import CleanRow, Plan
from liren.people.roster.cleaner import Cleaned
from liren.people.roster.columns import MEMBER
from liren.people.roster.header_words import Column

PER_ROW = 64
"""More people than live in any household that a row can hold."""
_SHARED = ("household.", "place.")
"""What stands once in the row and is true of all; where they live, members have from their head."""
_MEMBER_FACT = re.compile(rf"{MEMBER}(\d+)\.(.+)")


def plans_of(plan: Plan) -> tuple[Plan, ...]:
    """How one row is read: for the person it is about, and for each member that has columns in it."""
    groups: dict[int, list[Column]] = {}
    own: list[Column] = []
    for column in plan.columns:
        match = _MEMBER_FACT.fullmatch(column.fact)
        if match:
            groups.setdefault(int(match[1]), []).append(replace(column, fact=match[2]))
        else:
            own.append(column)
    if not groups:
        return (plan,)
    shared = [column for column in own if column.fact.startswith(_SHARED)]
    members = ((*groups[number], *shared) for number in sorted(groups)[: PER_ROW - 1])
    return tuple(replace(plan, columns=tuple(columns)) for columns in (own, *members))


def rows_of(plan: Plan, rows: Iterable[Sequence[Any]]) -> list[Sequence[Any]]:
    """The rows as a member's plan reads them: empty where the group of columns is."""
    cells = [column.index for column in plan.columns if not column.fact.startswith(_SHARED)]
    return [row if any(str(row[i] or "").strip() for i in cells if i < len(row)) else () for row in rows]


def together(read: Sequence[Cleaned]) -> Cleaned:
    """What was read of the same rows for the head and for each member, in the order of the file."""
    heads = {row.row: row.name for row in (*read[0].rows, *read[0].rejected)}
    return Cleaned(
        _in_order([part.rows for part in read], heads), [problem for part in read for problem in part.problems],
        sum(part.skipped for part in read), _in_order([part.rejected for part in read], heads),
    )  # fmt: skip


def _in_order(parts: Iterable[list[CleanRow]], heads: dict[int, str]) -> list[CleanRow]:
    people = [_placed(row, member, heads) for member, rows in enumerate(parts) for row in rows]
    return sorted(people, key=lambda row: row.row)


def _placed(row: CleanRow, member: int, heads: dict[int, str]) -> CleanRow:
    """With a number of its own; the first of a row is its household's head, the others say whose they are."""
    number = row.row * PER_ROW + member
    if not member:
        return row._replace(row=number, relation=row.relation or HEAD)
    return row._replace(row=number, head_name=heads.get(row.row, ""))
