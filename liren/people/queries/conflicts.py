"""The review queue: values on which two sources disagree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from liren.kernel.codes import EDUCATION, ETHNICITY, MARITAL, POLITICAL, RELATION, SEX
from liren.kernel.declarations import declared
from liren.kernel.phones import mask_phone
from liren.kernel.scope import Actor, within
from liren.people.choices import Decision, Standing
from liren.people.models import Conflict
from liren.people.operations.roster.conflicts import values

PERMISSION = "people.edit"
PAGE = 50
TABLES = {
    "person.sex": SEX, "person.ethnicity": ETHNICITY, "person.marital": MARITAL, "person.education": EDUCATION,
    "person.political": POLITICAL, "person.relation": RELATION,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """One conflict with both values in words."""

    conflict: Conflict
    label: Any
    ours: str
    theirs: str


def queue(actor: Actor, place: str, *, decision: str = "", after: int = 0) -> list[Shown]:
    """What waits in a place, the oldest first; with `ask`, what is to be asked on the next visit."""
    rows = Conflict.objects.visible_to(actor, PERMISSION).filter(within("place_code", [place]))
    state = Decision.ASK if decision == Decision.ASK else ""
    rows = rows.filter(decision=state, pk__gt=after).select_related("person__dwelling", "source")
    return [shown(row) for row in rows.order_by("pk")[: PAGE + 1]]


def shown(conflict: Conflict) -> Shown:
    """A conflict as people read it; phones masked."""
    ours, theirs = values(conflict)
    fact = declared("facts").get(conflict.field)
    words = _words(conflict.field)
    return Shown(conflict, fact.label if fact else conflict.field, words(ours), words(theirs))


def _words(fact: str) -> Any:
    if fact == "person.phone":
        return lambda value: mask_phone(value) if value else ""
    if fact == "person.standing":
        return lambda value: str(dict(Standing.choices).get(value, value))
    table = TABLES.get(fact)
    return table.label if table else str
