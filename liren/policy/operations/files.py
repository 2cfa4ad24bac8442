"""Files that prove something: kept privately under a name that tells nothing, pictures without where they were taken."""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile, File
from django.utils.crypto import get_random_string

from liren.people.operations.documents import checked_suffix
from liren.places.images import checked_picture


def keep_file(row: Any, file: File[bytes]) -> None:
    """Put a file into the column `file` of a row that is not saved yet. Refused: other files than PDF, JPG and PNG up to 10 MB."""
    suffix, kept = _cleaned(file)
    row.file.save(get_random_string(24) + suffix, kept, save=False)


def _cleaned(file: File[bytes]) -> tuple[str, File[bytes]]:
    """The ending by content, and the file; of pictures only the picture."""
    suffix = checked_suffix(file)
    if suffix == ".pdf":
        return suffix, file
    kind, picture = checked_picture(file.read())
    return f".{kind}", ContentFile(picture)
