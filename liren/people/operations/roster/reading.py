"""From raw rows to COPY lines, chunk by chunk: in this process, or in a second one for large files."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, NamedTuple

from liren.people.operations.roster.encode import copy_lines
from liren.people.roster.clean_row import Plan
from liren.people.roster.cleaner import Cleaned, clean_chunk
from liren.people.roster.families import PER_ROW, plans_of, rows_of, together
from liren.people.roster.households import Households
from liren.people.roster.problems import Problem
from liren.people.roster.twins import Twins

IN_FLIGHT = 4
"""How many chunks the second process may be ahead: bounds memory, whatever the length of the file."""

Chunk = tuple[int, list[list[Any]]]


class Part(NamedTuple):
    """What became of one chunk: its lines, its problems, how many people it had and how many stay out."""

    lines: bytes
    problems: list[Problem]
    people: int
    left_out: int


class Reader:
    """Reads the chunks of one file in their order; remembers households and numbers from chunk to chunk."""

    def __init__(self, batch_id: int, plan: Plan) -> None:
        self.batch_id = batch_id
        self.plan = plan
        self.plans = plans_of(plan)
        self.households = Households(plan.column("person.relation"))
        self.twins = Twins(self.plans)

    def read(self, first_row: int, rows: list[list[Any]]) -> Part:
        if len(self.plans) > 1:
            return self._read_households(first_row, rows)
        return self._part(clean_chunk(self.plan, rows, first_row), len(rows))

    def _part(self, cleaned: Cleaned, rows: int) -> Part:
        people, repeated = self.twins.sift(self.households.assign(cleaned.rows, cleaned.rejected))
        left_out = len(cleaned.rejected) + sum(problem.is_error for problem in repeated)
        problems = list(dict.fromkeys((*cleaned.problems, *repeated)))
        lines = copy_lines(self.batch_id, self.plan.place_code, people)
        return Part(lines, problems, rows - cleaned.skipped, left_out)

    def _read_households(self, first_row: int, rows: list[list[Any]]) -> Part:
        """Each row once for its head and once for each member."""
        read = [
            clean_chunk(plan, rows_of(plan, rows) if n else rows, first_row)
            for n, plan in enumerate(self.plans)
        ]
        return self._part(together(read), len(rows) * len(read))

    def finish(self) -> Part:
        """What only shows after the last row: members without a head."""
        per_row = PER_ROW if len(self.plans) > 1 else 1
        return Part(b"", [p._replace(row=p.row // per_row) for p in self.households.problems], 0, 0)


def read_here(batch_id: int, plan: Plan, chunks: Iterable[Chunk]) -> Iterator[Part]:
    """Read in this process: small files."""
    reader = Reader(batch_id, plan)
    for first_row, rows in chunks:
        yield reader.read(first_row, rows)
    yield reader.finish()


def read_apart(batch_id: int, plan: Plan, chunks: Iterable[Chunk]) -> Iterator[Part]:
    """Read in a second process, which is at most `IN_FLIGHT` chunks ahead of the database."""
    begin = (batch_id, plan)
    with ProcessPoolExecutor(1, get_context("spawn"), initializer=_begin, initargs=begin) as pool:
        ahead: deque[Future[Part]] = deque()
        for first_row, rows in chunks:
            ahead.append(pool.submit(_read, first_row, rows))
            if len(ahead) >= IN_FLIGHT:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()
        yield pool.submit(_finish).result()


_reader: Reader


def _begin(batch_id: int, plan: Plan) -> None:
    global _reader
    gc.disable()  # rows make no cycles; looking for them costs a fifth of the time
    _reader = Reader(batch_id, plan)


def _read(first_row: int, rows: list[list[Any]]) -> Part:
    return _reader.read(first_row, rows)


def _finish() -> Part:
    return _reader.finish()
