"""Bring the database to the shape the code expects, as its owner."""

from __future__ import annotations

import os
import subprocess
import sys

import click

from config import database
from liren.kernel.errors import Refused


@click.command()
def migrate() -> None:
    """Prepare the database and run the migrations, as its owner.

    Makes extensions, rights of the application role, tables and the shared cache's table. May be repeated.
    """
    if database.role() == database.OWNER:
        _migrate_here()
    else:
        as_owner("migrate")


def as_owner(*arguments: str) -> None:
    """Run a command of ours in a process of its own that connects as the database's owner."""
    words = [sys.executable, "-m", "config.cli", *arguments]
    done = subprocess.run(words, env={**os.environ, "LIREN_DB_ROLE": database.OWNER}, check=False)
    if done.returncode:
        raise Refused(f"`liren {arguments[0]}` did not succeed; its own words stand above.")


def _migrate_here() -> None:
    from config.cli import set_up_django

    set_up_django()
    from django.core.management import call_command
    from django.db import connection

    from config import database_setup
    from liren.events.operations.installation import note_keys
    from liren.events.queries.installation import require_own_keys
    from liren.policy.operations.packs import load_shipped

    require_own_keys()
    connection.ensure_connection()
    owner, application = (
        database.connection(role)["USER"] for role in (database.OWNER, database.APPLICATION)
    )
    database_setup.prepare(connection.connection, owner=owner, application=application)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    note_keys()
    load_shipped()


def must_be_migrated() -> None:
    """Refuse to serve tables that are older than the code, or none at all, or with another database's keys."""
    from config import database_setup
    from config.cli import set_up_django

    set_up_django()
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from liren.events.queries.installation import require_own_keys

    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise Refused(
                "The database is not prepared for this version. Run “liren migrate” first; nothing is lost by it."
            )
        require_own_keys()
        if weakness := database_setup.weakness(connection.connection):
            click.echo(weakness, err=True)
    finally:
        connection.close()
        # This process only watches the others: a private database must be able to stop.
        connection.close_pool()  # type: ignore[attr-defined]
