"""Markdown as lines: its marks are taken for what they mean, not as text."""

from __future__ import annotations

import re
from itertools import pairwise

from liren.policy.reading.sources.page import Line

_HEAD = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*$")
_BOLD_START = re.compile(r"^(\s*)(?:\*\*|__)(.+?)(?:\*\*|__)")
_MARKS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_ITEM = re.compile(r"^(\s*)[-*+][ \t]+")
_QUOTE = re.compile(r"^\s*>\s?")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$|^\s*\|?(?:\s*:?-+:?\s*\|)+\s*:?-*:?\s*$|^```")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~|>])")


def markdown_lines(text: str) -> list[Line]:
    """The lines of a Markdown text."""
    shallow = min((len(match[1]) for line in text.splitlines() if (match := _HEAD.match(line))), default=1)
    return [
        _line(line, shallow) for line, _next in pairwise([*text.splitlines(), ""]) if not _RULE.match(line)
    ]


def _line(line: str, shallow: int) -> Line:
    line = _LINK.sub(r"\1", _QUOTE.sub("", line))
    if head := _HEAD.match(line):
        words = _plain(head[2])
        return Line(words, len(words), len(head[1]) - shallow + 1)
    if line.lstrip().startswith("|"):
        return Line(
            "\t".join(cell.strip() for cell in _plain(line).strip().strip("|").split("|")), cells=True
        )
    bold = _BOLD_START.match(line)
    words = _plain(_ITEM.sub(r"\1• ", line))
    return Line(words, len(bold[1]) + len(_plain(bold[2])) if bold else 0)


def _plain(words: str) -> str:
    return _ESCAPED.sub(r"\1", _MARKS.sub("", words))
