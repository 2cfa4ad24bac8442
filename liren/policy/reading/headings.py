"""Headings without a number: lines like 总体要求 that stand alone, styled headings of a docx, and bold beginnings."""

from __future__ import annotations

import re

from liren.policy.reading.labels import Token
from liren.policy.reading.layout import Opening, Row
from liren.policy.reading.views import squeezed

KNOWN = re.compile(
    r"(?:总体|指导|基本|工作|主要|重点|创建|实施|组织|保障|推进|总结|目标|任务|有关|相关|具体|存在|下一步|建设|发展|活动|考核|评价)?"
    r"(?:要求|思想|原则|目标|任务|内容|措施|步骤|工作|保障|机制|安排|职责|分工|情况|问题|建议|打算|做法|成效|背景|意义|依据|范围|对象|时间|方式|方法|程序|标准|考核|总则|附则|前言|结语|引言|导言)"
    r"|(?:总体|指导)(?:要求|思想)(?:和|与|及)?(?:工作|主要|总体)?(?:目标|原则)|组织领导|加强组织领导|罚则|法律责任|名词解释"
)
_UNFIT = re.compile(
    r"[。；：，！？、…]$|^(?:专栏|图|表|附表) ?\d|^[（(]|[。！？；：]|年.*月|^\d+$|^第.{1,4}页|^附件|^抄送|《[^》]*$|(?:负责|牵头|配合|协办)$"
)
_UNFINISHED = re.compile(r"[，、]$|[（〔][^（）〔〕]*$")
"""A line that ends in the middle of a list or of a bracket: the next one is no heading."""
_LONGEST = 24
HEAD, RUN_IN = "标题", "加粗"


def heading_tokens(rows: list[Row], labelled: set[int]) -> list[Token]:
    """Lines that may be headings without a number. `labelled` are the starts of rows that carry a label."""
    found = [_token(at, rows, labelled) for at in range(len(rows))]
    sure = [token for token in found if token]
    lone = [token for token in sure if token.family == HEAD and token.ordinal == 0]
    others = sum(token.family == HEAD for token in sure) - len(lone)
    return sure if len(lone) != 1 or others else [token for token in sure if token is not lone[0]]


def _token(at: int, rows: list[Row], labelled: set[int]) -> Token | None:
    row = rows[at]
    if row.start in labelled or row.line.cells:
        return None
    if row.line.level:
        return Token(row.start, row.start, f"{HEAD}{row.line.level}", 0)
    if 2 <= row.line.bold < len(row.view) and row.opening == Opening.CLEAR:
        return _run_in(row)
    if not _stands_alone(at, rows):
        return None
    if KNOWN.fullmatch(squeezed(row.view)):
        return Token(row.start, row.start, HEAD, -1)
    if row.line.bold >= len(row.view):
        return Token(row.start, row.start, HEAD, -1)
    return Token(row.start, row.start, HEAD, 0) if _followed(at, rows, labelled) else None


def _run_in(row: Row) -> Token | None:
    """**加强领导。**各部门要……: a bold sentence that opens a paragraph."""
    bold = row.view[: row.line.bold].rstrip()
    is_head = len(bold) <= 40 and (
        bold.endswith(("。", "：", "，")) or row.view[len(bold) :].startswith(("。", "："))
    )
    return Token(row.start, row.start, RUN_IN, 0) if is_head else None


def _stands_alone(at: int, rows: list[Row]) -> bool:
    row = rows[at]
    words = squeezed(row.view)
    if not 2 <= len(words) <= _LONGEST or row.opening < Opening.CHANCE or row.full or _UNFIT.search(words):
        return False
    if _UNFINISHED.search("".join(before.view for before in rows[max(0, at - 3) : at])):
        return False
    return at + 1 < len(rows) and rows[at + 1].opening == Opening.CLEAR


def _followed(at: int, rows: list[Row], labelled: set[int]) -> bool:
    """Something stands under it: a label, or a paragraph clearly longer than it."""
    after = rows[at + 1]
    return after.start in labelled or (
        not after.line.cells and (after.closed or after.full) and len(after.view) > len(rows[at].view)
    )
