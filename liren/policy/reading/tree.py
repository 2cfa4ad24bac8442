"""The clauses of a file as spans: each from its label up to the next one."""

from __future__ import annotations

from dataclasses import dataclass

from liren.policy.reading.company import in_company
from liren.policy.reading.headings import heading_tokens
from liren.policy.reading.labels import Token, tokens_of
from liren.policy.reading.layout import Row
from liren.policy.reading.outline import Node, outline
from liren.policy.reading.parts import Part, Parts, parts_of
from liren.policy.reading.places import candidates

_FEWEST_IN_ANNEX = 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """A clause before its words are read. `parent` counts among the stretches, -1 at the top."""

    start: int
    end: int
    token: Token | None
    parent: int
    annex: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """The stretches in reading order; what lies in none of them is front matter, or back matter after the first."""

    parts: Parts
    stretches: tuple[Stretch, ...]
    first: int
    """Where the front matter ends."""
    back: tuple[tuple[int, int], ...]


def tree_of(rows: list[Row], view: str) -> Tree:
    """Find the clauses of a text."""
    starts = {row.start for row in rows}
    tokens = in_company(list(tokens_of(view)), starts)
    labelled = {token.start for token in tokens} & starts
    parts = parts_of(rows, labelled)
    found: list[Stretch] = []
    for part in parts.parts:
        found += _stretches(part, rows, tokens, labelled, view, len(found))
    if not found and (whole := _whole(parts.parts[0], rows)):
        found.append(whole)
    return _tiled(parts, found, len(view))


def _stretches(
    part: Part, rows: list[Row], tokens: list[Token], labelled: set[int], view: str, base: int
) -> list[Stretch]:
    own = rows[part.first + part.head_rows : part.last]
    if not own:
        return []
    start, end = own[0].start, _end(rows, part.last, len(view))
    inside = [token for token in tokens if start <= token.start < end]
    inside += heading_tokens(own, labelled)
    inside.sort(key=lambda token: (token.start, token.end))
    nodes = outline(candidates(inside, own, view))
    if part.annex:
        return _annexed(part, nodes, rows, end, base) if len(nodes) >= _FEWEST_IN_ANNEX else []
    return _spread(nodes, end, base, -1)


def _annexed(part: Part, nodes: list[Node], rows: list[Row], end: int, base: int) -> list[Stretch]:
    head = Stretch(rows[part.first].start, nodes[0].token.start, None, -1, part.annex, part.heading)
    return [head, *_spread(nodes, end, base + 1, base)]


def _spread(nodes: list[Node], end: int, base: int, root: int) -> list[Stretch]:
    """Each node's stretch lasts until the next one's label."""
    if not nodes:
        return []
    ends = [node.token.start for node in nodes[1:]] + [end]
    return [
        Stretch(node.token.start, stop, node.token, node.parent + base if node.parent >= 0 else root)
        for node, stop in zip(nodes, ends, strict=True)
    ]


def _whole(part: Part, rows: list[Row]) -> Stretch | None:
    """A text without any label is one clause."""
    own = rows[part.first : part.last]
    return Stretch(own[0].start, own[-1].end, None, -1) if own else None


def _end(rows: list[Row], last: int, length: int) -> int:
    return rows[last].start if last < len(rows) else length


def _tiled(parts: Parts, found: list[Stretch], length: int) -> Tree:
    """What lies between the stretches is back matter: with it, they cover the text to its end."""
    first = found[0].start if found else length
    back, at = [], first
    for stretch in found:
        if stretch.start > at:
            back.append((at, stretch.start))
        at = stretch.end
    if at < length:
        back.append((at, length))
    return Tree(parts, tuple(found), first, tuple(back))
