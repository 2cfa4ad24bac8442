"""What a clause's own words already say about its check: measure, comparison, threshold, deadline, who answers.

Only a beginning for the form: nothing of it is kept until a person has saved it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from liren.policy.choices import Way
from liren.policy.drafting.dictionary import Entry

AT_LEAST, AT_MOST, MORE, LESS, ABOUT = ">=", "<=", ">", "<", "about"
COMPARISONS = {
    AT_LEAST: "不少于 不低于 不得少于 不得低于 不应少于 不应低于 不小于 至少 最少 最低 以上 达到 达 满 提高到 提升到 提高至 提升至 增加到 ≥",
    AT_MOST: "不高于 不超过 不得超过 不应超过 不多于 不大于 不得高于 不得多于 最多 最高 至多 以下 以内 之内 控制在 降至 降到 ≤",
    MORE: "超过 突破 高于 多于 大于 余 多 >",
    LESS: "低于 少于 小于 不足 不满 未满 未达 未达到 <",
    ABOUT: "左右 上下 约 大约 约为 近 一般",
}
_SIGN = {word: sign for sign, words in COMPARISONS.items() for word in words.split()}
_UNITS = {
    "household": "户", "person": "人 名 位", "m2": "平方米 平米 ㎡ m² m2", "percent": "%", "yuan": "元", "hour": "小时 课时 学时", "day": "天 日 工作日 个工作日",
    "month": "个月", "year": "年",
}  # fmt: skip
_OURS = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_FACTORS = {"百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000, "十万": 100_000, "百万": 1_000_000,
            "千万": 10_000_000, "万亿": 10**12}  # fmt: skip
_MANY = re.compile("^(十万|百万|千万|万亿|[百千万亿])(?=.)")
_MONTHS = re.compile(r"P(\d+)([YM])")
TOLERANCE = 10


def prefilled(
    text: str, found: Mapping[str, Any], likely: Callable[[str], Iterable[Entry]]
) -> dict[str, Any]:
    """The fields of a check's form with which a clause begins: by a figure where one fits, else by a person.

    `likely` names the indicators for a stretch of text: a number is compared with what its own sentence speaks of.
    """
    due = next((one["due"] for one in found.get("deadlines", ()) if one["due"]), None)
    known: dict[str, Any] = {**_owners(found.get("owners", ())), "by": due}
    for quantity in found.get("quantities", ()):
        value, unit = amount(quantity)
        if not (quantity["comparison"] or unit or due):
            continue
        if entry := next((one for one in likely(sentence_of(text, quantity)) if fits(unit, one.unit)), None):
            return known | {"way": Way.FIGURE, "measure": entry.key, **_bounds(quantity, value)}
        if due and unit == "" and quantity["max"] is None:
            return known | {"way": Way.TARGET, "count": value, "unit": "item"}
    return known | {"way": Way.PERSON, "every": _every(found.get("deadlines", ()))}


def sentence_of(text: str, quantity: Mapping[str, Any]) -> str:
    """The part of a text up to full stops in which a number stands; the whole where print has broken it."""
    return next((part for part in re.split("[。；\n]", text) if quantity["text"] in part), text)


def amount(quantity: Mapping[str, Any], which: str = "value") -> tuple[Decimal, str]:
    """A number of the text and its unit of ours: 8 万元 is 80000 yuan, 三分之二 66.67 percent, 5 名 a plain count."""
    number, printed = Decimal(str(quantity[which])), quantity["unit"]
    if many := _MANY.match(printed):
        number, printed = number * _FACTORS[many[0]], printed[many.end() :]
    if not printed and number < 1:
        return (number * 100).normalize(), "percent"
    return number, _OURS.get(printed, "")


def fits(found: str, wanted: str) -> bool:
    """Whether a number of the text may be a threshold of an indicator: counts of things with counts of things."""
    return found == wanted if found or "/" in wanted else wanted not in _UNITS


def _bounds(quantity: Mapping[str, Any], value: Decimal) -> dict[str, Any]:
    general = bool(quantity["hedge"]) or _SIGN.get(quantity["comparison"]) == ABOUT
    if quantity["max"] is not None:
        upper, _unit = amount(quantity, "max")
        return {"compare": "between", "than": plain(value), "upper": plain(upper), "general": general}
    sign = _SIGN.get(quantity["comparison"], AT_LEAST)
    more = {"tolerance": TOLERANCE} if sign == ABOUT else {}
    return {"compare": sign, "than": plain(value), "general": general, **more}


def plain(number: Decimal) -> str:
    """640, not 6.4E+2."""
    return f"{number.normalize():f}"


def _owners(owners: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Offices and posts as printed; the reader has already taken the names out."""
    rows = list(owners)
    offices = dict.fromkeys(one["text"] for one in rows if one["text"])
    posts = dict.fromkeys(one["role"] for one in rows if not one["text"] and one["role"])
    return {"office": "、".join(offices)[:400], "role": "、".join(posts)[:400]}


def _every(deadlines: Iterable[Mapping[str, Any]]) -> int | None:
    """Months until a person is asked again, where the text says how often."""
    for one in deadlines:
        if match := _MONTHS.fullmatch(one["every"] or ""):
            return int(match[1]) * (12 if match[2] == "Y" else 1)
    return None
