"""How every row of this room is written: one rule checks it as it would be, whether it is new or changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import models

from liren.events.operations.record import record
from liren.kernel.changing import changing, creating
from liren.kernel.scope import Actor
from liren.organisations.models import Record
from liren.places.operations.edit import apply

PERMISSION = "organisations.edit"
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Noun(Generic[R]):
    """A kind of row: what its events are called, and the rule that refuses what cannot be."""

    model: type[R]
    added: str
    edited: str
    removed: str
    check: Callable[[R], None] = lambda row: None
    follow: Callable[[R], None] = lambda row: None
    """What else is written, in the same transaction, when a row was added."""


def add_row(noun: Noun[R], *, actor: Actor, place_code: str, **values: Any) -> R:
    """Write a new row in a place, when its rule allows it."""
    with creating(actor=actor, permission=PERMISSION, place_code=place_code):
        row = noun.model(place_code=place_code, **values)
        noun.check(row)
        row.save(force_insert=True)
        noun.follow(row)
        _record(noun.added, row, actor, new=_told(values))
    return row


def edit_row(noun: Noun[R], row: R, *, actor: Actor, version: int, **values: Any) -> R:
    """Change a row, when its rule allows what it would become."""
    with changing(row, actor=actor, permission=PERMISSION, version=version) as locked:
        proposed = noun.model(
            **{field.attname: getattr(locked, field.attname) for field in noun.model._meta.fields}
        )
        for name, value in values.items():
            setattr(proposed, name, value)
        noun.check(proposed)
        old, new = apply(locked, values)
        if new:
            _record(noun.edited, locked, actor, old=_told(old), new=_told(new))
    return locked


def remove_row(noun: Noun[R], row: R, *, actor: Actor) -> None:
    """Take out a row that was entered by mistake; the log keeps that it was there."""
    with changing(row, actor=actor, permission=PERMISSION) as locked:
        _record(noun.removed, locked, actor)
        locked.delete()


def _record(action: str, row: Record, actor: Actor, **values: Any) -> None:
    record(f"organisations.{action}", actor=actor, place_code=row.place_code, subject=row, **values)


def _told(values: dict[str, Any]) -> dict[str, Any]:
    """Values as the log keeps them: of a row that is referred to its name, of sealed bytes that they are there."""
    return {name: _tell(value) for name, value in values.items()}


def _tell(value: Any) -> Any:
    if isinstance(value, models.Model):
        return str(value)
    return "sealed" if isinstance(value, bytes | memoryview) else value
