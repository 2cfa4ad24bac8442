"""`liren policy …`: policies from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click


@click.group()
def policy() -> None:
    """Policies: read documents, check packs, judge places."""


@policy.command()
@click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("packs")
)
@click.option("--json", "as_json", is_flag=True, help="Counts and problems as JSON.")
@click.pass_context
def check(context: click.Context, folder: Path, as_json: bool) -> None:
    """Check every pack in FOLDER; says what is wrong with file, line and sentence (exit code 1)."""
    from liren.policy.packs.checking import check_folder

    report = check_folder(folder)
    problems = [{"file": one.file, "line": one.line, "sentence": one.sentence} for one in report.problems]
    if as_json:
        click.echo(json.dumps({**report.counts, "problems": problems}, ensure_ascii=False))
    else:
        for one in report.problems:
            click.echo(str(one), err=True)
        click.echo(", ".join(f"{n:,} {what}" for what, n in report.counts.items()))
    context.exit(1 if problems else 0)


@policy.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="The whole document as JSON.")
def read(file: Path, as_json: bool) -> None:
    """Read a policy document (docx, pdf, html, md, txt): its head and its clauses with what they demand."""
    from liren.policy.reading import read_document
    from liren.policy.reading.printed import printed
    from liren.policy.reading.sources.files import refuse_large

    refuse_large(file.stat().st_size)
    document = read_document(file.read_bytes(), file.name)
    click.echo(json.dumps(document.as_json(), ensure_ascii=False) if as_json else printed(document))


@policy.command("judge")
@click.option("--place", "place_code", required=True, metavar="CODE", help="The unit: 330182001003.")
@click.option(
    "--pack",
    "packs",
    multiple=True,
    metavar="PACK",
    help="Only by this pack, also by one that does not bind the place.",
)
@click.option("--json", "as_json", is_flag=True, help="The verdicts as JSON.")
def judge_place(place_code: str, packs: tuple[str, ...], as_json: bool) -> None:
    """Say how a unit stands on every clause, and why. Nothing is stored for a pack that does not bind the place."""
    from liren.policy.operations.asking import judged_now

    lines = judged_now(place_code, packs)
    if as_json:
        click.echo(json.dumps([_as_data(line) for line in lines], ensure_ascii=False, default=str))
        return
    for line in lines:
        click.echo(
            f"{line.clause.code}\t{line.state.name.lower()}\t{_figure(line.verdict.value)}\t{_figure(line.verdict.threshold)}\t{line.why}"
        )


def _as_data(line: Any) -> dict[str, Any]:
    row, clause = line.verdict, line.clause
    return {
        "clause": clause.code, "pack": clause.pack.code, "state": line.state.name.lower(), "reason": line.reason.name.lower(),
        **{name: _number(getattr(row, name)) for name in ("value", "numerator", "denominator", "threshold", "upper", "distance")},
        "cite": clause.cite, "office": clause.answerable, "role": clause.charged, "why": line.why, "as_of": row.judged_at.isoformat(),
    }  # fmt: skip


def _number(value: Any) -> int | float | None:
    return None if value is None else int(value) if value == int(value) else float(value)


def _figure(value: Any) -> str:
    return "" if value is None else f"{_number(value):,}"


COMMANDS = (policy,)
