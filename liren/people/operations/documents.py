"""Personal papers: kept under a named law or consent, until a date, readable only with the right."""

from datetime import date
from pathlib import Path

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.changing import changing
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.people.models import Person, PersonDocument

PERMISSION = "people.documents"
LIMIT_BYTES = 10 * 1024 * 1024
STARTS = {
    ".pdf": (b"%PDF-",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG\r\n",),
}
"""Which files are taken, and how each begins: the name alone proves nothing."""


def add_document(
    person: Person, *, actor: Actor, file: File[bytes], title: str, ground: str, keep_until: date
) -> PersonDocument:
    """File a paper. Refuses other types, too large files, no ground, and a date that is past."""
    suffix = checked_suffix(file)
    if not ground.strip():
        raise Refused(_("Say under which law or consent it is kept."), field="ground")
    if keep_until <= timezone.localdate():
        raise Refused(_("The date until which it is kept lies in the past."), field="keep_until")
    with changing(person, actor=actor, permission=PERMISSION) as row:
        document = PersonDocument(
            person=row,
            place_code=row.place_code,
            title=title.strip()[:80],
            ground=ground.strip(),
            keep_until=keep_until,
        )
        document.file.save(get_random_string(24) + suffix, file, save=False)
        document.save()
        record("people.document_added", actor=actor, place_code=row.place_code, subject=row,
               new={"title": document.title, "ground": ground, "keep_until": keep_until})  # fmt: skip
    return document


def open_document(document: PersonDocument, *, actor: Actor) -> PersonDocument:
    """Somebody reads a paper: recorded like every look at a secret."""
    with transaction.atomic(durable=True):
        row = PersonDocument.objects.get_visible(actor, PERMISSION, pk=document.pk)
        person = Person.objects.get_visible(actor, PERMISSION, pk=row.person_id)
        record("people.document_opened", actor=actor, place_code=row.place_code, subject=person)
    return row


def remove_document(document: PersonDocument, *, actor: Actor, reason: str) -> None:
    """Take a paper off the file and destroy it."""
    with changing(document, actor=actor, permission=PERMISSION) as row:
        person = Person.objects.get_visible(actor, PERMISSION, pk=row.person_id)
        record("people.document_removed", actor=actor, place_code=row.place_code, subject=person, reason=reason,
               old={"title": row.title, "ground": row.ground})  # fmt: skip
        stored = row.file
        row.delete()
    stored.delete(save=False)


def checked_suffix(file: File[bytes]) -> str:
    """The ending of a file that may be kept; refuses other types than PDF, JPG and PNG, and what is too large."""
    suffix = Path(file.name or "").suffix.lower()
    if (file.size or 0) > LIMIT_BYTES:
        raise Refused(_("The file is larger than 10 MB. Scan it with a lower resolution."), field="file")
    start = file.read(8)
    file.seek(0)
    if suffix not in STARTS or not start.startswith(STARTS[suffix]):
        raise Refused(_("Only PDF, JPG and PNG files are taken."), field="file")
    return suffix
