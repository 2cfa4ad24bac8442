"""How good the place of a possible label is: at the start of a paragraph, after a colon, in a quotation …"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from liren.policy.reading import weights as w
from liren.policy.reading.labels import BARE, NTH, TALLY, Token
from liren.policy.reading.layout import Opening, Row
from liren.policy.reading.outline import Candidate
from liren.policy.reading.views import squeezed

_ONLY_AT_START = {"——", "●", NTH, TALLY, "阶段", BARE, "A.", "a."}
_AFTER_END = {"1.1", "1.1.1", "1.1.1.1"}
_BRACKETED = {"（一）", "（1）", "circle"}
_ARTICLES = {"编", "章", "节", "条"}
_BARE = {"一、", "1."}
_HEADED = re.compile(
    r"(?:[一二三四五六七八九十]、|[一二三四五六七八九十]）|\d[.、]|第[一二三四五六七八九十百]+[章节条]) ?[^。；，：、（）\d]{2,20}$"
)
"""A label and a few words without a full stop: a heading, after which its first child may stand at once."""
_NEXT_DASH = re.compile(r"。[ \n]*——")
_PRINCIPLE = 400
_NO_LABEL_AFTER = "统第之唯单万其逐同专惟不合划如归周初高期再件表图约近共达有为至到版号额例超元"
"""统一、之一、附件1、约3: no row of labels begins or goes on there."""
_NEAR = 12
_FARTHEST = 1500
"""Quotations longer than this are taken for a mark that was never closed."""
_ENDS, _COLONS, _COMMAS = "。；！？…”’）》〕", "：—", "，、"


def candidates(tokens: list[Token], rows: list[Row], view: str) -> Iterator[Candidate]:
    """Tokens with their weight; those whose place rules them out are left out."""
    starts = [row.start for row in rows]
    quoted, bracketed = enclosed(view, "“", "”"), enclosed(view, "（", "）")
    for token in tokens:
        at = bisect_right(starts, token.start) - 1
        if at < 0 or rows[at].line.cells:
            continue
        opens = rows[at].start == token.start
        weight = w.OPENINGS[rows[at].opening] if opens else _inside(view, token)
        if opens and rows[at].opening == Opening.MIDDLE:
            weight = max(weight, _broken(view, token))
        weight -= token.doubt
        if _within(quoted, token.start):
            weight += w.QUOTED
        if not opens and _within(bracketed, token.start):
            weight += w.BRACKETED
        if weight > w.IMPOSSIBLE / 2:
            yield Candidate(token, weight, opens and rows[at].opening >= Opening.CHANCE)


def _broken(view: str, token: Token) -> float:
    """A label at the start of a broken line may stand inside its paragraph as well: after a heading, or an article."""
    inside = _inside(view, token)
    return inside if inside == w.INLINE_HEADED or token.family in _ARTICLES else w.IMPOSSIBLE


def _inside(view: str, token: Token) -> float:
    if token.family in _ONLY_AT_START:
        return w.INLINE_END if _dash_fits(view, token) else w.IMPOSSIBLE
    sign = view[max(0, token.start - _NEAR) : token.start].rstrip()[-1:]
    if sign in _ENDS:
        return w.INLINE_END
    if token.family in _AFTER_END:
        return w.INLINE_HEADED if _opens_chapter(view, token) else w.IMPOSSIBLE
    return _within_sentence(view, token, sign)


def _within_sentence(view: str, token: Token, sign: str) -> float:
    """After a colon, a comma or a word. `sign` is what stands before the label."""
    if sign in _COLONS:
        return w.INLINE_COLON
    if sign in _COMMAS:
        return w.INLINE_COMMA
    if token.family in _BRACKETED | _BARE and _HEADED.search(view[max(0, token.start - 30) : token.start]):
        return w.INLINE_HEADED
    if token.family in _ARTICLES:
        return w.INLINE_ARTICLE + (w.SPACED if view[token.end : token.end + 1] == " " else 0.0)
    if token.family in _BRACKETED:
        return w.INLINE_WORD
    return w.INLINE_BARE if token.family in _BARE and sign not in _NO_LABEL_AFTER else w.IMPOSSIBLE


def _dash_fits(view: str, token: Token) -> bool:
    """——principles in one paragraph: after a full stop, or after their heading when the next one follows a full stop."""
    if token.family != "——" or token.end - token.start < 2:
        return False
    if view[token.start - 1] in "。；！":
        return True
    goes_on = _NEXT_DASH.search(view, token.end, token.end + _PRINCIPLE) is not None
    return goes_on and _HEADED.search(squeezed(_before(view, token))) is not None


def _opens_chapter(view: str, token: Token) -> bool:
    """2 运行2.1 议题: the first part of a chapter stands in one line with its heading."""
    above = re.escape(".".join(map(str, token.prefix)))
    heading = re.compile(rf"(?<![\d.]){above} *[^\d。；，：]{{1,30}}$")
    return token.ordinal == 1 and heading.search(_before(view, token)) is not None


def _before(view: str, token: Token) -> str:
    return view[max(0, token.start - 40) : token.start]


def enclosed(view: str, left: str, right: str) -> list[tuple[int, int]]:
    """Stretches between a mark and its twin, outermost only."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    for match in re.finditer(f"[{left}{right}]", view):
        if match[0] == left:
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            if match.start() - start <= _FARTHEST:
                while found and found[-1][0] > start:
                    found.pop()
                found.append((start, match.start()))
        if opened and match.start() - opened[0] > _FARTHEST:
            opened = opened[-1:]
    return found


def _within(stretches: list[tuple[int, int]], at: int) -> bool:
    place = bisect_right(stretches, (at, -1)) - 1
    return place >= 0 and stretches[place][0] < at < stretches[place][1]
