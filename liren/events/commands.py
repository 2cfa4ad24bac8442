"""`liren verify`: prove the log, or name the first event that was touched."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import click


@click.command()
@click.option("--export", "export", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Also write the log as JSON lines, for scripts/verify_export.py elsewhere.")  # fmt: skip
@click.option("--expect", default="", metavar="DIGEST",
              help="A digest (or its beginning) noted down earlier: it must be in the chain.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="The result as JSON.")
def verify(export: Path | None, expect: str, as_json: bool) -> None:
    """Prove that the log is what was sealed, or name the first event that is not (exit code 1)."""
    from liren.events.operations.prove import prove_log
    from liren.kernel.scope import SYSTEM

    checked = prove_log(actor=SYSTEM, expected=_digest(expect))
    if export:
        _write(export)
    click.echo(json.dumps(_as_data(checked)) if as_json else _as_words(checked))
    click.get_current_context().exit(1 if checked.finding else 0)


def _digest(text: str) -> str:
    if text and (len(text) < 8 or not all(sign in "0123456789abcdef" for sign in text.lower())):
        raise click.BadParameter("Eight or more characters, 0-9 and a-f.", param_hint="--expect")
    return text.lower()


def _write(file: Path) -> None:
    """Written beside and renamed: a file that is there is whole."""
    from liren.events.export import export_lines

    beside = file.with_name(f"{file.name}.part")
    with open(beside, "w", encoding="utf-8", opener=lambda path, flags: os.open(path, flags, 0o600)) as out:
        out.writelines(export_lines())
    beside.replace(file)


def _as_data(checked: Any) -> dict[str, Any]:
    finding = checked.finding
    return {
        "ok": finding is None,
        "seals": checked.seals,
        "events": checked.events,
        "pending": checked.pending,
        "head": checked.head.hex(),
        "trouble": finding.trouble.value if finding else None,
        "event": finding.event_id if finding else None,
        "seal": finding.seal_id if finding else None,
    }


def _as_words(checked: Any) -> str:
    if checked.finding:
        return f"NOT INTACT: {checked.finding}"
    words = f"The log is intact: {checked.events} events under {checked.seals} seals"
    return f"{words}, {checked.pending} not sealed yet.\nHead: {checked.head.hex()}"


COMMANDS: tuple[click.Command, ...] = (verify,)
