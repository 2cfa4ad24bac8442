"""From raw rows to COPY lines, chunk by chunk, in one pass over the file."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from liren.people.operations.roster.encode import copy_lines
from liren.people.roster.clean_row import Plan
from liren.people.roster.cleaner import Cleaned, clean_chunk
from liren.people.roster.families import PER_ROW, plans_of, rows_of, together
from liren.people.roster.households import Households
from liren.people.roster.problems import Problem

Chunk = tuple[int, list[list[Any]]]


class Part(NamedTuple):
    """What became of one chunk: its lines, its problems, how many people it had and how many stay out."""

    lines: bytes
    problems: list[Problem]
    people: int
    left_out: int


def read_parts(batch_id: int, plan: Plan, chunks: Iterable[Chunk]) -> Iterator[Part]:
    """Each chunk of a file in its order, and at last what only shows after the last row: members without a head."""
    households, plans = Households(plan.column("person.relation")), plans_of(plan)
    with _no_looking_for_cycles():
        for first_row, rows in chunks:
            cleaned = _clean(plans, rows, first_row)
            people = households.assign(cleaned.rows, cleaned.rejected)
            lines = copy_lines(batch_id, plan.place_code, people)
            problems = list(dict.fromkeys(cleaned.problems))
            yield Part(lines, problems, len(rows) * len(plans) - cleaned.skipped, len(cleaned.rejected))
    per_row = PER_ROW if len(plans) > 1 else 1
    yield Part(b"", [p._replace(row=p.row // per_row) for p in households.problems], 0, 0)


def _clean(plans: Sequence[Plan], rows: list[list[Any]], first_row: int) -> Cleaned:
    """Each row, or where it holds a household: once for its head and once for each member."""
    if len(plans) == 1:
        return clean_chunk(plans[0], rows, first_row)
    return together([
        clean_chunk(plan, rows_of(plan, rows) if n else rows, first_row) for n, plan in enumerate(plans)
    ])  # fmt: skip


@contextmanager
def _no_looking_for_cycles() -> Iterator[None]:
    """Rows make no cycles; looking for them costs a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
