"""What speaks for and against a label: where it stands, and how it follows the ones before it.

Weights were set by hand and are held by the measurements in `tests/`: a label that opens a paragraph and continues
its row needs no more; a number inside a paragraph must open a row at 1 after a colon or a full stop, and go on.
"""

from __future__ import annotations

from liren.policy.reading.layout import Opening

OPENINGS = {Opening.CLEAR: 4.0, Opening.CHANCE: 2.5, Opening.LOOSE: 1.0, Opening.MIDDLE: -3.2}
INLINE_END, INLINE_COLON, INLINE_COMMA, INLINE_WORD = 0.0, 0.5, -1.5, -2.8
INLINE_BARE, INLINE_HEADED = -2.8, -0.8
INLINE_ARTICLE, SPACED = -1.8, 1.5
IMPOSSIBLE = -99.0
QUOTED, BRACKETED = -6.0, -4.0

NEXT, NEXT_HEAD = 3.0, 0.5
BEGIN, BEGIN_INLINE, BEGIN_KNOWN = 1.0, -1.5, 1.5
OTHER_HOME = -2.0
RESUME, RESUME_INLINE, RESUME_ARTICLE, ARTICLE_INLINE = 2.0, -1.0, 3.0, 2.0
SKIP_EACH = -2.5
AGAIN, AGAIN_INLINE = -2.5, -6.0
RESTART, RESTART_INLINE = -1.5, -4.0
LATE, LATE_INLINE = -4.0, -8.0
BACK = -7.0
STRAY = -6.0
UPSIDE_DOWN, HEADING_DOWN, ARTICLE_DOWN, CLIMB = -1.5, -4.0, -6.0, -1.6

RANKS = {
    "编": 1, "章": 2, "节": 3, "条": 4, "标题1": 1, "标题2": 2, "标题3": 3, "阶段": 6.5,
    "标题": 5.5, "一、": 5, "Ⅰ.": 5, "第一，": 8.5, "（一）": 6, "一）": 6.2, "1 ": 4.8, "1.1": 7.2, "1.": 7, "1.1.1": 7.4, "（1）": 8, "1）": 8.5,
    "1.1.1.1": 7.6, "A.": 7, "a.": 9, "（a）": 9, "a）": 9, "circle": 9, "加粗": 9.2, "一是": 9.3, "——": 9.5, "●": 9.8,
}  # fmt: skip
"""The usual order (GB/T 9704: 一、（一）1.（1）; statutes: 编章节条). Only a hint: documents differ."""
DOWN = {"标题": HEADING_DOWN, **dict.fromkeys(("编", "章", "节", "条"), ARTICLE_DOWN)}
"""What it costs to stand under something usually lower: articles never lie within items."""
