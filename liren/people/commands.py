"""`liren roster …`: rosters from the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

NOTES = {"identity.missing", "household.no_head"}
"""Findings that are no errors: the person is imported, something is merely not known."""


@click.group()
def roster() -> None:
    """Rosters: import a list of residents, undo an import."""


@roster.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--place", "place_code", required=True, metavar="CODE", help="Whose roster it is: 330182001003."
)
@click.option("--source", default="", help="Who gave the list; by default taken from the file's name.")
@click.option("--sheet", default="", help="The sheet to read; by default the one that looks like a roster.")
@click.option("--add-homes", is_flag=True, help="Add homes of the list to the map that are not on it yet.")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--json", "as_json", is_flag=True, help="The result as JSON.")
def import_(
    file: Path, place_code: str, source: str, sheet: str, add_homes: bool, dry_run: bool, as_json: bool
) -> None:
    """Import a roster (xlsx, xls, ods, csv) of a place. The same list again changes nothing."""
    from liren.kernel.fence import fenced
    from liren.people.operations.roster.open import open_batch
    from liren.people.operations.roster.stage import read_roster
    from liren.people.operations.roster.upload import discard_roster
    from liren.people.queries.rosters import problems

    actor = command_line(place_code)
    with fenced(actor), _watched(as_json):
        batch = open_batch(file, actor=actor, place_code=place_code, source_name=source, sheet=sheet)
        batch = read_roster(batch, actor=actor, path=file)
        found = problems(batch, limit=None)
        if dry_run:
            discard_roster(batch, actor=actor)
        else:
            batch = _commit(batch, actor, add_homes)
    _report(batch, found, dry_run, as_json)


def _commit(batch: Any, actor: Any, add_homes: bool) -> Any:
    from liren.kernel.errors import Refused
    from liren.people.operations.roster.commit import commit_roster
    from liren.people.operations.roster.new_homes import must_be_meant
    from liren.people.operations.roster.upload import discard_roster

    if must_be_meant(batch) and not add_homes:
        homes, buildings = batch.counts["new_homes"], batch.counts["new_buildings"]
        lines = "\n".join(f"  {line}: {count}" for line, _new, count in batch.new_homes[:10])
        discard_roster(batch, actor=actor)
        raise Refused(
            f"Homes in this list that are not on the map: {homes:,}; buildings: {buildings:,}. Among them\n{lines}\n"
            "Nothing was written. Correct the addresses in the file, or add --add-homes to add these homes to the map."
        )
    return commit_roster(batch, actor=actor, add_homes=add_homes)


@roster.command()
@click.argument("batch_id", metavar="BATCH", type=int)
@click.option("--json", "as_json", is_flag=True, help="The result as JSON.")
def undo(batch_id: int, as_json: bool) -> None:
    """Take an import back: the register is exactly as it was before."""
    from liren.kernel.errors import Refused
    from liren.kernel.fence import fenced
    from liren.people.models import RosterBatch
    from liren.people.operations.roster.undo import undo_roster

    batch = RosterBatch.objects.unscoped("the machine's own command line").filter(pk=batch_id).first()
    if batch is None:
        raise Refused(f"There is no import {batch_id}.")
    actor = command_line(batch.place_code)
    with fenced(actor), _watched(as_json):
        batch = undo_roster(batch, actor=actor)
    counts = {
        "batch": batch.pk,
        "before": batch.counts["undone_before"],
        "after": batch.counts["undone_after"],
    }
    click.echo(
        json.dumps(counts) if as_json else f"Undone: {counts['before']:,} → {counts['after']:,} people."
    )


@roster.command()
@click.option("--place", "place_code", required=True, metavar="CODE", help="The place: 330182001.")
def digest(place_code: str) -> None:
    """Print the fingerprint of a place's register: equal fingerprints, equal registers."""
    from liren.kernel.fence import fenced
    from liren.people.queries.digest import register_digest

    with fenced(command_line(place_code)):
        click.echo(register_digest(place_code))


def command_line(place_code: str) -> Any:
    """Who runs a command on the machine itself: may import in the named place."""
    from liren.events.queries.installation import require_own_keys
    from liren.kernel.scope import Actor, Grant

    require_own_keys()
    rights = ("people.view", "people.import", "people.edit", "places.edit")
    return Actor(
        None, "command line", frozenset(Grant(right, place_code) for right in rights), home=place_code
    )


@contextmanager
def _watched(quiet: bool) -> Iterator[None]:
    """Show how far the work is, where somebody watches."""
    from config.progress import progress as bar
    from liren.people.operations.roster.progress import listening

    with bar() as shown:
        task = shown.add_task("roster", total=None, visible=not quiet)
        with listening(
            lambda step, done, total: shown.update(task, description=step, completed=done, total=total)
        ):
            yield


def _report(batch: Any, found: list[Any], dry_run: bool, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(_as_data(batch, found, dry_run), ensure_ascii=False))
        return
    counts = batch.counts
    words = ", ".join(
        f"{counts.get(name, 0):,} {name}" for name in ("new", "changed", "same", "conflict", "error")
    )
    if new := counts.get("new_homes"):
        words += f"; {new:,} homes new on the map"
    if others := batch.other_sheets:
        click.echo(
            f"Read: sheet {batch.sheet}. Not read: {', '.join(others)}. Name one with --sheet.", err=True
        )
    for problem in found[:50]:
        click.echo(problem.sentence(), err=True)
    if len(found) > 50:
        click.echo(f"… and {len(found) - 50:,} more; --json lists all.", err=True)
    click.echo(f"{words}." + (" Nothing was written (dry run)." if dry_run else f" Import {batch.pk}."))


def _as_data(batch: Any, found: list[Any], dry_run: bool) -> dict[str, Any]:
    told = [
        {
            "row": p.row,
            "column": p.column,
            "kind": p.kind,
            "message": p.sentence(),
            "imported": not p.is_error,
        }
        for p in found
    ]
    counts = {name: batch.counts.get(name, 0) for name in ("new", "changed", "same", "conflict", "error")}
    homes = {name: batch.counts.get(name, 0) for name in ("new_homes", "new_buildings")}
    return {
        "batch": None if dry_run else batch.pk, "rows": batch.total_rows, **counts, **homes,
        "other_sheets": batch.other_sheets,
        "errors": [one for one in told if one["kind"] not in NOTES],
        "notes": [one for one in told if one["kind"] in NOTES],
    }  # fmt: skip


COMMANDS = (roster,)
