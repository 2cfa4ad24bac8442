"""Everything in a text that might be the number of a clause: 一、 （一） 1. （1） ① 第三条 —— and their kin.

Whether it is one, the outline decides. Here only what can never be one is left out: decimals, dates, references
(第二款、第（三）项规定), numbers in the middle of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from liren.policy.reading.numerals import number
from liren.policy.reading.references import is_reference
from liren.policy.reading.views import squeezed

_GAP = r" {0,3}\n? {0,3}"
_CN = "[一二三四五六七八九十百零〇]"
_CNS = f"{_CN}(?:{_GAP}{_CN}){{0,5}}"
_AR = r"\d(?: ?\d){0,2}"

_SIGNS = (
    ("circle", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    ("circle", "❶❷❸❹❺❻❼❽❾❿"),
    ("（1）", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    ("1.", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
    ("（一）", "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"),
    ("Ⅰ.", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"),
)
BARE, TALLY, NTH = "1 ", "一是", "第一，"
_SIGN = {sign: (family, value) for family, signs in _SIGNS for value, sign in enumerate(signs, start=1)}
_UNITS = {
    "编": "编",
    "篇": "编",
    "部分": "编",
    "章": "章",
    "节": "节",
    "条": "条",
    "阶段": "阶段",
    "步": "阶段",
}

_LABEL = re.compile(
    "(?=(?:"
    rf"(?P<unit>第{_GAP}(?P<u>{_CNS}|\d{{1,4}}){_GAP}(?P<kind>部{_GAP}分|阶{_GAP}段|[编篇章节条步]))"
    rf"|(?P<bracket>（{_GAP}(?:(?P<b>{_CNS})|(?P<d>{_AR})|(?P<l>[a-zA-Z])){_GAP}）(?:{_GAP}[、.](?!\d))?)"
    rf"|(?P<nth>(?:第|其) ?(?P<n>{_CN}{{1,3}}) ?[，、：])"
    rf"|(?P<tally>(?P<t>{_CN}{{1,2}})是)"
    rf"|(?P<plain>(?P<c>{_CNS}){_GAP}[、.。](?: ?[、.])?)"
    rf"|(?P<half>(?:(?P<hc>{_CNS})|(?P<h>\d{{1,2}})|(?P<hl>[a-zA-Z])) ?）)"
    r"|(?P<point>\d{1,2}(?: ?\.\d{1,2}){1,3}(?=[ 、\u4e00-\u9fff《“]))"
    r"|(?P<bare>\d{1,2})(?= {1,4}[\u4e00-\u9fff][^\n，。；：]{0,30}?(?:\n|$|(?P=bare)\.1(?!\d)))"
    rf"|(?P<digit>(?P<a>{_AR}){_GAP}[.。、](?: ?[、.])?)"
    rf"|(?P<letter>(?P<e>[A-Za-z])[.、])"
    rf"|(?P<sign>[{''.join(_SIGN)}](?: ?[、.])?)"
    r"|(?P<dash>(?:[—―─–]|--)(?: ?(?:[—―─–]|--?)){0,3})"
    r"|(?P<bullet>[●•·◆■★▲※◎○◇□▪►➢✓☆*]{1,3})"
    "))"
)
_INSIDE = re.compile(r"[\dA-Za-z.第零百千万/%—\-]$")
_RANKED = re.compile(r"[ \n]?[一二三四五六七八九十]{1,3}(?:[产线类级次期等号]|季度)")
"""涉及一、二、三产业; 三、四季度."""


@dataclass(frozen=True, slots=True)
class Token:
    """Something that looks like a label, from `start` to `end`."""

    start: int
    end: int
    family: str
    ordinal: int
    """Its number; 0 for signs that do not count (dashes, bullets)."""
    prefix: tuple[int, ...] = ()
    """What stands before the last number of 2.1.3."""
    doubt: float = 0.0
    """How much it looks like a decimal as well: 1.8月15日前, 2.5万元."""


def tokens_of(view: str) -> Iterator[Token]:
    """All that might be labels, in reading order. Two may overlap; the outline takes at most one of them."""
    for match in _LABEL.finditer(view):
        at = match.start()
        kind = match.lastgroup or ""
        kind = next(name for name in _READERS if match[name] is not None)
        before = view[max(0, at - 6) : at].rpartition("\n")[2].rstrip()
        if _INSIDE.search(view[max(0, at - 1) : at]) and kind not in {"sign", "bracket"}:
            continue
        token = _READERS[kind](match, at)
        if token and not is_reference(view, token.family, token.end, before):
            yield token


def _unit(match: re.Match[str], at: int) -> Token | None:
    value = number(squeezed(match["u"]))
    return Token(at, match.end("unit"), _UNITS[squeezed(match["kind"])], value) if value else None


def _bracket(match: re.Match[str], at: int) -> Token | None:
    end = match.end("bracket")
    if match["l"]:
        return Token(at, end, "（a）", ord(match["l"].lower()) - 96)
    value = number(squeezed(match["b"] or match["d"]))
    return Token(at, end, "（一）" if match["b"] else "（1）", value) if value else None


def _nth(match: re.Match[str], at: int) -> Token | None:
    value = number(match["n"])
    return Token(at, match.end("nth"), NTH, value) if value else None


def _tally(match: re.Match[str], at: int) -> Token | None:
    value = number(match["t"])
    return Token(at, match.end("tally"), TALLY, value) if value else None


def _plain(match: re.Match[str], at: int) -> Token | None:
    value = number(squeezed(match["c"]))
    end = match.end("plain")
    doubt = AMOUNT if _RANKED.match(match.string, end) else 0.0
    return Token(at, end, "一、", value, doubt=doubt) if value else None


def _half(match: re.Match[str], at: int) -> Token | None:
    end = match.end("half")
    if match["hl"]:
        return Token(at, end, "a）", ord(match["hl"].lower()) - 96)
    value = number(squeezed(match["hc"] or match["h"]))
    return Token(at, end, "一）" if match["hc"] else "1）", value) if value else None


def _point(match: re.Match[str], at: int) -> Token | None:
    """2.1 or 2.1.3, as technical standards count – but not 2.5倍."""
    parts = tuple(map(int, match["point"].split(".")))
    end = match.end("point")
    if not all(parts):
        return None
    if len(parts) == 2 and _MEASURED.match(match.string, end):
        return Token(at, at + match["point"].index(".") + 1, "1.", parts[0], doubt=AMOUNT)
    return Token(at, end, "1" + ".1" * (len(parts) - 1), parts[-1], parts[:-1])


def _bare(match: re.Match[str], at: int) -> Token | None:
    """1 范围, as technical standards number their chapters: a number and a few words alone on a line."""
    return Token(at, match.end("bare"), BARE, int(match["bare"]))


_MEASURED = re.compile(
    r" ?(?:[%‰亿倍吨亩号版]|万(?![众物])|元(?![旦素])|米(?!粉)|年(?![度初级轻终])|月(?!度)|日(?!常)|天(?!然)|个(?:月|工作日|百分)|小时|[平立]方|公[里斤顷]|千[米克瓦]|百分)"
)
_DATE_NEXT = re.compile(r"[ \n]*(?:(?:19|20)\d\d *年|1?\d ?月(?: ?[1-3]?\d ?日|底|份|上旬|中旬|下旬))")
_DIGIT_NEXT = re.compile(r" ?\n?\d")
_LISTED_NEXT = re.compile(r" ?\n?\d{1,3} ?[、，和至及]")
_AMOUNT_NEXT = re.compile(r"[ \n]*\d[\d.]*[%‰万亿元倍米平]")
DOUBT, AMOUNT = 2.0, 7.0


def _digit(match: re.Match[str], at: int) -> Token | None:
    """1. or 1、 – but neither 3.5 nor 1、2、3."""
    end, view = match.end("digit"), match.string
    doubt = 0.0
    if _DIGIT_NEXT.match(view, end) and not _DATE_NEXT.match(view, end):
        if match["digit"].endswith("、") and _LISTED_NEXT.match(view, end):
            return None
        doubt = AMOUNT if _AMOUNT_NEXT.match(view, end) and not match["digit"].endswith("、") else DOUBT
    value = number(squeezed(match["a"]))
    return Token(at, end, "1.", value, doubt=doubt) if value else None


def _letter(match: re.Match[str], at: int) -> Token | None:
    return Token(
        at, match.end("letter"), "A." if match["e"].isupper() else "a.", ord(match["e"].lower()) - 96
    )


def _sign(match: re.Match[str], at: int) -> Token | None:
    family, value = _SIGN[match["sign"][0]]
    return Token(at, match.end("sign"), family, value)


def _dash(match: re.Match[str], at: int) -> Token | None:
    return Token(at, match.end("dash"), "——", 0)


def _bullet(match: re.Match[str], at: int) -> Token | None:
    return Token(at, match.end("bullet"), "●", 0)


_READERS = {
    "unit": _unit, "bracket": _bracket, "nth": _nth, "tally": _tally, "plain": _plain, "half": _half, "point": _point,
    "bare": _bare, "digit": _digit, "letter": _letter, "sign": _sign, "dash": _dash, "bullet": _bullet,
}  # fmt: skip
