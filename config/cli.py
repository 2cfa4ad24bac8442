"""The product's command line: `liren --help`.

Commands of the installation (demo, serve, backup …) stand in `config.commands`; every app may bring its own
in `liren/<app>/commands.py` as `COMMANDS: tuple[click.Command, ...]`. Exit codes: 0 well, 1 refused or
problems found, 2 wrong usage. A refusal is one sentence on standard error.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from config.shell_language import in_shell_language

APPS = Path(__file__).resolve().parent.parent / "liren"
INSTALLATION = (
    "demo",
    "migrate",
    "static",
    "serve",
    "worker",
    "backup",
    "restore",
    "keys",
    "bench",
    "database",
)


class Liren(click.Group):
    """Finds commands by name and imports only what is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, the installation's first."""
        return [*INSTALLATION, *sorted(_of_apps())]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by name; an app's command runs with Django ready."""
        if cmd_name in INSTALLATION:
            found: click.Command = getattr(import_module(f"config.commands.{cmd_name}"), cmd_name)
            return found
        return _of_apps().get(cmd_name)


@click.group(cls=Liren, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="liren", prog_name="liren")
def liren() -> None:
    """里仁 Liren: the platform with which a subdistrict runs its communities."""


def main() -> None:
    """The way in from the shell."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    sys.exit(answer(sys.argv[1:]))


def answer(arguments: list[str]) -> int:
    """Run one command line; turn a refusal into its sentence and its exit code."""
    from liren.kernel.errors import Refused

    try:
        return int(liren.main(arguments, prog_name="liren", standalone_mode=False) or 0)
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return 1
    except Refused as refusal:
        with in_shell_language():
            click.echo(str(refusal), err=True)
        return 1
    except Exception as problem:
        if sentence := _trouble(problem):
            click.echo(sentence, err=True)
            return 1
        raise


def set_up_django() -> None:
    """Make models usable; needed once a process."""
    import django
    from django.apps import apps

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if not apps.ready:
        django.setup()


@cache
def _of_apps() -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    for file in sorted(APPS.glob("*/commands.py")):
        for command in _imported(f"liren.{file.parent.name}.commands").COMMANDS:
            found[command.name] = _with_django(command)
    return found


def _imported(name: str) -> Any:
    """A module of commands; one that imports models at its top is allowed, and merely slower."""
    from django.core.exceptions import AppRegistryNotReady, ImproperlyConfigured

    try:
        return import_module(name)
    except (AppRegistryNotReady, ImproperlyConfigured):
        set_up_django()
        return import_module(name)


def _with_django(command: click.Command) -> click.Command:
    """The same command, for which Django is set up when it runs, but not when only its help is read.

    It answers in the language of the shell."""
    if isinstance(command, click.Group):
        for part in command.commands.values():
            _with_django(part)
    elif command.callback is not None:
        command.callback = _ready_first(command.callback)
    return command


def _ready_first(callback: Any) -> Any:
    from functools import wraps

    @wraps(callback)
    def ready(*args: Any, **kwargs: Any) -> Any:
        set_up_django()
        with in_shell_language():
            return callback(*args, **kwargs)

    return ready


def _trouble(problem: Exception) -> str:
    """What is wrong with the database, in a sentence; nothing where something else is wrong."""
    from django.db import OperationalError
    from psycopg.errors import UndefinedColumn, UndefinedTable

    if isinstance(problem.__cause__, (UndefinedColumn, UndefinedTable)):
        return "The tables of the database are missing or older than this version: run `liren migrate` first."
    if isinstance(problem, OperationalError):
        return f"The database cannot be reached or used: {str(problem).strip().splitlines()[0]}"
    return ""


if __name__ == "__main__":
    main()
