"""Bring an installation back from its backup."""

from __future__ import annotations

import tarfile
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from liren.kernel.errors import Refused


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--force", is_flag=True, help="Also into an installation that has data: all of it is replaced.")
def restore(file: Path, force: bool) -> None:
    """Read FILE back into this installation. Stop server and workers first.

    Every part is checked before anything is touched. Files of the same name in the
    data folder are kept beside the restored ones.
    """
    from config import data_folder
    from config.backup_file import FOLDER

    with tempfile.TemporaryDirectory(dir=data_folder.path(), prefix=".restore-") as name:
        folder = Path(name)
        manifest = _unpacked(file, folder)
        _must_fit(manifest, force=force)
        _replace_database(folder)
        _put_back(folder / FOLDER, data_folder.path())
    _bring_up_to_date()
    click.echo(f"Restored what was backed up at {manifest['at']}.")


def _unpacked(file: Path, folder: Path) -> dict[str, Any]:
    from config.backup_file import read_manifest, unpack

    try:
        with tarfile.open(file) as tar:
            manifest = read_manifest(tar)
            unpack(tar, manifest, folder)
    except tarfile.TarError:
        raise Refused(f"{file} is not a backup, or it is damaged.") from None
    return manifest


def _must_fit(manifest: dict[str, Any], *, force: bool) -> None:
    """Not over somebody's data unasked, and not where the rights in the dump would bind nobody."""
    from config import database, postgres_tools

    application = database.connection(database.APPLICATION)["USER"]
    if manifest["application"] != application:
        raise Refused(
            f"The backup gives its rights to the role {manifest['application']}, but this installation "
            f"connects as {application}. Make DATABASE_URL use a role of the same name."
        )
    with postgres_tools.connect_as_owner() as connection:
        if not force and _inhabited(connection):
            raise Refused(
                "This installation has data. Restore into an empty one, or say --force to replace it all."
            )


def _inhabited(connection: Any) -> bool:
    table = connection.execute("SELECT to_regclass('public.accounts_user')").fetchone()[0]
    return bool(table and connection.execute("SELECT EXISTS (SELECT FROM accounts_user)").fetchone()[0])


def _replace_database(folder: Path) -> None:
    from config import database, database_setup, postgres_tools
    from config.backup_file import DUMP

    owner, application = (
        database.connection(role)["USER"] for role in (database.OWNER, database.APPLICATION)
    )
    with postgres_tools.connect_as_owner() as connection:
        connection.execute("SET lock_timeout = '20s'")
        connection.execute("DROP OWNED BY CURRENT_USER")
        database_setup.prepare(connection, owner=owner, application=application)
    postgres_tools.restore(folder / DUMP)


def _put_back(source: Path, home: Path) -> None:
    """Move the files into the data folder; what stood there is kept under a name with the time."""
    mark = datetime.now(UTC).strftime("before-restore-%Y%m%d%H%M%S")
    for file in sorted(path for path in source.rglob("*") if path.is_file()):
        target = home / file.relative_to(source)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if target.exists() and target.read_bytes() != file.read_bytes():
            target.rename(target.with_name(f"{target.name}.{mark}"))
        file.replace(target)


def _bring_up_to_date() -> None:
    """A backup of an older version gets the newer tables."""
    from config.commands.migrate import as_owner

    as_owner("migrate")
