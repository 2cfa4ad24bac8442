"""The community's rooms: premises, their rooms, the pictures that prove them."""

from __future__ import annotations

import secrets
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.changing import changing, creating
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.places.images import LIMIT_BYTES as LIMIT_BYTES
from liren.places.images import checked_picture
from liren.places.models import Premises, PremisesPhoto, Room
from liren.places.operations.edit import apply, require_home_place

PERMISSION = "places.edit"
MOST_PHOTOS = 40


def add_premises(*, actor: Actor, place_code: str, **values: Any) -> Premises:
    """Enter a set of rooms that the community uses."""
    with creating(actor=actor, permission=PERMISSION, place_code=place_code):
        require_home_place(place_code)
        premises = Premises.objects.create(place_code=place_code, **values)
        record(
            "places.premises_added", actor=actor, place_code=place_code, subject=premises, label=premises.name
        )
    return premises


def edit_premises(premises: Premises, *, actor: Actor, version: int, **values: Any) -> Premises:
    """Change owner, user, terms, period or address."""
    with changing(premises, actor=actor, permission=PERMISSION, version=version) as row:
        old, new = apply(row, values)
        if new:
            record(
                "places.premises_edited",
                actor=actor,
                place_code=row.place_code,
                subject=row,
                label=row.name,
                old=old,
                new=new,
            )
    return row


def remove_premises(premises: Premises, *, actor: Actor) -> None:
    """Take out premises entered by mistake, with rooms and pictures."""
    with changing(premises, actor=actor, permission=PERMISSION) as row:
        files = [photo.file for photo in row.photos.all() if photo.file.name]
        record("places.premises_removed", actor=actor, place_code=row.place_code, subject=row, label=row.name)
        row.delete()
        for file in files:
            transaction.on_commit(partial(file.storage.delete, str(file.name)))


def add_room(premises: Premises, *, actor: Actor, name: str, area_m2: Any, functions: list[str]) -> Room:
    """Enter a room with its area and all that it serves."""
    with changing(premises, actor=actor, permission=PERMISSION) as row:
        room = Room.objects.create(premises=row, name=name, area_m2=area_m2, functions=functions)
        record(
            "places.room_added",
            actor=actor,
            place_code=row.place_code,
            subject=row,
            label=name,
            new={"area_m2": area_m2, "functions": functions},
        )
    return room


def remove_room(premises: Premises, *, actor: Actor, room: int) -> None:
    """Take out a room."""
    with changing(premises, actor=actor, permission=PERMISSION) as row:
        for found in row.rooms.filter(pk=room):
            record(
                "places.room_removed",
                actor=actor,
                place_code=row.place_code,
                subject=row,
                label=found.name,
                old={"area_m2": found.area_m2, "functions": found.functions},
            )
            found.delete()


def add_photo(premises: Premises, *, actor: Actor, data: bytes, caption: str = "") -> PremisesPhoto:
    """Keep a picture, without its metadata, as a private file. Refuses what is none, or too large."""
    kind, picture = checked_picture(data)
    with changing(premises, actor=actor, permission=PERMISSION) as row:
        if row.photos.count() >= MOST_PHOTOS:
            raise Refused(_("There are already 40 pictures. Remove some first."), field="file")
        photo = PremisesPhoto(premises=row, caption=caption)
        photo.file.save(f"{secrets.token_hex(12)}.{kind}", ContentFile(picture), save=True)
        record("places.photo_added", actor=actor, place_code=row.place_code, subject=row, label=row.name)
    return photo


def remove_photo(premises: Premises, *, actor: Actor, photo: int) -> None:
    """Take out a picture; its file is deleted."""
    with changing(premises, actor=actor, permission=PERMISSION) as row:
        for found in row.photos.filter(pk=photo):
            file = found.file
            found.delete()
            record(
                "places.photo_removed", actor=actor, place_code=row.place_code, subject=row, label=row.name
            )
            transaction.on_commit(partial(file.storage.delete, str(file.name)))
