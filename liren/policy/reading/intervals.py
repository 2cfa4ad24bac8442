"""How often and within how long: 每半年, 每年至少一次, 三年内, 十五个工作日内. Intervals are in ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from liren.policy.reading.document import Deadline
from liren.policy.reading.numerals import number

_NUM = r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3}|半)"
_SPAN = r"(?P<u>个?工作日|个?自然日|日|天|周|个?星期|个?季度|个?月|年|个?小时|分钟)"

_WITHIN = re.compile(
    rf"(?<![近去第\d.])(?:未来|今后)?(?:用|经过|通过|分)?{_NUM}(?:(?:-|至|到)(?P<n2>\d{{1,3}}|[一二两三四五六七八九十]{{1,2}}))?{_SPAN}(?:左右)?(?P<tail>(?:之|以)?内|的?时间|的?努力|(?:之|以)?前(?=告知|通知|公告|公布|公示|书面|送达|将|向))?"
)
_AHEAD = re.compile(rf"(?:至少)?提前(?:至少|不少于)?{_NUM}{_SPAN}")
_EVERY = re.compile(
    r"(?:至少|原则上|一般)?每隔?(?P<n>\d{1,2}|[一二两三四五六])?个?(?P<u>半年|年度?|季度|季|半个?月|月份?|周(?:[一二三四五六日](?!次))?|星期[一二三四五六日]?|工作日|日|天|学期|小时|分钟)(?!级|轻|龄|终|底考)"
    r"(?P<when>(?:\d{1,2}月)?(?:\d{1,2}日|底|末|初)?(?:之?前)?)?"
    r"(?P<times>[^，。；：“”]{0,14}?(?:\d{1,2}|[一二两三四五六])(?:-\d)?(?:次|场次?|期|遍|轮)(?:以上)?)?"
)
_TIMES = re.compile(r"(\d{1,2}|[一二两三四五六])(?:-\d)?(?:次|场次?|期|遍|轮)")
_ONCE = re.compile(
    r"(?P<n>\d|[一两二三四五])?(?P<u>半年|年|个?季度?|个?月|周|天|日)[\u4e00-\u9fff]{0,2}?一次|(?P<word>逐年|逐月|按年度?|按季度?|按月|按周)(?=[\u4e00-\u9fff])|(?<![第一二三四本上下])(?P<rule>月度|季度|年度)(?=[^，。；、]{2,8}(?<![控编体机限建研管复抑定])制(?!定|度改|约|造|作|订))"
)
_ALWAYS = "(?:长期|持续|常态化?|常年|全年)(?:坚持|推进|实施|开展|落实|抓好)?"
_STANDING = re.compile(
    rf"(?:(?<=[限间]：)|(?<=要求：)|(?<=（)){_ALWAYS}(?=[。；，、）]|$)|长期坚持(?=[。；）]|$)"
)
_UNIT_ISO = {
    "年": "P{}Y",
    "月": "P{}M",
    "周": "P{}W",
    "星期": "P{}W",
    "日": "P{}D",
    "天": "P{}D",
    "工作日": "P{}D",
    "自然日": "P{}D",
    "小时": "PT{}H",
    "分钟": "PT{}M",
}
"""Working days are written as days: the text says which."""


class Found(NamedTuple):
    """A deadline and where it stands in the text."""

    start: int
    end: int
    deadline: Deadline
    counted: bool = False
    """Whether it also says how many times, twice or more: 每年不少于四次 is a quantity as well."""


def every(text: str) -> Iterator[Found]:
    """What recurs: 每季度一次."""
    for match in _EVERY.finditer(text):
        rest = re.split(r"[，。；]", text[match.end() : match.end() + 24], maxsplit=1)[0]
        if match["times"] or not re.search(r"\d[\d.]*[百千万亿]*元|[一二三四五六七八九十]+[百千万]+元", rest):
            deadline = Deadline(match[0], every=_interval(match["n"], match["u"]))
            yield Found(match.start(), match.end(), deadline, _is_counted(match["times"]))
    for match in _ONCE.finditer(text):
        word = match["word"] or match["rule"] or match["u"]
        if "每" not in text[max(0, match.start() - 3) : match.start()]:
            yield Found(
                match.start(),
                match.end(),
                Deadline(match[0], every=_interval(match["n"], word.strip("逐按"))),
            )


def _is_counted(times: str | None) -> bool:
    found = _TIMES.search(times or "")
    return found is not None and (number(found[1]) or 0) > 1


def _interval(count: str | None, unit: str) -> str:
    times = number(count) or 1 if count else 1
    plain = unit.removeprefix("个").removesuffix("度").removesuffix("份")
    plain = re.sub(r"^(周|星期).$", r"\1", plain)
    if plain in {"半年", "季", "学期"}:
        return f"P{times * {'半年': 6, '季': 3, '学期': 6}[plain]}M"
    if plain in {"半月", "半个月"}:
        return "P15D"
    return _UNIT_ISO[plain].format(times)


def within(text: str) -> Iterator[Found]:
    """What must be done in a time that an event begins: 受理之日起十日内."""
    for match in (*_WITHIN.finditer(text), *_AHEAD.finditer(text)):
        led = match[0].startswith(("用", "经过", "通过", "分", "未来", "今后"))
        if match.re is _WITHIN and not _bounds(match, led):
            continue
        yield Found(match.start(), match.end(), Deadline(match[0], within=_interval_of(match)))


def _bounds(match: re.Match[str], led: bool) -> bool:
    tail = match["tail"] or ""
    if tail.endswith("内") or (tail.endswith("前") and not match["u"].endswith("年")):
        return True
    if match[0].startswith("分"):
        return match["u"] == "年"
    if match[0].startswith(("未来", "今后")):
        return match["u"] == "年"
    return led and bool(tail) and match["u"].endswith(("年", "月"))


def _interval_of(match: re.Match[str]) -> str:
    upper = match.groupdict().get("n2") or match["n"]
    unit = match["u"].removeprefix("个")
    if match["n"] == "半":
        return "P6M" if unit == "年" else "P15D"
    if unit == "季度":
        return f"P{(number(upper) or 1) * 3}M"
    return _UNIT_ISO[unit].format(number(upper))


def standing(text: str) -> Iterator[Found]:
    """What has no end: 完成时限：长期坚持."""
    for match in _STANDING.finditer(text):
        yield Found(match.start(), match.end(), Deadline(match[0]))
