"""Invented documents with a known outline: notices, plans, measures in articles, plans with headings only.

The outline is made first and printed after, so what is right is known by construction. One seed, one document.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from liren.policy.reading.sources.docx_numbering import in_chinese
from liren.policy.reading.tests.framing import back_lines, contents_lines, front_lines
from liren.policy.reading.tests.phrases import CHAPTERS, THINGS, TOPS, VERBS, fragment, head, paragraph

SHAPES: tuple[tuple[str, ...], ...] = (
    ("一、",), ("一、", "（一）"), ("一、", "（一）", "1."), ("一、", "（一）", "1.", "（1）"), ("一、", "（一）", "1.", "（1）", "①"),
    ("一、", "1."), ("一、", "1.", "（1）"), ("一、", "（一）", "——"), ("（一）", "1."), ("1.", "（1）"), ("一、", "1、", "①"), ("一、", "（一）", "①"),
    ("章", "条", "（一）", "1."), ("章", "条", "（一）"), ("章", "节", "条", "（一）"), ("条", "（一）"), ("条",), ("部分", "一、", "（一）"),
    ("标题", "（一）", "1."), ("标题", "1."), ("标题",), ("标题", "（一）"), ("一、", "——"), ("一、", "第一，"), ("一、", "（一）", "1)"), ("一、", "标题"),
    ("一、", "（一）", "●"), ("一、", "1.", "●"), ("一、", "1．"), ("一、", "（一）", "1．", "（1）"), ("一、", "阶段"), ("一", "1.1"), ("一", "1.1", "（1）"),
    ("1.", "1.1"), ("部分", "（一）", "1."), ("一、", "（一）", "1.", "①"), ("一、", "（一）", "a."),
)  # fmt: skip
INLINE_SHARE = 0.3


@dataclass(slots=True)
class Item:
    """A clause that was planned, with what is printed of it."""

    family: str
    label: str
    head: str
    own_line: bool
    """Whether the head stands on a line of its own."""
    texts: list[str]
    parent: int


@dataclass(slots=True)
class Plan:
    """A document as planned."""

    front: list[str]
    items: list[Item] = field(default_factory=list)
    back: list[str] = field(default_factory=list)

    def paragraphs(self) -> list[tuple[str, int]]:
        """Printed paragraphs, each with the item that it opens (-1 for none)."""
        printed = [(line, -1) for line in self.front]
        for at, item in enumerate(self.items):
            first = item.label + item.head
            rest = list(item.texts)
            if not item.own_line:
                first += rest.pop(0) if rest else ""
            printed.append((first, at))
            printed += [(text, -1) for text in rest]
        return printed + [(line, -1) for line in self.back]


def label(family: str, n: int, above: int = 0) -> str:
    """The n-th label of a family, as it is printed."""
    cn = in_chinese(n)
    return {
        "一、": f"{cn}、", "一": f"{cn}、", "（一）": f"（{cn}）", "1.": f"{n}.", "1．": f"{n}．", "1、": f"{n}、", "（1）": f"（{n}）", "1)": f"{n}）",
        "①": chr(0x245F + n), "章": f"第{cn}章　", "节": f"第{cn}节　", "条": f"第{cn}条　", "部分": f"第{cn}部分　", "阶段": f"第{cn}阶段：", "——": "——",
        "第一，": f"第{cn}，", "标题": "", "●": "●", "1.1": f"{above}.{n} ", "a.": f"{chr(96 + n)}.",
    }[family]  # fmt: skip


def plan(seed: int) -> Plan:
    """The document of a seed."""
    chance = Random(seed)
    writer = _Writer(chance, chance.choice(SHAPES))
    writer.made.front = front_lines(chance)
    writer.grow(0, -1)
    if chance.random() < 0.25 and writer.shape[0] in {"一、", "一", "章", "部分"}:
        tops = [item.label + item.head.rstrip("。：") for item in writer.made.items if item.parent < 0]
        writer.made.front += contents_lines(chance, tops)
    writer.made.back = back_lines(chance)
    return writer.made


class _Writer:
    """Grows the outline of one document; its habits are the same throughout."""

    def __init__(self, chance: Random, shape: tuple[str, ...]) -> None:
        self.chance, self.shape = chance, shape
        self.made = Plan([])
        self.counters: dict[str, int] = {}
        self.mark = chance.choice(("。", "。", "。", "：", " "))
        self.runs_on = chance.random() < 0.15
        """Whether numbers of the second level go on under the next parent, as （十） after （九）."""
        self.slips = chance.random() < 0.1 and "1.1" not in shape
        """Whether a number is sometimes left out or printed twice."""

    def grow(self, depth: int, parent: int) -> None:
        """A row of items, each perhaps with rows of its own."""
        if depth >= len(self.shape):
            return
        family = self.shape[depth]
        goes_on = family == "条" or (self.runs_on and depth == 1 and family in {"（一）", "1."})
        if not goes_on or family not in self.counters:
            self.counters[family] = 0
        titles = self.chance.sample(TOPS, len(TOPS))
        count = self._how_many(family, depth)
        for number in range(count):
            slip = self.slips and 0 < number < count - 1 and depth < 2 and self.chance.random() < 0.08
            self.counters[family] += self.chance.choice((0, 2)) if slip else 1
            above = self.counters[self.shape[depth - 1]] if depth else 0
            mark = label(family, self.counters[family], above)
            item = self._item(family, mark, depth, titles[number % len(titles)])
            item.parent = parent
            self.made.items.append(item)
            if self.chance.random() < (0.9 if depth == 0 else 0.55):
                self.grow(depth + 1, len(self.made.items) - 1)

    def _how_many(self, family: str, depth: int) -> int:
        if family == "标题":
            return self.chance.randint(2, 5)
        if depth == 0:
            return self.chance.randint(2, 6)
        return self.chance.choice((2, 2, 3, 3, 4, 5, 11) if depth == 1 else (2, 3, 4))

    def _item(self, family: str, mark: str, depth: int, title: str) -> Item:
        chance = self.chance
        if family in {"章", "节"}:
            name = (
                CHAPTERS[len(self.made.items) % len(CHAPTERS)]
                if family == "章"
                else chance.choice(VERBS) + chance.choice(THINGS)
            )
            return Item(family, mark, name, True, [], -1)
        if family == "条":
            return Item(
                family, mark, "", False, [paragraph(chance) for _ in range(chance.choice((1, 1, 2)))], -1
            )
        if family in {"标题", "部分", "一"} or (depth == 0 and family == "一、" and chance.random() < 0.8):
            return self._headed(family, mark, title, depth)
        if family in {"——", "第一，", "●", "阶段"} or chance.random() < 0.25:
            return Item(family, mark, "", False, [paragraph(chance)], -1)
        if depth and chance.random() < 0.12:
            return Item(family, mark, "", False, [fragment(chance)], -1)
        own_line = chance.random() < INLINE_SHARE
        texts = [paragraph(chance) for _ in range(chance.choice((1, 1, 1, 2)))]
        return Item(family, mark, head(chance) + ("" if own_line else self.mark), own_line, texts, -1)

    def _headed(self, family: str, mark: str, title: str, depth: int) -> Item:
        chance = self.chance
        name = title if chance.random() < 0.7 or family == "标题" else head(chance)
        has_children = depth + 1 < len(self.shape)
        texts = [paragraph(chance) for _ in range(chance.choice((0, 1, 2) if has_children else (1, 2)))]
        return Item(family, mark, name, True, texts or ([paragraph(chance)] if family == "标题" else []), -1)
