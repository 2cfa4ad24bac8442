"""One write, end to end: lock the row in scope, change it, check that it is still in scope.

Operations are the only writers. They open one of these blocks, refuse by raising `Refused`, write, and record
the event inside the block, so that a change and its record stand or fall together.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import OutOfScope, Stale
from liren.kernel.scope import Actor

M = TypeVar("M", bound=models.Model)


@contextmanager
def changing(row: M, *, actor: Actor, permission: str, version: int | None = None) -> Iterator[M]:
    """Yield the row, freshly read through the actor's scope and locked, inside one durable transaction.

    `version` is what the actor saw; when the row has moved on since, `Stale` (409) is raised and nothing is
    written. After the block, the row must still lie in the actor's scope: nobody moves a row out of reach.
    """
    with transaction.atomic(durable=True):
        locked = lock(row, actor=actor, permission=permission)
        if version is not None and getattr(locked, "version", version) != version:
            raise Stale(
                _("Somebody else changed this record meanwhile. Look at the new version, then save again.")
            )
        yield locked
        _still_in_scope(locked, actor, permission)


@contextmanager
def creating(*, actor: Actor, permission: str, place_code: str) -> Iterator[None]:
    """One durable transaction for a new row in a place over which the actor must hold the right."""
    actor.require(permission, place_code)
    with transaction.atomic(durable=True):
        yield


def lock(row: M, *, actor: Actor, permission: str) -> M:
    """Re-read a row through the actor's scope, `FOR UPDATE OF self`. Out of scope: 404."""
    manager: Any = type(row)._default_manager
    rows = manager.visible_to(actor, permission).select_for_update(of=("self",))
    found: M | None = rows.filter(pk=row.pk).first()
    if found is None:
        raise OutOfScope(_("There is nothing here that you can see. It may lie outside your area."))
    return found


def _still_in_scope(row: models.Model, actor: Actor, permission: str) -> None:
    manager: Any = type(row)._default_manager
    gone = not manager.unscoped("post-write check: was it deleted?").filter(pk=row.pk).exists()
    if not gone and not manager.visible_to(actor, permission).filter(pk=row.pk).exists():
        raise OutOfScope(_("This would move the record outside your area. Ask the level above to do it."))
