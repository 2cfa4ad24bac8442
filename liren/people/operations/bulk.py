"""One act on many people: set-wise, one event for the whole batch."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.errors import OutOfScope, Refused
from liren.kernel.scope import Actor
from liren.people.choices import Tag
from liren.people.models import Person, PersonTag
from liren.people.operations.identity import PERMISSION
from liren.people.operations.tags import require_forward
from liren.people.rules import community_of, place_of_all
from liren.places.choices import Level
from liren.places.models import Place

LIMIT = 5000
"""More people than a person can answer for in one click."""


def confirm_people(people: Collection[int], *, actor: Actor, label: str = "") -> int:
    """Somebody looked at these records today and found them right."""
    with transaction.atomic(durable=True):
        rows = _locked(people, actor)
        _update(rows, confirmed_on=timezone.localdate())
        _record("people.confirmed", rows, actor, {"how": label})
    return len(rows)


def tag_people(
    people: Collection[int], *, actor: Actor, tag: str, evidence: str = "", to_on: date | None = None
) -> int:
    """Tag those who do not have the tag yet; return how many got it."""
    today = timezone.localdate()
    require_forward(today, to_on)
    with transaction.atomic(durable=True):
        rows = _locked(people, actor)
        having = PersonTag.objects.unscoped("tags of the locked people").filter(
            Q(to_on__isnull=True) | Q(to_on__gte=today), person_id__in=rows, tag=tag
        )
        fresh = {
            pk: code for pk, code in rows.items() if pk not in set(having.values_list("person_id", flat=True))
        }
        PersonTag.objects.unscoped("tags on the locked people").bulk_create(
            PersonTag(
                person_id=pk, place_code=code, tag=Tag(tag), evidence=evidence, from_on=today, to_on=to_on
            )
            for pk, code in fresh.items()
        )
        _update(fresh)
        _record(
            "people.tagged_many",
            fresh or rows,
            actor,
            {"tag": tag, "evidence": evidence, "given": len(fresh)},
        )
    return len(fresh)


def move_people_to_grid(people: Collection[int], *, actor: Actor, grid: Place) -> int:
    """Put people into another grid of the same community; what belongs to them follows."""
    if grid.level != Level.GRID or grid.closed_on:
        raise Refused(_("Choose an open grid."), field="grid")
    actor.require(PERMISSION, grid.code)
    with transaction.atomic(durable=True):
        rows = _locked(people, actor)
        if {community_of(code) for code in rows.values()} - {community_of(grid.code)}:
            raise Refused(
                _("Some of these people belong to another community. Move them by changing their home.")
            )
        _update(rows, place_code=grid.code)
        _record("people.moved_to_grid", rows, actor, {"grid": grid.code})
    return len(rows)


def _locked(people: Collection[int], actor: Actor) -> dict[int, str]:
    """The people in the actor's area, locked in the order of their ids: id → place code. All, or none."""
    if len(people) > LIMIT:
        raise Refused(_("At most %(limit)s people at once.") % {"limit": LIMIT})
    found = Person.objects.visible_to(actor, PERMISSION).filter(pk__in=people, merged_into__isnull=True)
    rows = dict(found.order_by("pk").select_for_update().values_list("pk", "place_code"))
    if not rows or len(rows) < len(set(people)):
        raise OutOfScope(_("Some of these people are not in your area, or are gone. Reload the list."))
    return rows


def _update(rows: dict[int, str], **values: Any) -> None:
    Person.objects.unscoped("the locked people").filter(pk__in=rows).update(
        **values, version=F("version") + 1
    )


def _record(action: str, rows: dict[int, str], actor: Actor, new: dict[str, Any]) -> None:
    label = str(_("%(count)s people") % {"count": len(rows)})
    record(action, actor=actor, place_code=place_of_all(rows.values()), label=label,
           new={**new, "people": sorted(rows)})  # fmt: skip
