"""A policy document from its bytes: text, head, tree of clauses, and what each clause demands.

The same bytes always give the same result; nothing is asked of a network or a model. The steps are: lines
(`sources/`), one width (`views`), paragraphs (`layout`), possible labels (`labels`, `headings`), the outline that
explains them best (`outline`), and for each clause its words, quantities, deadlines and owners.
"""

from __future__ import annotations

from datetime import date

from liren.policy.reading.clauses import Reading, clauses_of
from liren.policy.reading.document import Document, Span
from liren.policy.reading.layout import rows_of
from liren.policy.reading.names import masked, names_in
from liren.policy.reading.parts import Parts
from liren.policy.reading.refusals import FileRefused
from liren.policy.reading.sources.files import lines_of_file
from liren.policy.reading.sources.page import Line
from liren.policy.reading.tree import tree_of
from liren.policy.reading.views import view_of, with_characters
from liren.policy.reading.wording import joined


def read_document(data: bytes, name: str) -> Document:
    """Read a document. Raises `FileRefused` with a sentence where the file is none that can be read."""
    return read_lines(lines_of_file(data, name))


def read_lines(lines: list[Line]) -> Document:
    """Read a document that was already turned into lines."""
    source = with_characters("\n".join(line.text for line in lines))
    view = view_of(source)
    rows = rows_of(lines, view)
    if not rows:
        raise FileRefused("empty")
    tree = tree_of(rows, view)
    issued_on = tree.parts.back.issued_on or tree.parts.front.issued_on
    reading = Reading(
        source,
        view,
        rows,
        names_in(joined(view, rows, 0, len(view))),
        issued_on or _year_of(tree.parts.front.number),
    )
    return Document(
        source,
        clauses_of(tree.stretches, reading),
        Span(0, tree.first),
        tuple(Span(start, end) for start, end in tree.back),
        issued_on=issued_on,
        front_text=reading.words(0, tree.first),
        back_text="\n".join(reading.words(start, end) for start, end in tree.back).strip(),
        **_head(tree.parts, reading.names),
    )


def _head(parts: Parts, names: frozenset[str]) -> dict[str, str]:
    front, back = parts.front, parts.back
    fields = {
        "title": front.title, "number": front.number, "issuer": back.issuer or front.issuer,
        "addressee": front.addressee, "salutation": front.salutation,
    }  # fmt: skip
    return {key: masked(words, names) for key, words in fields.items()}


def _year_of(document_number: str) -> date | None:
    """A document without a date still has its year in its number: 建新街发〔2020〕18号."""
    years = [
        document_number[at : at + 4]
        for at in range(len(document_number))
        if document_number[at : at + 2] in {"19", "20"}
    ]
    return date(int(years[0]), 1, 1) if years and years[0].isdigit() else None
