"""Two records of one person become one; the act can be undone exactly."""

import json
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel import crypto
from liren.kernel.changing import changing, lock
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.people.models import (
    Contact,
    Household,
    NotDuplicate,
    Person,
    PersonIdentity,
    PersonMerge,
    PersonTag,
)
from liren.people.operations.people import EDITABLE
from liren.people.operations.provenance import worker

PERMISSION = "people.merge"
PURPOSE = "people.merge.before"
FILLED = (*EDITABLE, "household_id", "relation", "dwelling_id")
EMPTY = {"", None, "0"}


def merge_people(survivor: Person, duplicate: Person, *, actor: Actor, reason: str = "") -> PersonMerge:
    """The survivor takes over what it lacks: values, number, phones, tags. The duplicate points to it.

    Care files and documents stay where they are and are read through both. Refuses records already merged.
    """
    with changing(survivor, actor=actor, permission=PERMISSION) as keep:
        gone = lock(duplicate, actor=actor, permission=PERMISSION)
        if keep.pk == gone.pk or keep.merged_into_id or gone.merged_into_id:
            raise Refused(_("One of these records has been merged already."))
        before: dict[str, Any] = {"keep": _stand(keep), "gone": _stand(gone)}
        before |= {"filled": _fill(keep, gone), "moved": _take_over(keep, gone)}
        keep.version, gone.version, gone.merged_into = keep.version + 1, gone.version + 1, keep
        before["after"] = keep.version
        keep.save()
        gone.save(update_fields=["merged_into", "version"])
        merge = PersonMerge.objects.unscoped("a merge in the survivor's place").create(
            place_code=keep.place_code, survivor=keep, duplicate=gone, by_id=worker(actor),
            before=crypto.seal(PURPOSE, json.dumps(before, default=str)),
        )  # fmt: skip
        record("people.merged", actor=actor, place_code=keep.place_code, subject=keep, reason=reason,
               new={"duplicate": gone.pk, "filled": sorted(before["filled"])})  # fmt: skip
    return merge


def undo_merge(merge: PersonMerge, *, actor: Actor) -> PersonMerge:
    """Both records are two again. Values that somebody changed after the merge stay as they are now."""
    with changing(merge, actor=actor, permission=PERMISSION) as row:
        if row.undone_at:
            raise Refused(_("This merge has been undone already."))
        keep = lock(row.survivor, actor=actor, permission=PERMISSION)
        gone = lock(row.duplicate, actor=actor, permission=PERMISSION)
        before = json.loads(crypto.unseal(PURPOSE, bytes(row.before)))
        _give_back(keep, gone, before["moved"])
        _empty_again(keep, before)
        gone.merged_into, gone.version = None, before["gone"]["version"]
        gone.save(update_fields=["merged_into", "version"])
        row.undone_at = timezone.now()
        row.save(update_fields=["undone_at"])
        record(
            "people.merge_undone",
            actor=actor,
            place_code=keep.place_code,
            subject=keep,
            new={"duplicate": gone.pk},
        )
    return row


def mark_different(one: Person, other: Person, *, actor: Actor) -> None:
    """Somebody looked: these are two people. The pair is not suggested again."""
    first, second = sorted((one, other), key=lambda person: person.pk)
    with changing(first, actor=actor, permission=PERMISSION) as row:
        lock(second, actor=actor, permission=PERMISSION)
        NotDuplicate.objects.unscoped("a remembered pair in the first one's place").get_or_create(
            one=row, other=second, defaults={"place_code": row.place_code, "by_id": worker(actor)}
        )
        record(
            "people.found_different",
            actor=actor,
            place_code=row.place_code,
            subject=row,
            new={"other": second.pk},
        )


def _stand(person: Person) -> dict[str, Any]:
    return {"version": person.version, "field_sources": person.field_sources}


def _fill(keep: Person, gone: Person) -> dict[str, list[Any]]:
    """Give the survivor what it lacks; returns column → [before, after]. Home and household go together."""
    filled = {}
    for column in FILLED:
        ours, theirs = getattr(keep, column), getattr(gone, column)
        if (
            ours in EMPTY
            and theirs not in EMPTY
            and (column not in _HOME or keep.place_code == gone.place_code)
        ):
            filled[column] = [ours, theirs]
            setattr(keep, column, theirs)
            keep.field_sources = keep.field_sources | {
                column: gone.field_sources.get(column) or [gone.source_id, str(gone.confirmed_on)]
            }
    return filled


_HOME = {"household_id", "relation", "dwelling_id"}


def _take_over(keep: Person, gone: Person) -> dict[str, Any]:
    """Move phones, tags, the number and headships that the survivor lacks; returns what was moved."""
    phones = set(_of(Contact, keep).values_list("blind", flat=True))
    tags = set(_of(PersonTag, keep).filter(to_on__isnull=True).values_list("tag", flat=True))
    moved: dict[str, Any] = {
        "contacts": [row.pk for row in _of(Contact, gone) if bytes(row.blind) not in map(bytes, phones)],
        "tags": [row.pk for row in _of(PersonTag, gone) if row.to_on or row.tag not in tags],
        "identity": _of(PersonIdentity, gone).exists() and not _of(PersonIdentity, keep).exists(),
        "heads": list(_headed(gone).values_list("pk", flat=True)),
    }
    _pass_on(gone, keep, moved)
    return moved


def _give_back(keep: Person, gone: Person, moved: dict[str, Any]) -> None:
    _pass_on(keep, gone, moved)


def _pass_on(giver: Person, taker: Person, moved: dict[str, Any]) -> None:
    to = {"person": taker, "place_code": taker.place_code}
    _of(Contact, giver).filter(pk__in=moved["contacts"]).update(**to)
    _of(PersonTag, giver).filter(pk__in=moved["tags"]).update(**to)
    if moved["identity"]:
        _of(PersonIdentity, giver).update(**to)
    _headed(giver).filter(pk__in=moved["heads"]).update(head=taker)


def _empty_again(keep: Person, before: dict[str, Any]) -> None:
    untouched = keep.version == before["after"]
    for column, (ours, theirs) in before["filled"].items():
        if str(getattr(keep, column)) == str(theirs):
            setattr(keep, column, _typed(column, ours))
    keep.version = before["keep"]["version"] if untouched else keep.version + 1
    if untouched:
        keep.field_sources = before["keep"]["field_sources"]
    keep.save()


def _typed(column: str, value: Any) -> Any:
    return date.fromisoformat(value) if column == "born_on" and value else value


def _of(model: Any, person: Person) -> Any:
    return model.objects.unscoped("belongs to one of the two locked people").filter(person=person)


def _headed(person: Person) -> Any:
    return Household.objects.unscoped("headed by one of the two locked people").filter(head=person)
