"""Change the keys of the installation while everybody works on: new key first, then value by value."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from liren.events.models import Installation
from liren.events.operations.installation import note_keys
from liren.events.operations.record import record
from liren.events.operations.reseal import reseal
from liren.events.queries.installation import BLIND, LOCK_SPACE, SEAL
from liren.events.queries.keys import places
from liren.kernel import crypto
from liren.kernel.errors import Refused
from liren.kernel.scope import EVERYWHERE, Actor

Listener = Callable[[str, int, int], None]
"""Told what is being done, how many values are done, and of how many."""
UNTIL_ALL_KNOW = crypto.LOOK_AGAIN + 1.0
"""Seconds after which every running process has seen a new blind key and looks values up by both."""


@dataclass(slots=True)
class Rotation:
    """What a change of keys did."""

    kind: str
    key: str = ""
    values: dict[str, int] = field(default_factory=dict)
    damaged: dict[str, int] = field(default_factory=dict)


def rotate_keys(
    *,
    actor: Actor,
    blind: bool = False,
    tell: Listener = lambda *_: None,
    wait: Callable[[float], None] = time.sleep,
) -> Rotation:
    """Add a new key, write every value again under it, in short transactions of their own, and record it.

    Pages work on meanwhile. One that was broken off goes on where it stood. With `blind`, the indexes by which
    numbers are found are made anew, too; imports are refused until that is done. Values of the log keep their key.
    Old keys stay in the file: the log and older backups need them. Run as the database's owner.
    """
    with _alone():
        rotation = Rotation(_begin(BLIND if blind else SEAL))
        if rotation.kind == BLIND:
            wait(UNTIL_ALL_KNOW)
        for place in [place for place in places() if not place.kept]:
            done = reseal(place, tell=lambda n, of, name=place.key: tell(name, n, of), wait=wait)  # type: ignore[misc]
            rotation.values[place.key], rotation.damaged[place.key] = done
        _follow(rotation, tell)
        _end(rotation, actor)
    return rotation


def _begin(wanted: str) -> str:
    """Mark that keys are being changed and add them, unless that was done before a change was broken off."""
    note_keys()
    note = Installation.objects.get()
    kind = BLIND if BLIND in {note.rotation, wanted} else SEAL
    if note.rotation != kind:
        _mark(kind)
        note.refresh_from_db()
    ring = crypto.keyring()
    if ring.fingerprint() == note.keys_before:
        crypto.take_up(ring.add_keys() if kind == BLIND else ring.add_key())
        note_keys()
    return kind


def _mark(kind: str) -> None:
    """Waits for imports that are under way: they compare by the old indexes from first to last."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, 0)", [LOCK_SPACE])
        Installation.objects.update(rotation=kind, keys_before=crypto.keyring().fingerprint())


def _follow(rotation: Rotation, tell: Listener) -> None:
    for place in places() if rotation.kind == BLIND else ():
        if place.follow is not None:
            tell(place.table, 0, 0)
            place.follow()


def _end(rotation: Rotation, actor: Actor) -> None:
    rotation.key = crypto.keyring().header[1:].hex()
    with transaction.atomic():
        Installation.objects.update(rotation="", keys_before="")
        told = {
            "key": rotation.key,
            "values": sum(rotation.values.values()),
            "indexes": rotation.kind == BLIND,
        }
        record("system.keys_rotated", actor=actor, place_code=EVERYWHERE, new=told)


@contextmanager
def _alone() -> Iterator[None]:
    """One change of keys at a time; the lock ends with the session."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, 1)", [LOCK_SPACE])
        if not cursor.fetchone()[0]:
            raise Refused(_("The keys are being changed already. Nothing was changed by this second call."))
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, 1)", [LOCK_SPACE])
