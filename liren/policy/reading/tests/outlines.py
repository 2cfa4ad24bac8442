"""Invented documents with a known outline: notices, plans, measures in articles, plans with headings only.

The outline is made first and printed after, so what is right is known by construction. One seed, one document.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from liren.policy.reading.sources.docx_numbering import in_chinese
from liren.policy.reading.tests.phrases import THINGS, VERBS, head, paragraph, sentence

_TOPS = "总体要求 工作目标 主要任务 重点工作 实施步骤 保障措施 组织领导 工作要求 考核评价 "
TOPS = _TOPS.split()
_CHAPTERS = "总则 组织机构 服务事项 经费管理 监督检查 法律责任 附则 "
CHAPTERS = _CHAPTERS.split()
SHAPES: tuple[tuple[str, ...], ...] = (
    ("一、",), ("一、", "（一）"), ("一、", "（一）", "1."), ("一、", "（一）", "1.", "（1）"), ("一、", "（一）", "1.", "（1）", "①"),
    ("一、", "1."), ("一、", "1.", "（1）"), ("一、", "（一）", "——"), ("（一）", "1."), ("1.", "（1）"), ("一、", "1、", "①"), ("一、", "（一）", "①"),
    ("章", "条", "（一）", "1."), ("章", "条", "（一）"), ("章", "节", "条", "（一）"), ("条", "（一）"), ("条",), ("部分", "一、", "（一）"),
    ("标题", "（一）", "1."), ("标题", "1."), ("标题",), ("标题", "（一）"), ("一、", "——"), ("一、", "第一，"), ("一、", "（一）", "1)"), ("一、", "标题"),
)  # fmt: skip


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
    bold: bool = False

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


def label(family: str, n: int) -> str:
    """The n-th label of a family, as it is printed."""
    cn = in_chinese(n)
    return {
        "一、": f"{cn}、", "（一）": f"（{cn}）", "1.": f"{n}.", "1、": f"{n}、", "（1）": f"（{n}）", "1)": f"{n}）", "①": chr(0x245F + n), "章": f"第{cn}章　",
        "节": f"第{cn}节　", "条": f"第{cn}条　", "部分": f"第{cn}部分　", "——": "——", "第一，": f"第{cn}，", "标题": "",
    }[family]  # fmt: skip


def plan(seed: int) -> Plan:
    """The document of a seed."""
    chance = Random(seed)
    shape = chance.choice(SHAPES)
    made = Plan(_front(chance))
    counters: dict[str, int] = {}
    _grow(made, chance, shape, 0, -1, counters)
    if chance.random() < 0.25 and shape[0] not in {"标题", "（一）", "1."}:
        made.front += _contents(made, chance)
    made.back = _back(chance)
    return made


def _grow(
    made: Plan, chance: Random, shape: tuple[str, ...], depth: int, parent: int, counters: dict[str, int]
) -> None:
    if depth >= len(shape):
        return
    family = shape[depth]
    if family != "条" or "条" not in counters:
        counters[family] = 0
    titles = chance.sample(TOPS, len(TOPS))
    for number in range(_how_many(chance, family, depth)):
        counters[family] += 1
        made.items.append(
            _item(
                chance,
                family,
                counters[family],
                depth,
                titles[number % len(titles)],
                parent,
                depth + 1 < len(shape),
            )
        )
        if chance.random() < (0.9 if depth == 0 else 0.55):
            _grow(made, chance, shape, depth + 1, len(made.items) - 1, counters)


def _how_many(chance: Random, family: str, depth: int) -> int:
    if family == "标题":
        return chance.randint(2, 5)
    return (
        chance.randint(2, 6)
        if depth == 0
        else chance.choice((2, 2, 3, 3, 4, 5, 11) if depth == 1 else (2, 3, 4))
    )


def _item(
    chance: Random, family: str, n: int, depth: int, title: str, parent: int, has_children: bool
) -> Item:
    if family in {"章", "节"}:
        name = (
            CHAPTERS[(n - 1) % len(CHAPTERS)]
            if family == "章"
            else chance.choice(VERBS) + chance.choice(THINGS)
        )
        return Item(family, label(family, n), name, True, [], parent)
    if family == "条":
        return Item(
            family,
            label(family, n),
            "",
            False,
            [paragraph(chance) for _ in range(chance.choice((1, 1, 2)))],
            parent,
        )
    if family in {"标题", "部分"} or (depth == 0 and family == "一、" and chance.random() < 0.8):
        name = title if chance.random() < 0.7 or family == "标题" else head(chance)
        texts = [paragraph(chance) for _ in range(chance.choice((0, 1, 2) if has_children else (1, 2)))]
        return Item(
            family,
            label(family, n),
            name,
            True,
            texts or ([paragraph(chance)] if family == "标题" else []),
            parent,
        )
    if family in {"——", "第一，"} or chance.random() < 0.25:
        return Item(family, label(family, n), "", False, [paragraph(chance)], parent)
    own_line = chance.random() < 0.3
    texts = [paragraph(chance) for _ in range(chance.choice((1, 1, 1, 2)))]
    return Item(family, label(family, n), head(chance) + ("" if own_line else "。"), own_line, texts, parent)


def _front(chance: Random) -> list[str]:
    thing = chance.choice(THINGS)
    place = chance.choice(("青禾街道办事处", "临溪区民政局", "云岭镇人民政府", "白鹭湖街道"))
    lines = []
    if chance.random() < 0.3:
        lines.append(f"{place}文件")
    kind = chance.choice(("意见", "通知", "实施方案", "办法（试行）", "实施意见"))
    title = f"{place}关于进一步{chance.choice(VERBS)}{thing}工作的{kind}"
    lines += [title] if chance.random() < 0.7 else [title[:12], title[12:]]
    if chance.random() < 0.5:
        lines.append(f"青街办发〔20{chance.randint(12, 25)}〕{chance.randint(1, 99)}号")
    if chance.random() < 0.6:
        lines.append(
            chance.choice(
                ("各社区、各科室：", "街道所属各单位：", "各镇人民政府、街道办事处，区级有关部门：")
            )
        )
    if chance.random() < 0.9:
        lines.append(f"为进一步{chance.choice(VERBS)}{thing}，{sentence(chance)}结合实际，制定如下措施。")
    return lines


def _contents(made: Plan, chance: Random) -> list[str]:
    """A table of contents that names every clause of the highest level."""
    tops = [item for item in made.items if item.parent < 0]
    tail = chance.choice(("……{}", "\t{}", " ........ {}"))
    return [
        "目　录",
        *(item.label + item.head.rstrip("。") + tail.format(at * 3 + 1) for at, item in enumerate(tops)),
    ]


def _back(chance: Random) -> list[str]:
    lines = []
    if chance.random() < 0.3:
        lines += ["附件：1.重点任务分工表", "2.社区服务事项清单"]
    if chance.random() < 0.6:
        lines += [
            "青禾街道办事处",
            f"20{chance.randint(12, 25)}年{chance.randint(1, 12)}月{chance.randint(1, 28)}日",
        ]
    if lines and chance.random() < 0.3:
        lines.append("抄送：区委办公室、区政府办公室。")
    return lines
