"""An address line made plain before it is read: one width, Arabic numbers, no region, no remark."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WIDE = str.maketrans(
    {
        **{chr(0xFF01 + i): chr(0x21 + i) for i in range(94)},
        **dict.fromkeys("－—–―‐‑−~～_", "-"),
        **dict.fromkeys(" \t\r\n\u3000\u00a0\u200b\ufeff,，、;；。()（）[]【】:：'’", ""),
        "橦": "幢", "憧": "幢", "壹": "一", "贰": "二", "叁": "三", "号": "号", "號": "号", "樓": "楼",
    }
)  # fmt: skip

_REMARK = re.compile(r"[（(](?![东西南北中左右])([^\d）)]+)[）)]")
"""(出租): says something about the home, not where it is."""
SUFFIX = "弄|号院|号楼|号|幢|栋|座|#楼|#|单元|门|梯|层|楼|室|房|户"
_DIGITS = {**{c: i for i, c in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
_CHINESE = re.compile(rf"([〇零一二两三四五六七八九十百]+)(?={SUFFIX})")

_CITY = r"市(?![民场巷弄里街路])"
_REGION = re.compile(
    r"(?:中国|中华人民共和国)?"
    r"(?:[^\d]{2,7}?(?:省|自治区))?"
    rf"(?P<city>[^\d路街弄]{{2,6}}?(?:{_CITY}|自治州|地区|盟))?"
    rf"(?P<county>[^\d路街弄]{{2,6}}?(?:{_CITY}|县|旗|(?<![小社园东西南北中新活校景厂库舍院A-Z])区))?"
    r"(?:[^\d路弄]{2,8}?(?:街道(?:办事处)?|镇(?![东西南北中前后]|[^\d]{0,3}[路街])|乡(?![^\d]{0,3}[路街])))?"
)
_ZONES = ("开发区", "工业区", "度假区", "保税区", "示范区")
"""Districts that are no county."""
_COMMUNITY = re.compile(r"([^\d路街弄]{2,12}?)(?:社区|居委会|村委会|居民委员会|村民委员会)(?:居委会)?")
_GRID = re.compile(r"^第?[\d一二三四五六七八九十]+网格")


def plain_line(text: str) -> tuple[str, str]:
    """The door's own part of the line, and the remark in brackets behind it: 罗桐路58弄 …, 出租."""
    remark = _REMARK.search(text)
    told = text[: remark.start()] + text[remark.end() :] if remark else text
    line = _CHINESE.sub(_to_digits, told.translate(_WIDE).upper())
    return _without_region(line), remark[1] if remark else ""


def lies_in(text: str, regions: Sequence[str]) -> bool:
    """Whether an address may lie in a place whose county, city and province are called so; one that names none may."""
    found = _REGION.match(text.translate(_WIDE))
    told = [name for name in (found["city"], found["county"]) if name] if found else []
    return not told or told[-1] in regions or told[-1].endswith(_ZONES) or told[0] == regions[0]


def chinese_number(text: str) -> int:
    """十二 → 12, 二〇一 → 201, 一百零三 → 103."""
    if not set(text) & {"十", "百"}:
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit = 0, 0
    for c in text:
        if c == "百":
            total, digit = total + max(digit, 1) * 100, 0
        elif c == "十":
            total, digit = total + (digit or 1) * 10, 0
        else:
            digit = _DIGITS[c]
    return total + digit


def _to_digits(match: re.Match[str]) -> str:
    return str(chinese_number(match[1]))


def _without_region(line: str) -> str:
    """Province, city, county, subdistrict and community are the place's business, not the door's."""
    match = _REGION.match(line)
    rest = line[match.end() :] if match else line
    community = _COMMUNITY.match(rest)
    if community:
        after = _GRID.sub("", rest[community.end() :])
        return after if after and not _starts_with_number(after) else community[1] + after
    return rest


def _starts_with_number(text: str) -> bool:
    return text[0].isdigit() or text[0] in "-#第"
