"""What happens to documents on their way: lines broken at a width, signs of two widths, spaced numbers, items run together."""

from __future__ import annotations

import re
from random import Random

from liren.policy.reading.tests.outlines import Plan

_WIDE = {ord(a): b for a, b in zip("0123456789().,;:", "０１２３４５６７８９（）．，；：", strict=True)}
_NARROW = {ord(a): b for a, b in zip("０１２３４５６７８９（），；：", "0123456789(),;:", strict=True)}


def clean(made: Plan, _chance: Random) -> str:
    """As it should be."""
    return "\n".join(words for words, _item in made.paragraphs())


def hard_wrapped(made: Plan, chance: Random) -> str:
    """Lines broken every so many signs, in mid-sentence."""
    width = chance.choice((20, 24, 28, 30, 32, 36, 40, 50, 60, 80))
    indent = "　　" if chance.random() < 0.4 else ""
    gap = "\n\n" if chance.random() < 0.2 else "\n"
    pieces = []
    for words, _item in made.paragraphs():
        text = indent + words
        pieces.append("\n".join(text[at : at + width] for at in range(0, len(text), width)))
    return gap.join(pieces)


def mixed_width(made: Plan, chance: Random) -> str:
    """Full and half width in one document."""
    return "".join(sign.translate(chance.choice((_WIDE, _NARROW, {}))) for sign in clean(made, chance))


def spaced(made: Plan, chance: Random) -> str:
    """1 、 （ 一 ） 第 三 条, with wide or narrow spaces."""
    space = chance.choice((" ", "　"))
    lines = []
    for words, item in made.paragraphs():
        label = made.items[item].label.rstrip("　") if item >= 0 else ""
        wider = (
            re.sub(r"(?<=[（第])(?=.)|(?<=[\d一二三四五六七八九十])(?=[、.）章节条])", space, label)
            if chance.random() < 0.8
            else label
        )
        lines.append(wider + chance.choice(("", space)) + words[len(label) :] if label else words)
    return "\n".join(lines)


def run_together(made: Plan, chance: Random) -> str:
    """The last level stands in one paragraph with its parent: …：1.…；2.…；3.…"""
    parents = {item.parent for item in made.items}
    inline = {"（一）", "1.", "1、", "1．", "（1）", "①", "1)"}
    text = ""
    for words, at in made.paragraphs():
        item = made.items[at] if at >= 0 else None
        leaf = item is not None and at not in parents and item.family in inline and item.parent >= 0
        joins = bool(leaf and text and text[-1] in "。；：")
        if joins and text[-1] == "。" and chance.random() < 0.5:
            text = text[:-1] + "；"
        text += words if joins else "\n" + words
    return text.strip("\n")


DAMAGES = {
    "clean": clean,
    "hard_wrapped": hard_wrapped,
    "mixed_width": mixed_width,
    "spaced": spaced,
    "run_together": run_together,
}
