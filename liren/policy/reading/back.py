"""The end of a document: list of annexes, signature, date, notes and print lines (GB/T 9704-2012, 7.3.4–7.4)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from liren.policy.reading.dates import day_in
from liren.policy.reading.layout import Row
from liren.policy.reading.views import squeezed
from liren.policy.reading.words import DATE, ORGAN

_ANNEX_LIST = re.compile(r"^附 ?(?:件|表|录) ?(?:：|\d ?[、.：]|[一二三] ?[、：])|^附 ?：")
_ANNEX_HEAD = re.compile(
    r"^〔?附 ?(?:件|表|录) ?(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[-—]\d)? ?[：〕]?(?: ?[-—]\d)?$"
)
_CLOSING = re.compile(
    r"^(?:[特专]此(?:通知|通报|报告|公告|通告|函复|函告|函达|批复|复函|请示|说明)?|此复|以上(?:意见|请示|报告).{0,30}|此(?:致|复)|敬礼|妥否.{0,10}|现予印发.{0,20})[。！]?$"
)
_TAIL = re.compile(
    r"^(?:[（(]?此件.{2,12}[）)]?|[（(]?(?:主动|依申请|不予)公开.{0,12}[）)]?|抄 ?[送报]|主 ?送|分 ?送|印发机关|共印|（?联系(?:人|电话|方式)|来源"
    r"|(?:出席|列席|缺席|请假|参会|参加|记录|记录整理)(?:人员|单位|人)? ?："
    r"|信息来源|责任编辑|编辑|审核|校对|作者|"
    r"〔?(?:打印|关闭|返回)|扫一扫|上一篇|下一篇|版权|相关(?:链接|文档|解读)|分享)|.*(?:网站地图|网站标识码|公网安备|ICP备)"
    r"|.{2,40} ?(?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日 ?印发$|^-? ?\d{1,3} ?-?$"
)
_NO_SIGNATURE = re.compile(r"[，。；：！？]|^第.+[条章节]")
_LONGEST_ORGAN = 44


@dataclass(frozen=True, slots=True)
class Back:
    """From which row to which the end takes; the rows after it, if any, are annexes."""

    first: int
    last: int
    issuer: str = ""
    issued_on: date | None = None


def back_of(rows: list[Row], labelled: set[int], begin: int) -> Back:
    """The first signature after the text proper, else what trails at the end."""
    for at in range(max(begin, 1), len(rows)):
        if _is_day(rows[at]) and (found := _signed(rows, labelled, begin, at)):
            return found
    first = trail(rows, begin, len(rows))
    return Back(first, len(rows))


def is_annex(row: Row) -> bool:
    """附件1 alone on its line: what follows is an annex."""
    return _ANNEX_HEAD.match(row.view) is not None and not row.line.cells


def _is_day(row: Row) -> bool:
    return DATE.fullmatch(squeezed(row.view).strip("（）")) is not None and not row.line.cells


def _signed(rows: list[Row], labelled: set[int], begin: int, at: int) -> Back | None:
    first = at
    while first - 1 >= begin and _signs(rows[first - 1], labelled):
        first -= 1
    organs = [squeezed(row.view).strip("（）") for row in rows[first:at]]
    organs = [words for words in organs if ORGAN.search(words)]
    if not organs and at < len(rows) - 2 and not rows[at - 1].closed:
        return None
    last = at + 1
    while last < len(rows) and _TAIL.match(rows[last].view) and not is_annex(rows[last]):
        last += 1
    return Back(trail(rows, begin, first), last, "、".join(organs), day_in(squeezed(rows[at].view)))


def _signs(row: Row, labelled: set[int]) -> bool:
    words = squeezed(row.view)
    return (
        len(words) <= _LONGEST_ORGAN
        and not _NO_SIGNATURE.search(words)
        and row.start not in labelled
        and bool(ORGAN.search(words.strip("（）")))
    )


def trail(rows: list[Row], begin: int, end: int) -> int:
    """Upwards from `end`: notes, closing words, the list of annexes."""
    first = end
    while first - 1 >= begin and (
        _TAIL.match(rows[first - 1].view) or _CLOSING.match(squeezed(rows[first - 1].view))
    ):
        first -= 1
    for at in range(first - 1, max(begin - 1, first - 40), -1):
        if _ANNEX_LIST.match(rows[at].view):
            first = at
            while first - 1 >= begin and _CLOSING.match(squeezed(rows[first - 1].view)):
                first -= 1
            return first
        if rows[at].closed and not rows[at].view.endswith("；"):
            return first
    return first
