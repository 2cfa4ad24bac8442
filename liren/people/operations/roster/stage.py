"""Read a roster file into staging: rows cleaned, secrets encrypted, problems kept, differences counted."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from django.db import connection

from liren.kernel.changing import changing
from liren.kernel.scope import Actor, within
from liren.people.choices import BatchState
from liren.people.models import RosterBatch, RosterMapping, RosterProblem
from liren.people.operations.roster import progress
from liren.people.operations.roster.commit import PERMISSION
from liren.people.operations.roster.encode import COLUMNS
from liren.people.operations.roster.match import match_batch
from liren.people.operations.roster.new_homes import note_new_homes
from liren.people.operations.roster.reading import read_parts
from liren.people.operations.roster.twins import take_out_twins
from liren.people.operations.roster.upload import require_open
from liren.people.roster.clean_row import Plan, make_plan
from liren.people.roster.headers import Headers, find_headers
from liren.people.roster.problems import Problem
from liren.people.roster.refusals import Limits
from liren.people.roster.sheets import Roster, open_roster
from liren.places.choices import Level
from liren.places.models import Place
from liren.places.queries.where import ancestors

CHUNK = 2_000
"""Rows that are cleaned, encrypted and copied at once."""
UNBOUNDED = Limits(file_bytes=2**40, csv_rows=10**9, workbook_rows=2**20)
"""For the command line: whoever may use it owns the machine."""

_COPY = f"COPY people_staging ({', '.join(COLUMNS)}) FROM STDIN"


def read_roster(batch: RosterBatch, *, actor: Actor, path: Path | None = None) -> RosterBatch:
    """Read the whole file and compare it with the register; nothing is written to the register.

    `path` names the file where it was not uploaded; then only the machine's memory bounds its size.

    Refuses (`FileRefused`) what is no readable table. Reading again replaces what was staged before.
    """
    file, limits = (path, UNBOUNDED) if path else (Path(batch.file.path), Limits())
    roster = open_roster(file, sheet=batch.sheet or None, limits=limits)
    headers = _headers(batch, roster)
    plan = _plan(batch, headers, roster)
    with changing(batch, actor=actor, permission=PERMISSION) as row, progress.marked_running(row.pk):
        require_open(row)
        _forget(row)
        rows, errors = _stage(row, plan, headers, roster)
        row.counts = match_batch(row) | {"error": errors}
        note_new_homes(row)
        row.total_rows, row.sheet, row.state, row.failure = rows, roster.sheet, BatchState.READY, ""
        row.mapping = {
            "columns": headers.mapping, "headers": [column.label for column in headers.columns],
            "fingerprint": headers.fingerprint, "sheets": [*roster.alike] or row.mapping.get("sheets", []),
        }  # fmt: skip
        row.save()
    return row


def _headers(batch: RosterBatch, roster: Roster) -> Headers:
    found = find_headers(roster.head())
    chosen = batch.mapping.get("columns") or _remembered(batch, found.fingerprint)
    return found.with_mapping(chosen) if chosen else found


def _remembered(batch: RosterBatch, fingerprint: str) -> dict[str, str]:
    known = RosterMapping.objects.unscoped("remembered headers of the batch's own place").filter(
        place_code=batch.place_code, fingerprint=fingerprint
    )
    return next(iter(known.values_list("mapping", flat=True)), {})


def _plan(batch: RosterBatch, headers: Headers, roster: Roster) -> Plan:
    inside = Place.objects.unscoped("names inside the batch's own place").filter(
        within("code", [batch.place_code]), closed_on=None
    )
    here, above = inside.filter(code=batch.place_code).first(), ancestors(batch.place_code)
    narrow = here is not None and here.level >= Level.COMMUNITY
    wider = [*above, here] if here else above
    return make_plan(
        headers, place_code=batch.place_code, formulas=roster.formulas,
        grids=_names(inside.filter(level=Level.GRID)),
        communities=tuple(n for p in wider for n in (p.name, p.short_name) if n) if narrow else (),
        regions=tuple(place.name for place in reversed(wider) if place.level <= Level.COUNTY),
        below=() if narrow else _names(inside.filter(level=Level.COMMUNITY)),
    )  # fmt: skip


def _names(places: Any) -> list[tuple[str, str]]:
    """(name, code), by every name a place goes by."""
    rows = places.values_list("code", "name", "short_name")
    return [(name, code) for code, *names in rows for name in dict.fromkeys(names) if name]


def _forget(row: RosterBatch) -> None:
    RosterProblem.objects.filter(batch=row).delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM people_staging WHERE batch_id = %s", [row.pk])


def _stage(row: RosterBatch, plan: Plan, headers: Headers, roster: Roster) -> tuple[int, int]:
    """COPY every chunk, keep its problems; returns how many people were read and how many stay out."""
    people, left_out, expected = 0, 0, roster.row_count or 0
    with ExitStack() as copying:
        for part in read_parts(row.pk, plan, roster.chunks(headers.first_data_row, CHUNK)):
            copying.close()  # the database took the chunk before while this one was read
            _keep(row, part.problems)
            copying.enter_context(copied_to_staging(part.lines))
            people, left_out = people + part.people, left_out + part.left_out
            progress.tell(row.pk, "read", people, max(expected, people))
    twins = take_out_twins(row.pk, plan)
    _keep(row, twins)
    return people, left_out + sum(problem.is_error for problem in twins)


@contextmanager
def copied_to_staging(lines: bytes) -> Iterator[None]:
    """The lines of a chunk are on their way into the staging table; at the end of the block they are there."""
    with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
        copy.write(lines)
        yield


def _keep(row: RosterBatch, problems: list[Problem]) -> None:
    RosterProblem.objects.bulk_create(
        RosterProblem(
            batch=row, row=p.row, column=p.column[:60], letter=p.letter, kind=p.kind, level=p.level,
            value=p.value[:40], detail=p.detail[:60],
        )
        for p in problems
    )  # fmt: skip
