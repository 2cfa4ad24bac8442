"""Until which day: 2021年底前, 到“十四五”末, 年底前, 2018年1月—12月."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from liren.policy.reading.document import Deadline
from liren.policy.reading.intervals import Found
from liren.policy.reading.numerals import number

_CND = "[〇○零一二三四五六七八九十]"
_YEAR = rf"(?P<y>(?:19|20)\d\d|二[〇○零]{_CND}{{2}}|本|今|当|明|次)年度?"
_MONTH = r"(?P<m>1[0-2]|0?[1-9]|十?[一二三四五六七八九十])月份?"
_DAY = rf"(?P<d>[12]\d|3[01]|0?[1-9]|[二三]?十?{_CND})日"
_PART = r"(?P<part>(?:年?底|年?末|[上下]半年|第?[一二三四1-4]季度(?:末|底)?|内|年中|岁末)?)"
_TO = r"(?P<to>(?:力争|争取|确保|最迟|不迟于|不晚于|最晚)?(?:到|至|截至|截止到?|于|在)?|力争|最迟|不迟于|不晚于|最晚)"
_BEFORE = r"(?P<before>(?:之|以)?前|止|为止)?"

_PERIOD = re.compile(
    r"(?<!\d)(?P<y1>(?:19|20)\d\d)年?(?:(?:1[0-2]|0?[1-9])月)?(?:\d{1,2}日)?(?:上旬|中旬|下旬|初|底)?(?:-|—|~|至|到)+(?:(?P<y>(?:19|20)\d\d)年)?(?:(?P<m>1[0-2]|0?[1-9])月)?(?:(?P<d>\d{1,2})日)?(?P<part>底|末|上旬|中旬|下旬)?"
    r"|(?<!\d)(?P<m0>1[0-2]|[1-9])月(?:\d{1,2}日)?(?:-|—|~|至|到)+(?P<m2>1[0-2]|[1-9])月(?:(?P<d2>\d{1,2})日)?(?P<part2>底|末|上旬|中旬|下旬)?"
)
_DATED = re.compile(
    rf"{_TO}{_YEAR}(?:{_MONTH}(?:{_DAY}|(?P<mpart>底|末|中旬|上旬|下旬|初)?)|{_PART}){_BEFORE}"
)
_UNDATED = re.compile(
    rf"{_TO}(?<![\d〇零一二三四五六七八九十每上]年)(?:{_MONTH}(?:{_DAY}|(?P<mpart>底|末|中旬|上旬|下旬)?)(?P<before>(?:之|以)?前|止|底|末)|(?P<yend>(?<![\d今明去本当每])年底|(?<![\d今明去本当每半一二两三四五六七八九十])年内|年末(?!考|总|奖)|岁末)(?:(?:之|以)?前)?|第?(?P<q>[一二三四1-4])季度(?:末|底)?(?:(?:之|以)?前|内|末|底)|(?P<mend>本?月底)前"
    r"|(?:(?P<half>[上下])半年(?:之?前|内)?|第(?P<q2>[一二三四1-4])季度)(?=[，,]?[^，。；]{0,4}(?:完成|实现|建成|启动|全面|全部|基本)))"
)
_PLAN = re.compile(
    rf"{_TO}(?P<plan>[“”\"]?(?P<p>十[一二三四五六七八九]?|二十)五[”“\"]?)(?:规划)?(?:期?末|期间|时期|期内|末期)(?:之?前)?"
)
TERM = re.compile(
    r"(?:(?:完成|整改|办结|办理|报送|提交|截止|验收|落实|推进|公布|公开)(?:时间|日期|节点)|时限|期限)(?:要求|安排)?[：为]$"
)
"""完成时限：2026年9月."""
_BYGONE = re.compile(r"(?:建成|出生|入住|竣工|交付|参加|登记|取得|形成|设立|成立|颁布|发生)[^，。；]{0,12}的")
_DOING = re.compile(
    r"[，,]?(?:[^，。；]{0,12})(?:完成|实现|建成|启动|达到|全面|基本|力争|选择|培育|创建|打造|新建|新增|推进|实施|覆盖|争取|确保|开展|建立|形成|组织)"
)
_PAST = re.compile(
    r"[^。；]{0,14}(?:共有?|累计|已经?|先后|现有|以来|获评?|荣获|印发|修订|出台|发布|公布|通过|施行|起|同比)|[版级]"
)


def periods(text: str, issued_on: date | None) -> Iterator[Found]:
    """From one month to another: the last day counts."""
    for match in _PERIOD.finditer(text):
        if match["m2"]:
            year = issued_on.year if issued_on else 0
            due = _day(year, int(match["m2"]), match["d2"], match["part2"] or "") if year else None
        elif not (match["y"] or match["m"]) or _in_title(text, match.start()):
            continue
        else:
            due = _day(int(match["y"] or match["y1"]), int(match["m"] or 12), match["d"], match["part"] or "")
        yield Found(match.start(), match.end(), Deadline(match[0], due))


def _in_title(text: str, at: int) -> bool:
    """《青禾街道服务规划（2021—2025年）》: the period is part of a name."""
    return text.rfind("《", 0, at) > text.rfind("》", 0, at)


def dated(text: str, issued_on: date | None) -> Iterator[Found]:
    """A day, month or year that is named."""
    for match in _DATED.finditer(text):
        if _is_deadline(match):
            year = _year(match["y"], issued_on)
            yield Found(match.start(), match.end(), Deadline(match[0], _due(match, year)))


def _is_deadline(match: re.Match[str]) -> bool:
    text, end = match.string, match.end()
    after = text[end : end + 24]
    if TERM.search(text[max(0, match.start() - 8) : match.start()]) and not after.startswith("起"):
        return True
    if after.startswith(("起", "以来", "来", "度", "间")) or text[
        max(0, match.start() - 1) : match.start()
    ] in {"从", "自", "〔"}:
        return False
    if match["to"].endswith(("截至", "截止", "截止到")) and _PAST.match(after):
        return False
    if _BYGONE.match(after):
        return False
    relative = not match["y"][0].isdigit() and match["y"][0] != "二"
    marked = match["part"] or match["mpart"] or match["before"]
    if relative:
        return bool(marked) and match["part"] not in {"上半年", "下半年"}
    if marked or match["to"] not in {"", "于", "在"}:
        return not (
            _PAST.match(after)
            and not match["before"]
            and match["to"] in {"", "于", "在"}
            and match["part"] in {"上半年", "下半年", "年底", "底"}
        )
    opens = match.start() == 0 or text[match.start() - 1] in "，。；：（！"
    return opens and match["d"] is None and _DOING.match(after) is not None and _PAST.match(after) is None


def _year(word: str, issued_on: date | None) -> int | None:
    if word in {"本", "今", "当"}:
        return issued_on.year if issued_on else None
    if word in {"明", "次"}:
        return issued_on.year + 1 if issued_on else None
    return number(word)


def _due(match: re.Match[str], year: int | None) -> date | None:
    if not year:
        return None
    if match["m"]:
        strict = match["before"] and not match["d"] and not match["mpart"]
        due = _day(year, number(match["m"]) or 12, match["d"], match["mpart"] or "")
        return due.replace(day=1) - timedelta(days=1) if due and strict else due
    part = match["part"] or ""
    if not part and match["before"] in {"前", "之前", "以前"}:
        return date(year - 1, 12, 31)
    if "上半年" in part or "年中" in part:
        return date(year, 6, 30)
    quarter = re.search(r"[一二三四1-4](?=季)", part)
    return _day(year, (number(quarter[0]) or 4) * 3 if quarter else 12, None, "")


def _day(year: int, month: int, day: str | None, part: str) -> date | None:
    tenth = {"上旬": 10, "中旬": 20, "初": 10}.get(part)
    last = monthrange(year, month)[1] if 1 <= month <= 12 else 0
    wanted = (number(day) if day else None) or tenth or last
    return date(year, month, wanted) if 1 <= wanted <= last else None


def undated(text: str, issued_on: date | None) -> Iterator[Found]:
    """A month or the end of the year without its year; `issued_on` gives it."""
    for match in _UNDATED.finditer(text):
        yield Found(
            match.start(),
            match.end(),
            Deadline(match[0], _this_year(match, issued_on) if issued_on else None),
        )


def _this_year(match: re.Match[str], issued_on: date) -> date | None:
    """The next such day after the document was issued."""
    if match["yend"]:
        return date(issued_on.year, 12, 31)
    if match["half"]:
        return date(issued_on.year, 6, 30) if match["half"] == "上" else date(issued_on.year, 12, 31)
    if match["mend"]:
        return _day(issued_on.year, issued_on.month, None, "")
    quarter = match["q"] or match["q2"]
    month = (number(quarter) or 4) * 3 if quarter else number(match["m"]) or 12
    days = (
        _day(year, month, match["d"], match["mpart"] or "") for year in (issued_on.year, issued_on.year + 1)
    )
    return next((day for day in days if day and day >= issued_on), None)


def plans(text: str) -> Iterator[Found]:
    """The end of a five-year plan: the 14th ended in 2025."""
    for match in _PLAN.finditer(text):
        nth = number(match["p"]) or 0
        if nth >= 10:
            yield Found(match.start(), match.end(), Deadline(match[0], date(1955 + 5 * nth, 12, 31)))
