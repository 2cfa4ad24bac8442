"""`liren policy …`: policies from the command line."""

from __future__ import annotations

import json
from pathlib import Path

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

    document = read_document(file.read_bytes(), file.name)
    click.echo(json.dumps(document.as_json(), ensure_ascii=False) if as_json else printed(document))


COMMANDS = (policy,)
