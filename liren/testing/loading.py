"""Rosters of the demo come in as everybody's do: a file, read, committed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from liren.kernel.scope import Actor
from liren.people.models import RosterBatch
from liren.people.operations.roster.commit import commit_roster
from liren.people.operations.roster.open import open_batch
from liren.people.operations.roster.stage import read_roster
from liren.places.models import Place
from liren.testing.roster_writers import write_rows


def import_roster(
    community: Place, rows: list[list[str]], officer: Actor, name: str, as_of: date
) -> RosterBatch | None:
    """Import a community's list as of a day, homes and all; nothing when a list of this name came before."""
    if RosterBatch.objects.unscoped("was it loaded before?").filter(file_name=f"{name}.csv").exists():
        return None
    with TemporaryDirectory() as folder:
        file = write_rows(Path(folder) / f"{name}.csv", rows)
        batch = open_batch(file, actor=officer, place_code=community.code)
        read_roster(batch, actor=officer, path=file)
        return commit_roster(batch, actor=officer, as_of=as_of, add_homes=True)
