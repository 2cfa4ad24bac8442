"""Open an import for a file that lies on this machine (command line): nothing is copied."""

import hashlib
from pathlib import Path

from liren.kernel.changing import creating
from liren.kernel.scope import Actor
from liren.people.models import RosterBatch
from liren.people.operations.roster.commit import PERMISSION
from liren.people.operations.roster.upload import giver_of


def open_batch(
    file: Path, *, actor: Actor, place_code: str, source_name: str = "", sheet: str = ""
) -> RosterBatch:
    """An import of the file as it lies there, whatever its size."""
    with file.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    with creating(actor=actor, permission=PERMISSION, place_code=place_code):
        return RosterBatch.objects.create(
            place_code=place_code, file_name=file.name[:120], file_digest=digest, by_id=actor.user_id, sheet=sheet,
            source_name=source_name or giver_of(file.name),
        )  # fmt: skip
