"""The numbers of a clause: 不少于 640 平方米, 5-9 名, 三分之二, 每百户 30 平方米, 80% 以上.

Not numbers in this sense: days and deadlines (`deadlines.py`), numbers of documents and standards, ordinals, and the
counted words of sayings (三个代表, 四室两站两栏).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from liren.policy.reading.document import Quantity
from liren.policy.reading.numerals import number
from liren.policy.reading.units import COUNTED, DURATION, EXACT, PHYSICAL, TIMES, UNIT, WHOLE

_AR = r"\d{1,3}(?:，\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
_CN = "[一二两三四五六七八九十百千零]{1,7}"
_TO = "(?:-|~|—|至|到)"
_ANY = f"(?:{UNIT}|{DURATION})"
_QUANTITY = re.compile(
    rf"(?P<of>{_CN})分之(?P<part>{_CN}|\d+(?:\.\d+)?)(?:{_TO}(?:百分之)?(?P<part2>{_CN}))?"
    r"|(?P<tenths>[一二两三四五六七八九])成(?=以|左|的|$|[，。；])|(?P<half>过?半数)"
    r"|(?<![\d/])(?P<over>\d{1,2})/(?P<under>\d{1,3})(?![\d/.年月])"
    r"|(?<![\d：])(?P<ratio>\d{1,3})：(?P<ratio2>\d{1,3})(?=的?比例)"
    rf"|(?P<low>{_AR}){_ANY}?{_TO}(?P<high>{_AR})(?P<unit2>{_ANY})"
    rf"|(?P<one>{_AR})(?P<more>余|多)?(?P<unit>{_ANY})"
    rf"|(?P<low_cn>{_CN}){UNIT}?{_TO}(?P<high_cn>{_CN})(?P<unit_cn2>{UNIT})"
    rf"|(?P<cn>{_CN})(?P<unit_cn>{_ANY})"
)
_HIDDEN = re.compile(
    r"[〔（](?:19|20)\d\d[〕）]第?\d*号?|第\d+(?:\.\d+)?(?:[、和及至-]\d+)*|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?"
    r"|\d{1,2}月(?:\d{1,2}日|份|底|末|初|[上中下]旬)|\d{1,2}月(?=[-—~至到、，前])"
    r"|[A-Za-z]+[/ ]?[A-Za-z]*[ -]?\d[\d.\-]*(?:-\d{2,4})?|\d+[A-Za-z](?![²2])\w*|\d+\+(?:\d|[A-Za-zXN])+(?:\+[A-Za-z\d]+)*"
    r"|\d+×\d+|\d{7,}|\d{3,4}-\d{7,8}|(?<!\d)\d{1,2}：\d{2}(?!的?比例)|每\d+(?:[户人名个家万层栋]|平方米)(?=居民|[不应须配设建有一])"
)
_STRONG = re.compile(
    "不少于|不低于|不得少于|不得低于|不应少于|不应低于|不小于|不应小于|不高于|不超过|不得超过|不应超过|不多于|不大于|不应大于|不得高于|不得多于|不得小于|不得大于"
    "|至少|最少|最低|最多|最高|至多|≥|≤|>|<"
)
_WEAK = re.compile(
    "未达到|未达|达到|达|超过|突破|控制在|低于|少于|高于|多于|大于|小于|大约|约为|约|近|未满|不足|不满|满|提高到|提升到|提高至|提升至|增加到|降至|降到|缩短至|压缩至"
)
_GAPS = {
    _STRONG: re.compile(r"[^\d，。；：、]{0,12}"),
    _WEAK: re.compile(r"[了到在为]?|[^\d，。；：、]{0,9}的"),
}
"""What may stand between the comparison and its number: 不少于(总户数的)10%."""
_AFTER = re.compile("(?:及|（含）)?(以上|以下|以内|之内|左右|上下)")
_HEDGE = re.compile("一般|原则上|力争|平均|基本|逐步")
_PER = re.compile(
    r"每(?:\d+(?:[户人名个家万层栋]|平方米)?(?:[至到~-]\d+[户人名个家]?)?|[百千万两一二三四五六七八九十]{1,2})?[^，。；：\d每]{0,10}?"
    r"(?=[不平有应要须需可配设建引达按补给奖拨选培开新完力最约拥扣聘]|至少|安排|一般|原则|$)"
)
_ACTS = re.compile(
    "(?:配备|配置|建立|建成|打造|培育|新建|完成|设立|设置|评选|选树|创建|组建|招募|引进|孵化|新增|改造|成立|开设|聘请|配|设|建)(?:了)?$"
)
_PERIOD = re.compile("(?:任期|期限|为期|周期|公示|公示期|公示时间|保存|有效期|满|期为|时间为?)$")


@dataclass(frozen=True, slots=True)
class _Compared:
    """The word before a number that compares it, and where in the sentence it begins."""

    word: str
    start: int
    strong: bool


def quantities_in(text: str) -> tuple[Quantity, ...]:
    """All quantities of a compact text in which deadlines are already covered."""
    hidden = _HIDDEN.sub(lambda match: "□" * len(match[0]), text)
    return tuple(_shared(hidden, _found(text, hidden)))


def _found(text: str, hidden: str) -> Iterator[tuple[re.Match[str], Quantity]]:
    for match in _QUANTITY.finditer(hidden):
        if quantity := _quantity(match, text):
            yield match, quantity


def _shared(text: str, found: Iterator[tuple[re.Match[str], Quantity]]) -> Iterator[Quantity]:
    """分别按不低于 3000 平方米、1000 平方米: what is listed shares the comparison."""
    before, end = "", 0
    for match, quantity in found:
        listed = bool(before) and text[end : match.start()] in {"、", "和"} and not quantity.comparison
        before, end = before if listed else quantity.comparison, match.end()
        yield replace(quantity, comparison=before) if listed else quantity


def _quantity(match: re.Match[str], text: str) -> Quantity | None:
    start = _sentence_start(match.string, match.start())
    said = text[start : match.start()]
    value, upper, unit = _value(match)
    if value is None or match.string[start : match.start()].endswith(("第", "□", "十", ".")):
        return None
    before, behind = _compared(said), _AFTER.match(match.string, match.end())
    after = behind[1] if behind else ""
    if not _meant(match, said, unit, value, before, after):
        return None
    hedge = _HEDGE.search(said[-14:])
    weak = before.word if before and not before.strong else ""
    usual = hedge[0] if hedge and hedge[0] == "一般" else ""
    more = match["more"] or (match["half"] or "").removesuffix("半数")
    comparison = (before.word if before and before.strong else "") or after or weak or more or usual
    words = text[start + before.start if before else match.start() : behind.end() if behind else match.end()]
    return Quantity(words, value, unit, upper, comparison, hedge[0] if hedge else "", _per(said))


def _sentence_start(text: str, at: int) -> int:
    """Where the part of the sentence before a number begins."""
    return max(text.rfind(sign, max(0, at - 40), at) for sign in "，。；：、！？■") + 1 or max(0, at - 40)


def _compared(said: str) -> _Compared | None:
    for words, gap in _GAPS.items():
        last = next(iter(reversed(list(words.finditer(said)))), None)
        if last and gap.fullmatch(said, last.end()):
            return _Compared(last[0], last.start(), words is _STRONG)
    return None


def _per(said: str) -> str:
    at = said.rfind("每")
    match = _PER.match(said, at) if at >= 0 else None
    return match[0] if match and len(match[0]) > 1 else ""


def _value(match: re.Match[str]) -> tuple[float | None, float | None, str]:
    if match["of"] or match["tenths"] or match["half"]:
        return _share(match)
    if match["over"]:
        return _fraction(int(match["over"]), int(match["under"]))
    if match["ratio"]:
        return int(match["ratio"]) / max(int(match["ratio2"]), 1), None, "比"
    if low := match["low"] or match["low_cn"]:
        return _amount(low), _amount(match["high"] or match["high_cn"]), match["unit2"] or match["unit_cn2"]
    return _amount(match["one"] or match["cn"]), None, match["unit"] or match["unit_cn"]


def _share(match: re.Match[str]) -> tuple[float | None, float | None, str]:
    if match["half"]:
        return 0.5, None, ""
    if match["tenths"]:
        return (number(match["tenths"]) or 0) * 10, None, "%"
    whole, part = number(match["of"]), _amount(match["part"])
    if match["of"] == "百":
        return part, _amount(match["part2"]) if match["part2"] else None, "%"
    return (round(part / whole, 4), None, "") if whole and part is not None else (None, None, "")


def _fraction(over: int, under: int) -> tuple[float | None, None, str]:
    """2/3 as it is printed; 24/7 is none."""
    return (round(over / under, 4) if over < under else None), None, ""


def _amount(words: str) -> float | None:
    plain = words.replace("，", "")
    if plain[0].isdigit():
        return float(plain)
    value = number(plain)
    return None if value is None else float(value)


def _meant(
    match: re.Match[str], said: str, unit: str, value: float, before: _Compared | None, after: str
) -> bool:
    """Whether the number is a measure, and neither a saying nor a span of time that merely passes."""
    if re.fullmatch(DURATION, unit):
        bounded = before is not None and before.word not in {"近", "约"}
        return bounded or after in {"以上", "以下"} or bool(_PERIOD.search(said))
    if match["over"]:
        return bool(before or after) or match.string.startswith("的", match.end())
    if not (match["cn"] or match["low_cn"]) or unit in EXACT:
        return True
    if said.count("“") > said.count("”") or (match["cn"] and unit in {"级", "层", "楼", "线"}):
        return False
    return bool(before or after or match["low_cn"]) or _counted(said, unit, value)


def _counted(said: str, unit: str, value: float) -> bool:
    """A number in characters without a comparison is a measure beside a verb that sets up, or 每, or when it is large."""
    acts, per = bool(_ACTS.search(said)), bool(_per(said))
    if unit in COUNTED:
        return value >= 10 or acts or per
    if unit in TIMES and per:
        return value >= 2
    return (
        (unit in PHYSICAL and value >= 10)
        or (unit in WHOLE and value > 10)
        or (acts and value >= 2)
        or (per and acts)
    )
