"""The engine: the rows of any ledger, in scope, page by page, masked. It knows no ledger; it reads declarations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F
from django.utils import timezone

from liren.kernel.declarations import Fact
from liren.kernel.scope import Actor, within
from liren.ledgers.ledger import Ledger, Subject
from liren.ledgers.queries import homes
from liren.ledgers.wanted import Wanted
from liren.people import secrets
from liren.people.models import Person
from liren.people.queries.paging import page_of
from liren.people.queries.register import people_in, people_matching
from liren.places.models import Dwelling

VIEW, PEOPLE = "ledgers.view", "people.view"
PAGE = 50
CHUNK = 1000
REVEAL = "people.reveal"
Shows = Mapping[str, Callable[[Any], str]]
DAYS: Shows = {
    "person.born": lambda born: born.isoformat() if born else "",
    "person.identity": secrets.identity_head,
}
"""How birthday and number are shown to those who may reveal numbers, where a list has both or the birthday (ADR 18)."""
OPENED: Shows = {**DAYS, "person.identity": secrets.open_identity, "person.phone": secrets.open_phone}
"""How secrets are shown where somebody approved that they leave unmasked."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a ledger: whom it is about, and its cells as text."""

    pk: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Page:
    """Some lines, and the keys of the pages beside."""

    lines: list[Line]
    after: str
    before: str


def matching(actor: Actor, wanted: Wanted, permission: str = VIEW, today: date | None = None) -> Any:
    """The rows of the ledger in the actor's area, in no order yet.

    A person stands on a ledger only for those who may also see the register.
    """
    ledger, conditions = wanted.ledger, wanted.conditions
    day = today or timezone.localdate()
    if ledger.subject == Subject.DWELLING:
        return homes.homes_matching(actor, conditions, permission).filter(ledger.condition(day))
    known = people_in(conditions.place) if conditions.q else 0
    rows = people_matching(actor, conditions, known).filter(within("place_code", actor.prefixes(permission)))
    return rows.filter(ledger.condition(day))


def count_of(actor: Actor, wanted: Wanted, permission: str = VIEW) -> int:
    """How many rows there are; those of whoever sees only numbers are counted without being read."""
    if readable(actor, wanted.ledger):
        return int(matching(actor, wanted, permission).count())
    here = within("place_code", [wanted.conditions.place])
    rows = Person.objects.visible_to(actor, permission).filter(here, left_on=None, merged_into=None)
    return rows.filter(wanted.ledger.condition(timezone.localdate())).count()


def readable(actor: Actor, ledger: Ledger) -> bool:
    """Whether the actor may read the lines, not only their number."""
    return ledger.subject != Subject.PERSON or actor.may(PEOPLE)


def page(actor: Actor, wanted: Wanted, *, permission: str = VIEW, size: int = PAGE, after: str = "",
         before: str = "", opened: bool = False) -> Page:  # fmt: skip
    """One page of the ledger by key: first which rows, then their facts."""
    rows = matching(actor, wanted, permission)
    if wanted.ledger.subject == Subject.DWELLING:
        ids, following, earlier = homes.page_of_homes(rows, size, after=after, before=before)
    else:
        found = page_of(rows.only("pk", "place_code", "dwelling_id"), size, after=after, before=before)
        ids = [person.pk for person in found.rows]
        following, earlier = str(found.after or ""), str(found.before or "")
    return Page(lines_of(ids, wanted, OPENED if opened else shown_to(actor, wanted)), following, earlier)


def every_line(actor: Actor, wanted: Wanted, *, permission: str, opened: bool = False) -> Iterator[Line]:
    """All lines, a thousand at a time: what goes into a file."""
    after = ""
    while True:
        part = page(actor, wanted, permission=permission, size=CHUNK, after=after, opened=opened)
        yield from part.lines
        if not (after := part.after):
            return


def shown_to(actor: Actor, wanted: Wanted) -> Shows:
    """Beside a birthday the number loses its tail; whoever may not reveal numbers sees the year, and the tail."""
    asked = any(fact.key == "person.born" for fact in wanted.facts)
    return DAYS if asked and actor.may(REVEAL, wanted.conditions.place) else {}


def lines_of(ids: list[int], wanted: Wanted, shows: Shows) -> list[Line]:
    """The facts of rows that are known to be in scope, in the order of the ids: one read."""
    facts = wanted.facts
    model: Any = Dwelling if wanted.ledger.subject == Subject.DWELLING else Person
    names = {f"fact_{i}": _expression(fact) for i, fact in enumerate(facts)}
    rows = model.objects.unscoped("facts of rows just found in scope").filter(pk__in=ids).order_by()
    told = {pk: values for pk, *values in rows.annotate(**names).values_list("pk", *names)}
    return [Line(pk, _cells(facts, told[pk], shows)) for pk in ids if pk in told]


def _expression(fact: Fact) -> Any:
    return F(fact.path) if isinstance(fact.path, str) else fact.path


def _cells(facts: Iterable[Fact], values: Iterable[Any], shows: Shows) -> list[str]:
    return [_shown(value, shows.get(fact.key, fact.show)) for fact, value in zip(facts, values, strict=True)]


def _shown(value: Any, show: Callable[[Any], str] | None) -> str:
    if show is not None:
        return str(show(value))
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)
