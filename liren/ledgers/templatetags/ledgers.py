"""For templates: on which ledgers a person stands."""

from typing import Any

from django import template

from liren.kernel.declarations import Fact
from liren.ledgers.ledger import Ledger
from liren.ledgers.queries.overview import ledgers_of
from liren.ledgers.queries.rows import Line
from liren.people.models import Person

register = template.Library()


@register.simple_tag(takes_context=True)
def ledgers_with(context: Any, person: Person) -> list[Ledger]:
    """`{% ledgers_with person as found %}`, as far as the reader may see ledgers."""
    actor = getattr(context.get("request"), "actor", None)
    return ledgers_of(person, actor) if actor is not None else []


@register.filter
def cells(line: Line, facts: list[Fact]) -> list[tuple[Fact, str]]:
    """Each cell of a line with the fact it shows."""
    return list(zip(facts, line.cells, strict=True))
