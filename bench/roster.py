"""How fast a roster comes in, against a bare COPY and INSERT … ON CONFLICT of the same rows.

Ours reads, checks, encrypts, blind-indexes, matches, makes homes and households, writes provenance; the twin
copies ready-made values, encrypted long before, into an unlogged staging table and upserts them into one table that
survives a crash, with four indexes. Of three rounds the best is taken, of each side alike.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg

from bench import _data
from bench._crowd import owner
from liren.kernel.fence import fenced
from liren.people.commands import command_line
from liren.people.models import RosterBatch
from liren.people.operations.roster import encode
from liren.people.operations.roster.commit import commit_roster
from liren.people.operations.roster.encode import COLUMNS
from liren.people.operations.roster.open import open_batch
from liren.people.operations.roster.reading import read_parts
from liren.people.operations.roster.stage import CHUNK, UNBOUNDED, read_roster
from liren.people.operations.roster.undo import undo_roster
from liren.people.roster import cleaner
from liren.people.roster.clean_row import make_plan
from liren.people.roster.headers import find_headers
from liren.people.roster.sheets import open_roster

ROUNDS = 3
_PIECE = 1 << 20
_TABLES = """
CREATE TABLE bench_twin (LIKE people_staging, PRIMARY KEY (id_blind));
CREATE INDEX ON bench_twin (name); CREATE INDEX ON bench_twin (address_key); CREATE INDEX ON bench_twin (phone_tail);
CREATE UNLOGGED TABLE bench_staging (LIKE people_staging);
"""
_COPY = f"COPY bench_staging ({', '.join(COLUMNS)}) FROM STDIN"
_UPSERT = f"""
INSERT INTO bench_twin SELECT * FROM bench_staging ON CONFLICT (id_blind) DO UPDATE
SET {", ".join(f"{column} = EXCLUDED.{column}" for column in COLUMNS if column != "id_blind")}
"""


def run(rows: int = 100_000) -> Iterator[dict[str, Any]]:
    """CSV first and again, workbook, undo; each beside the twin's first or second run."""
    with TemporaryDirectory() as folder, fenced(command_line(_data.PLACE)):
        file = _data.write_csv(Path(folder) / "roster.csv", rows)
        lines = _ready_made(file, Path(folder) / "lines")
        rounds = [_round(file, lines) for _ in range(ROUNDS)]
        first, second, undo, first_twin, second_twin = (min(seconds) for seconds in zip(*rounds, strict=True))
        yield _case("csv, first time", rows, first, first_twin)
        yield _case("csv, again", rows, second, second_twin)
        yield _memory("csv, peak memory of this process", rows)
        yield _case("undo", rows, undo, first_twin)
        yield from _workbook(Path(folder), rows, first)


def _round(file: Path, lines: Path) -> tuple[float, ...]:
    """Seconds of the first import, the second, the undo, and of the twin's two runs."""
    twins = _twin(lines)
    batch, first = _timed(lambda: _import(file))
    _again, second = _timed(lambda: _import(file))
    _undone, undo = _timed(lambda: undo_roster(batch, actor=command_line(_data.PLACE)))
    return first, second, undo, *twins


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
    """Without the words and addresses remembered from the round before."""
    cleaner._cleaner.cache_clear()
    encode._home.cache_clear()
    actor = command_line(_data.PLACE)
    batch = open_batch(file, actor=actor, place_code=_data.PLACE)
    return commit_roster(read_roster(batch, actor=actor, path=file), actor=actor, add_homes=True)


def _ready_made(file: Path, lines: Path) -> Path:
    """What an import of the file copies into staging, kept in a file."""
    roster = open_roster(file, limits=UNBOUNDED)
    headers = find_headers(roster.head())
    plan = make_plan(headers, place_code=_data.PLACE)
    with lines.open("wb") as stream:
        for part in read_parts(0, plan, roster.chunks(headers.first_data_row, CHUNK)):
            stream.write(part.lines)
    return lines


def _twin(lines: Path) -> tuple[float, float]:
    """Seconds of the twin's first run and of its second over the same rows."""
    with _bare_table() as twin:
        return _timed(lambda: _copy(twin, lines))[1], _timed(lambda: _copy(twin, lines))[1]


@contextmanager
def _bare_table() -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(**owner(), autocommit=True) as twin:
        twin.execute(_TABLES)
        try:
            yield twin
        finally:
            twin.execute("DROP TABLE bench_twin, bench_staging")


def _copy(twin: psycopg.Connection[Any], lines: Path) -> None:
    with twin.transaction(), lines.open("rb") as stream:
        with twin.cursor().copy(_COPY) as copy:
            while piece := stream.read(_PIECE):
                copy.write(piece)
        twin.execute(_UPSERT)
        twin.execute("TRUNCATE bench_staging")


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
