"""How well an outline was found: clauses by the words they begin with, parents by theirs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from liren.policy.reading import Document
from liren.policy.reading.tests.outlines import Plan
from liren.policy.reading.views import squeezed, view_of

_SIGNS = 16
Pair = tuple[str, str]


@dataclass(slots=True)
class Score:
    """Counts over many documents."""

    right: int = 0
    wanted: int = 0
    found: int = 0
    parents: int = 0

    @property
    def f1(self) -> float:
        """Of boundaries: harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.wanted + self.found)

    @property
    def parent_share(self) -> float:
        """Of the clauses found, those with the right parent."""
        return self.parents / max(1, self.right)

    def add(self, wanted: list[Pair], found: list[Pair]) -> list[str]:
        """Count one document; the clauses that are wrong, for whoever looks into it."""
        ours, theirs = Counter(a for a, _parent in wanted), Counter(a for a, _parent in found)
        self.right += (ours & theirs).total()
        self.wanted += len(wanted)
        self.found += len(found)
        self.parents += (Counter(wanted) & Counter(found)).total()
        wrong = [f"missed {words}" for words in ours - theirs] + [
            f"invented {words}" for words in theirs - ours
        ]
        return wrong or [f"parent of {words}: {parent}" for words, parent in Counter(found) - Counter(wanted)]


def planned(made: Plan) -> list[Pair]:
    """Each clause of a plan and its parent, by their first words."""
    printed = made.paragraphs()
    texts = [words for words, _item in printed]
    first = {
        item: _words("".join(texts[at : at + 3])) for at, (_text, item) in enumerate(printed) if item >= 0
    }
    return [(first[at], first.get(item.parent, "")) for at, item in enumerate(made.items)]


def read(document: Document) -> list[Pair]:
    """Each clause that was read and its parent, by their first words."""
    found: list[Pair] = []
    open_clauses: list[tuple[tuple[str, ...], str]] = []
    for clause in document.clauses:
        words = _words(document.source[clause.span.start :][:80])
        while open_clauses and open_clauses[-1][0] != clause.path[:-1]:
            open_clauses.pop()
        found.append((words, open_clauses[-1][1] if open_clauses else ""))
        open_clauses.append((clause.path, words))
    return found


def _words(text: str) -> str:
    return squeezed(view_of(text)).replace("；", "。")[:_SIGNS]
