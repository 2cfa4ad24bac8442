"""The keys of the encryption: what needs which, and a change to new ones."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import click

from config import database
from liren.kernel.errors import Refused


@click.group()
def keys() -> None:
    """The keys of the encryption: status, rotate."""


@keys.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def status(as_json: bool) -> None:
    """Say which keys there are and how many stored values need each of them."""
    _as_owner("status", *(["--json"] if as_json else []))
    from liren.events.queries.installation import require_own_keys, the_installation
    from liren.events.queries.keys import keys as in_file
    from liren.events.queries.keys import needs

    require_own_keys()
    note = the_installation()
    told = {
        "keys": [_key(key, newest) for key, newest in in_file()],
        "needs": [{"values": need.place.key, "key": need.key, "rows": need.rows, "kept": need.place.kept}
                  for need in needs()],
        "unfinished": note.rotation if note else "",
    }  # fmt: skip
    click.echo(json.dumps(told) if as_json else _status(told))


@keys.command()
@click.option(
    "--blind", is_flag=True, help="Also the keys by which numbers are found; imports wait meanwhile."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def rotate(blind: bool, as_json: bool) -> None:
    """Make a new key and write every value again under it, while everybody works on.

    May be killed and run again: it goes on where it stood. Back up the key file
    (keyring.json in the data folder) afterwards. Old keys stay in it, because the
    log and older backups need them.
    """
    _as_owner("rotate", *(["--blind"] if blind else []), *(["--json"] if as_json else []))
    from config.progress import progress
    from liren.events.operations.rotate_keys import rotate_keys
    from liren.kernel.scope import SYSTEM

    with progress() as bar:
        task = bar.add_task("waiting for imports under way" if blind else "new key", total=None)
        done = rotate_keys(
            actor=SYSTEM, blind=blind,
            tell=lambda what, n, of: bar.update(task, description=what, completed=n, total=of or None),
        )  # fmt: skip
    click.echo(json.dumps(_rotated(done)) if as_json else _words(done))
    click.get_current_context().exit(1 if any(done.damaged.values()) else 0)


def _as_owner(*arguments: str) -> None:
    """Go on only as the database's owner: in a process of its own, unless this is it."""
    if database.role() != database.OWNER:
        words = [sys.executable, "-m", "config.cli", "keys", *arguments]
        done = subprocess.run(words, env={**os.environ, "LIREN_DB_ROLE": database.OWNER}, check=False)
        raise click.exceptions.Exit(done.returncode)
    from config.cli import set_up_django

    set_up_django()
    _must_own()


def _must_own() -> None:
    """The plain role sees nothing behind the fence: a change of keys as that role would miss most values."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(_OWNED)
        found = cursor.fetchone()
    if found is None:
        raise Refused("The database is not prepared for this version. Run “liren migrate” first.")
    if not found[0]:
        raise Refused(
            "Only the database's owner reaches every value. Set DATABASE_OWNER_URL for this command."
        )


def _key(key: Any, newest: bool) -> dict[str, Any]:
    use = "encrypts" if key.use == "seal" else "finds"
    return {"id": key.id.hex(), "use": use, "family": key.family, "made_on": key.made_on, "newest": newest}


def _status(told: dict[str, Any]) -> str:
    lines = [f"{key['id']}  {key['use']:<9} {key['family']}  {key['made_on']}{'  newest' if key['newest'] else ''}"
             for key in told["keys"]]  # fmt: skip
    lines += [""] + [
        f"{need['values']:<36} {need['key']}  {need['rows']:>12,}{'  kept for ever' if need['kept'] else ''}"
        for need in told["needs"]
    ]
    if told["unfinished"]:
        lines += [
            "",
            "A change of keys was broken off. Run “liren keys rotate” again: it goes on where it stood.",
        ]
    return "\n".join(lines)


def _rotated(done: Any) -> dict[str, Any]:
    return {"key": done.key, "indexes": done.kind == "blind", "values": done.values, "damaged": done.damaged}


def _words(done: Any) -> str:
    lines = [f"{place:<36} {count:>12,}" for place, count in done.values.items() if count]
    lines += [f"{place}: {count:,} values were damaged outside the system and cannot be opened."
              for place, count in done.damaged.items() if count]  # fmt: skip
    return "\n".join([*lines, f"Key {done.key} encrypts now. Back the key file up."])


_OWNED = "SELECT pg_has_role(current_user, relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('events_installation')"
