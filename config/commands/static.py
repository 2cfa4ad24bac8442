"""Gather style sheets, scripts and fonts under names that change with their content."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click

from config import data_folder

STAMP = "static.stamp"


@click.command()
def static() -> None:
    """Gather the style sheets, scripts and fonts that the pages load. Does nothing when nothing changed."""
    gather()


def gather() -> bool:
    """Gather, unless what there is was gathered from the same files. Says whether it was done."""
    from config.cli import set_up_django

    set_up_django()
    from django.conf import settings
    from django.core.management import call_command

    stamp = data_folder.path() / STAMP
    print_of_files = _print_of_files()
    if Path(settings.STATIC_ROOT).exists() and stamp.exists() and stamp.read_text() == print_of_files:
        return False
    call_command("collectstatic", verbosity=0, interactive=False, clear=True, ignore_patterns=["ext"])
    data_folder.write_private(stamp, print_of_files)
    return True


def _print_of_files() -> str:
    """A fingerprint over names, sizes and times of change: good enough to see that somebody edited a file."""
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list(["ext"]):
            found = Path(storage.path(name)).stat()
            digest.update(f"{name} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()
