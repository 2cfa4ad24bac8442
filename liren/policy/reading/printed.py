"""A document as it is shown in a terminal: its head, then one line a clause and one for each demand."""

from __future__ import annotations

from collections.abc import Iterator

from liren.policy.reading.document import Clause, Document


def printed(document: Document) -> str:
    """The document in lines."""
    return "\n".join(
        [*_head(document), "", *(line for clause in document.clauses for line in _clause(clause))]
    )


def _head(document: Document) -> list[str]:
    day = document.issued_on.isoformat() if document.issued_on else ""
    said = (document.title, document.number, document.issuer, day, document.addressee, document.salutation)
    return [words for words in said if words]


def _clause(clause: Clause) -> Iterator[str]:
    indent = "  " * (len(clause.path) - 1)
    yield f"{indent}{clause.label} {clause.heading}".rstrip()
    demands = (
        *(quantity.text for quantity in clause.quantities),
        *(deadline.text for deadline in clause.deadlines),
        *(f"{owner.role}：{owner.text}" for owner in clause.owners if owner.text),
    )
    for words in demands:
        yield f"{indent}    · {words}"
