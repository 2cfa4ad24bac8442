"""The numbers of a clause: 不少于 640 平方米, 5-9 名, 三分之二, 每百户 30 平方米, 80% 以上.

Not numbers in this sense: days and deadlines (`deadlines.py`), numbers of documents and standards, ordinals, and the
counted words of sayings (三个代表, 四室两站两栏).
"""

from __future__ import annotations

import re
from dataclasses import replace

from liren.policy.reading.document import Quantity
from liren.policy.reading.numerals import number
from liren.policy.reading.units import DURATION, PHYSICAL, UNIT

_AR = r"\d{1,3}(?:，\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
_CN = "[一二两三四五六七八九十百千零]{1,7}"
_TO = "(?:-|~|—|至|到)"
_AFTER = re.compile("以上|以下|以内|之内|左右|上下")
_QUANTITY = re.compile(
    rf"(?P<share>(?P<of>{_CN})分之(?P<part>{_CN}|\d+(?:\.\d+)?)(?:{_TO}(?:百分之)?(?P<part2>{_CN}))?|(?P<tenths>[一二两三四五六七八九])成(?=以|左|的|$|[，。；）])|(?P<half>半数))"
    rf"|(?P<ratio>(?<!\d)(?P<a>\d{{1,3}})：(?P<b>\d{{1,3}})(?=的?比例))"
    rf"|(?P<low>{_AR})(?P<unit1>{UNIT}|{DURATION})?{_TO}(?P<high>{_AR})(?P<unit2>{UNIT}|{DURATION})"
    rf"|(?P<one>{_AR})(?P<more>余|多)?(?P<unit>{UNIT}|{DURATION})"
    rf"|(?P<low_cn>{_CN}){_TO}(?P<high_cn>{_CN})(?P<unit_cn2>{UNIT})"
    rf"|(?P<cn>{_CN})(?P<unit_cn>{UNIT}|{DURATION})"
    r"|(?P<bare>(?<=[^\d.])\d+(?:\.\d+)?)(?P<bare_after>以上|以下|左右)(?![\d\u4e00-\u9fff]{0,2}[年月日])"
)
_HIDDEN = re.compile(
    r"[〔（](?:19|20)\d\d[〕）]第?\d*号?|第\d+(?:\.\d+)?|(?:\d{4}年)(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日|份|底|末|初|中旬|上旬|下旬)|\d{1,2}月(?=[-—~至到、，前])"
    r"|[A-Za-z]+[/ ]?[A-Za-z]*[ -]?\d[\d.\-]*(?:-\d{2,4})?|\d+[A-Za-z](?![²2])\w*|\d+\+(?:\d|[A-Za-zXN])+(?:\+[A-Za-z\d]+)*|\d+×\d+|\d{7,}"
    r"|\d{3,4}-\d{7,8}|(?<!\d)\d{1,2}：\d{2}(?!的?比例)"
)
_STRONG = "不少于|不低于|不得少于|不得低于|不应少于|不应低于|不小于|不高于|不超过|不得超过|不应超过|不多于|不大于|不得高于|不得多于|至少|最少|最低|最多|最高|至多|≥|≤|>|<"
_WEAK = "未达到|未达|达到|达|超过|突破|控制在|低于|少于|高于|多于|大于|小于|大约|约为|约|近|未满|不足|不满|满|提高到|提升到|提高至|提升至|增加到|降至|降到"
_BEFORE = re.compile(rf"(?:(?P<strong>{_STRONG})[^，。；：\d]{{0,6}}|(?P<weak>{_WEAK})[了到在为]?)$")
_HEDGE = re.compile(r"(?:一般|原则上|力争|平均|基本|逐步)")
_PER = re.compile(
    r"每\d+[\u4e00-\u9fff]{0,2}(?:(?:至|到|-|~)\d+)?[户人名个家]?|每(?:[百千万两一二三四五六七八九十]{1,2})?[^，。；：\d每]{0,10}?(?=不|至少|平均|有|应|要|须|需|可|配|设|建|引|达|安排|按|一般|原则|补|给|奖|拨|选|培|开|新|完|力|最|约|拥|$)"
)
_ACTS = re.compile(
    r"(?:配备|配置|建立|建成|打造|培育|新建|完成|设立|设置|评选|选树|创建|组建|招募|引进|孵化|新增|改造|成立|开设|配|设|建)(?:了)?$"
)
_PERIOD = re.compile(r"(?:任期|期限|为期|周期|公示|公示期|公示时间|保存|有效期|满|期为|时间为?)$")


def quantities_in(text: str) -> tuple[Quantity, ...]:
    """All quantities of a compact text in which deadlines are already covered."""
    hidden = _HIDDEN.sub(lambda match: "□" * len(match[0]), text)
    found: list[Quantity] = []
    end = 0
    for match in _QUANTITY.finditer(hidden):
        if quantity := _quantity(match):
            listed = bool(found) and hidden[end : match.start()] == "、" and not quantity.comparison
            found.append(replace(quantity, comparison=found[-1].comparison) if listed else quantity)
            end = match.end()
    return tuple(found)


def _quantity(match: re.Match[str]) -> Quantity | None:
    text = match.string
    clause = text[_clause_start(text, match.start()) : match.start()]
    if clause.endswith(("第", "□", "十", ".")) or (match["bare"] and not _BEFORE.search(clause)):
        return None
    value, upper, unit = _value(match)
    before = _BEFORE.search(clause)
    behind = _AFTER.match(text, match.end())
    after = behind[0] if behind else match["bare_after"] or ""
    if value is None or not _meant(match, clause, unit, value, before, after):
        return None
    strong = before["strong"] if before and before["strong"] else ""
    weak = before["weak"] if before and before["weak"] else ""
    hedge = _HEDGE.search(clause[-14:])
    comparison = (
        strong or after or weak or match["more"] or (hedge[0] if hedge and hedge[0] == "一般" else "")
    )
    begin = match.start() - (len(before[0]) if before else 0)
    return Quantity(
        text[begin : behind.end() if behind else match.end()],
        value,
        unit,
        upper,
        comparison,
        hedge[0] if hedge else "",
        _per(clause),
    )


def _clause_start(text: str, at: int) -> int:
    """Where the part of the sentence before a number begins."""
    return max(text.rfind(sign, max(0, at - 40), at) for sign in "，。；：、！？\n") + 1 or max(0, at - 40)


def _per(clause: str) -> str:
    at = clause.rfind("每")
    match = _PER.match(clause, at) if at >= 0 else None
    return match[0] if match and len(match[0]) > 1 else ""


def _value(match: re.Match[str]) -> tuple[float | None, float | None, str]:
    if match["share"]:
        return _share(match)
    if match["ratio"]:
        return int(match["a"]) / max(int(match["b"]), 1), None, "比"
    low, high = match["low"] or match["low_cn"], match["high"] or match["high_cn"]
    if low:
        unit = match["unit2"] or match["unit_cn2"]
        return _amount(low), _amount(high), unit
    return (
        _amount(match["one"] or match["cn"] or match["bare"]),
        None,
        match["unit"] or match["unit_cn"] or "",
    )


def _share(match: re.Match[str]) -> tuple[float | None, float | None, str]:
    if match["half"]:
        return 0.5, None, ""
    if match["tenths"]:
        return (number(match["tenths"]) or 0) * 10, None, "%"
    whole, part = number(match["of"]), _amount(match["part"])
    upper = _amount(match["part2"]) if match["part2"] else None
    if match["of"] == "百":
        return part, upper, "%"
    return (round(part / whole, 4), None, "") if whole and part is not None else (None, None, "")


def _amount(words: str) -> float | None:
    plain = words.replace("，", "")
    if plain[0].isdigit():
        return float(plain)
    value = number(plain)
    return None if value is None else float(value)


def _meant(
    match: re.Match[str], clause: str, unit: str, value: float, before: re.Match[str] | None, after: str
) -> bool:
    """Whether the number is a measure, and neither a saying nor a span of time that merely passes."""
    compared = bool(before or after)
    if re.fullmatch(DURATION, unit):
        return (
            (before is not None and before["weak"] not in {"近", "约"})
            or after in {"以上", "以下"}
            or bool(_PERIOD.search(clause))
        )
    if not (match["cn"] or match["low_cn"]):
        return True
    if clause.count("“") > clause.count("”"):
        return False
    if compared or match["low_cn"]:
        return True
    if (
        unit in PHYSICAL
        and (value >= 10 or (value >= 1 and unit not in {"家", "人", "位", "户", "口"}))
        and unit != "元"
    ):
        return value >= 2 or bool(_per(clause)) or bool(_ACTS.search(clause))
    acts = bool(_ACTS.search(clause))
    return (acts and value >= 2) or (bool(_per(clause)) and (acts or unit in PHYSICAL))
