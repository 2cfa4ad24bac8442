"""The private PostgreSQL by hand: is it running, start it, stop it."""

from __future__ import annotations

import os

import click


@click.group()
def database() -> None:
    """The private PostgreSQL: status, start, stop."""
    if os.environ.get("DATABASE_URL"):
        raise click.UsageError(
            "DATABASE_URL names a server of your own: start and stop it with its own tools."
        )


@database.command()
def status() -> None:
    """Say whether it runs (exit code 0) or not (1)."""
    from config import private_database

    running = private_database.running()
    click.echo("running" if running else "not running")
    click.get_current_context().exit(0 if running else 1)


@database.command()
def start() -> None:
    """Start it, and make it when it is not there yet."""
    from config import private_database

    click.echo("started" if private_database.ensure_running() else "was running")


@database.command()
def stop() -> None:
    """Stop it; whoever is connected is disconnected."""
    from config import private_database

    private_database.stop()
