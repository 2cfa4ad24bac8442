"""Show the product: a town of invented people, ready to be clicked through."""

from __future__ import annotations

import os
from pathlib import Path

import click

from config import data_folder
from config.commands import serve as serving
from config.commands.migrate import as_owner

PASSWORDS = "first-passwords.tsv"
MARK, LOADED = "demo", "loaded"


@click.command()
@click.option(
    "--serve/--no-serve", "and_serve", default=True, help="Serve the pages afterwards.  [default: yes]"
)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, envvar="LIREN_PORT", show_default=True,
              show_envvar=True)  # fmt: skip
def demo(and_serve: bool, port: int) -> None:
    """Set up everything, load the demo town once, and serve it.

    A second time it starts at once and keeps what was changed.
    """
    if and_serve:
        serving.must_be_free("127.0.0.1", port)
    prepare()
    _introduce(serving.address("127.0.0.1", port))
    if and_serve:
        raise SystemExit(serving.run("127.0.0.1", port))


def prepare() -> None:
    """Database, tables, pages' files and the town: each only as far as it is missing."""
    if not os.environ.get("DATABASE_URL"):
        from config import private_database

        private_database.ensure_running()
    as_owner("migrate")
    from config.commands.static import gather

    gather()
    _populate()


def _populate() -> None:
    """The cast, then the town. A load that was broken off goes on; somebody's own data is left alone."""
    from liren.accounts.models import User

    mark = data_folder.path() / MARK
    inhabited = User.objects.unscoped("is this installation still empty?").exists()
    if inhabited and (not mark.exists() or mark.read_text() == LOADED):
        if not mark.exists():
            click.echo("This installation has accounts of its own: the demo town is not loaded into it.")
        return
    from liren.testing.cast import EVERYBODY, make_cast
    from liren.testing.demo import load

    data_folder.write_private(mark, "begun")
    _note_passwords(make_cast(EVERYBODY), anew=not inhabited)
    click.echo("The demo town is loaded; this takes a minute or two, once:", err=True)
    load(lambda words: click.echo(f"  {words} …", err=True))
    data_folder.write_private(mark, LOADED)


def _note_passwords(new: dict[str, str], *, anew: bool) -> None:
    """Keep the first passwords where the owner of the data folder, and nobody else, finds them."""
    from liren.testing.cast import EVERYBODY

    lines = [
        f"{key}\t{password}\t{EVERYBODY[key].name}，{EVERYBODY[key].job_title}\n"
        for key, password in new.items()
    ]
    file = passwords_file()
    known = file.read_text() if file.exists() and not anew else ""
    data_folder.write_private(file, known + "".join(lines))


def passwords_file() -> Path:
    """Where the cast's first passwords stand: lines of user name, password and person, tab between."""
    return data_folder.path() / PASSWORDS


def _introduce(address: str) -> None:
    from rich.console import Console
    from rich.table import Table

    console = Console(soft_wrap=True)
    console.print(f"\n里仁 Liren  {address}\n", style="bold")
    if not passwords_file().exists():
        return
    table = Table("User", "First password", "Who")
    for line in passwords_file().read_text().splitlines():
        table.add_row(*[*line.split("\t"), "", ""][:3])
    console.print(table)
    console.print(f"Each is asked for a password of their own at first sign-in. The list: {passwords_file()}")
