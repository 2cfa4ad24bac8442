"""How fast a roster comes in, against a bare COPY and INSERT … ON CONFLICT of the same rows.

Ours reads, checks, encrypts, blind-indexes, matches, makes homes and households, writes provenance; the twin
copies ready-made values into a staging table and upserts them into one table with four indexes.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import connection, transaction

from bench import _data
from liren.kernel.fence import fenced
from liren.people.commands import command_line
from liren.people.models import RosterBatch
from liren.people.operations.roster.commit import commit_roster
from liren.people.operations.roster.open import open_batch
from liren.people.operations.roster.stage import read_roster
from liren.people.operations.roster.undo import undo_roster

TWIN_TABLE = """
CREATE TEMPORARY TABLE twin (
    number text PRIMARY KEY, name text, sex text, address text, phone text, education text, head text, relation text
);
CREATE INDEX ON twin (name); CREATE INDEX ON twin (address); CREATE INDEX ON twin (phone);
CREATE TEMPORARY TABLE twin_staging (LIKE twin);
"""
TWIN_UPSERT = """
INSERT INTO twin SELECT * FROM twin_staging ON CONFLICT (number) DO UPDATE
SET name = EXCLUDED.name, sex = EXCLUDED.sex, address = EXCLUDED.address, phone = EXCLUDED.phone,
    education = EXCLUDED.education, head = EXCLUDED.head, relation = EXCLUDED.relation;
TRUNCATE twin_staging;
"""


def run(rows: int = 100_000) -> Iterator[dict[str, Any]]:
    """CSV first and again, workbook, undo; each beside the twin's first or second run."""
    with TemporaryDirectory() as folder, fenced(command_line(_data.PLACE)):
        file = _data.write_csv(Path(folder) / "roster.csv", rows)
        first_twin, second_twin = _twin(rows)
        batch, first = _timed(lambda: _import(file))
        yield _case("csv, first time", rows, first, first_twin)
        yield _memory("csv, peak memory of this process", rows)
        _again, second = _timed(lambda: _import(file))
        yield _case("csv, again", rows, second, second_twin)
        _undone, undo = _timed(lambda: undo_roster(batch, actor=command_line(_data.PLACE)))
        yield _case("undo", rows, undo, first_twin)
        yield from _workbook(Path(folder), rows, first)


def _workbook(folder: Path, rows: int, csv_seconds: float) -> Iterator[dict[str, Any]]:
    """xlsx is compared with our own CSV plus the bare reading of the sheet."""
    import python_calamine

    file = _data.write_xlsx(folder / "roster.xlsx", rows)
    _sheet, reading = _timed(
        lambda: python_calamine.load_workbook(str(file)).get_sheet_by_index(0).to_python()
    )
    batch, seconds = _timed(lambda: _import(file))
    yield _case("xlsx, against CSV plus bare reading", rows, seconds, csv_seconds + reading)
    undo_roster(batch, actor=command_line(_data.PLACE))


def _import(file: Path) -> RosterBatch:
    actor = command_line(_data.PLACE)
    batch = open_batch(file, actor=actor, place_code=_data.PLACE)
    return commit_roster(read_roster(batch, actor=actor, path=file), actor=actor, add_homes=True)


def _twin(rows: int) -> tuple[float, float]:
    """Seconds of the twin's first run and of its second over the same rows."""
    lines = "".join(
        f"{r[2]}\t{r[1]}\t{r[3]}\t{r[7]}\t{r[8]}\t{r[9]}\t{r[5]}\t{r[6]}\n" for r in _data.rows(rows)
    )
    with _bare_table():
        return _timed(lambda: _copy(lines))[1], _timed(lambda: _copy(lines))[1]


@contextmanager
def _bare_table() -> Iterator[None]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(TWIN_TABLE.replace("TEMPORARY TABLE", "TEMPORARY TABLE"))
        yield
        cursor.execute("DROP TABLE twin, twin_staging")


def _copy(lines: str) -> None:
    with connection.cursor() as cursor:
        with cursor.copy("COPY twin_staging FROM STDIN") as copy:
            copy.write(lines)
        cursor.execute(TWIN_UPSERT)


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    began = time.perf_counter()
    return work(), time.perf_counter() - began


def _case(case: str, rows: int, seconds: float, twin: float) -> dict[str, Any]:
    return {
        "bench": "roster", "case": case, "rows": rows, "figure": rows / seconds, "twin": rows / twin,
        "unit": "rows/s", "ratio": seconds / twin,
    }  # fmt: skip


def _memory(case: str, rows: int) -> dict[str, Any]:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "bench": "roster",
        "case": case,
        "rows": rows,
        "figure": peak,
        "twin": peak,
        "unit": "MB",
        "ratio": 1.0,
    }
