"""The head of a document: title, number, issuer, date, addressee, salutation (GB/T 9704-2012, part 7.2–7.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from liren.policy.reading.dates import day_in
from liren.policy.reading.layout import Opening, Row
from liren.policy.reading.views import squeezed
from liren.policy.reading.words import DATE, NUMBER, ORGAN, TITLE_END

_META = re.compile(
    r"^[〔（]?(?:当前位置|您?现?在?所在位置|首页|索引号|信息索引|发布机构|发文机关|发文机构|制发机关|发布日期|发布时间|发文日期|成文日期|生成日期|印发日期|公开日期|信息来源|"
    r"来源|作者|主题分类|主题词|信息分类|体裁分类|组配分类|有效性|文件状态|浏览次数|阅读次数|点击数?|字号|字体|打印|分享|文号|发文字号|文件编号|名称"
    r"|标题|责任编辑|语种|统一登记号|登记号)[〕）]? ?：?"
)
_LABELLED = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,6})[〕）]? ?： ?(?P<value>[^ ：]+)")
_SECRET = re.compile(
    r"^(?:绝密|机密|秘密|内部(?:资料|文件)?|特急|特提|加急|平急|急件|\d{6}|份号.*|密级.*)[★ \d年月长期]*$"
)
_SALUTATION = re.compile(r"同志们|朋友们|朋友|各位|尊敬的|亲爱的|女士|先生|代表们|委员们|居民们|乡亲们|街坊")
_SUFFIX = re.compile(r"^[（〔].{1,24}[）〕]$")
_ANNOUNCES = re.compile(r"以下|如下|下列|[是为]：|包括|要求：|制定|现将|提出|问：|答：")
"""What ends with a colon because something follows, and addresses nobody."""
_SUBTITLE = re.compile(
    r"^(?:——|—|--)[^。；]{4,40}$|^[（〔]?(?:19|20)\d\d ?年?[-—~至](?:19|20)\d\d ?年?[）〕]?$"
)
_STARTS_BODY = re.compile(
    r"^(?:为|根据|按照|依据|经|近年来|现将|现就|今年|近日|近期|党的|一年来|第一[条章编])"
)
_LONGEST_TITLE = 90


@dataclass(slots=True)
class Front:
    """The head as far as it was found. `rows` is how many rows it takes, `end` where the text proper may begin."""

    title: str = ""
    number: str = ""
    issuer: str = ""
    issued_on: date | None = None
    addressee: str = ""
    salutation: str = ""
    rows: int = 0
    titles: list[str] = field(default_factory=list)


def front_of(rows: list[Row], labelled: set[int]) -> Front:
    """Read rows from the top until the text proper begins."""
    front = Front()
    for at, row in enumerate(rows):
        opens = row.start in labelled and bool(front.titles) and not _SUBTITLE.match(row.view)
        if opens or row.line.cells or not (_takes(front, row) or _speaks(front, rows, at)):
            break
        front.rows += 1
        if front.addressee or front.salutation:
            break
    front.title = _joined(front.titles)
    front.issuer = front.issuer or _issuer_in(front.title)
    return front


def _speaks(front: Front, rows: list[Row], at: int) -> bool:
    """Under the title of a speech, before its day: who speaks."""
    row = rows[at]
    is_short = len(row.view) <= 24 and not row.closed and not re.search("[，。；：]", row.view)
    return (
        bool(front.titles)
        and is_short
        and at + 1 < len(rows)
        and DATE.fullmatch(squeezed(rows[at + 1].view).strip("（）")) is not None
    )


def _takes(front: Front, row: Row) -> bool:
    words = row.view
    for reader in (_secret, _meta, _number, _mast, _subtitle, _dated, _addressed):
        if reader(front, words):
            return True
    return _titled(front, row)


def _secret(front: Front, words: str) -> bool:
    return _SECRET.match(words) is not None


def _meta(front: Front, words: str) -> bool:
    """A line of the web page around the document: 索引号：… 发布日期：…"""
    if not _META.match(words) or (words.startswith(("名称", "标题")) and "：" not in words):
        return False
    for match in _LABELLED.finditer(words):
        name, value = match["name"], match["value"]
        if name.endswith(("文号", "字号", "编号")) and NUMBER.search(value):
            front.number = front.number or value
        elif name in {"成文日期", "发文日期", "印发日期"}:
            front.issued_on = front.issued_on or day_in(value)
        elif name in {"发布机构", "发文机关", "发文机构", "制发机关"}:
            front.issuer = front.issuer or value
    return True


def _subtitle(front: Front, words: str) -> bool:
    """——在某某会议上: under the title, or the period that a plan covers."""
    return bool(front.titles) and _SUBTITLE.match(words) is not None


def _number(front: Front, words: str) -> bool:
    plain = squeezed(words)
    match = NUMBER.search(plain.strip("（）")) if len(plain) <= 60 else None
    if match is None or len(re.sub(r"签发人.*|[（）]", "", plain.replace(match[0], ""))) > 4:
        return False
    front.number = front.number or match[0].strip("（）")
    return True


def _mast(front: Front, words: str) -> bool:
    """The red head: 某某街道办事处文件."""
    plain = squeezed(words)
    if not (plain.endswith("文件") and 4 <= len(plain) <= 40 and not front.titles):
        return False
    front.issuer = front.issuer or plain.removesuffix("文件")
    return True


def _dated(front: Front, words: str) -> bool:
    """（2018年3月1日……通过）, or the day alone."""
    plain = squeezed(words)
    whole = DATE.fullmatch(plain.strip("（）")) or (
        plain.startswith("（") and DATE.search(plain) and len(plain) <= 200
    )
    if not whole or not front.titles:
        return False
    front.issued_on = front.issued_on or day_in(plain)
    return True


def _addressed(front: Front, words: str) -> bool:
    plain = squeezed(words)
    if not plain.endswith("：") or len(plain) > 200 or "。" in plain:
        return False
    if _SALUTATION.search(plain):
        front.salutation = plain.removesuffix("：")
    elif front.titles and not _STARTS_BODY.match(plain) and not _ANNOUNCES.search(plain):
        front.addressee = plain.removesuffix("：")
    return bool(front.salutation or front.addressee)


def _titled(front: Front, row: Row) -> bool:
    """A line of the title, or of the organ that signs under it."""
    words = row.view.strip()
    whole = bool(front.titles) and TITLE_END.search(squeezed(front.titles[-1])) is not None
    if _SUFFIX.match(words) and front.titles:
        front.titles.append(words)
        return True
    if whole or row.closed or len("".join(front.titles)) + len(words) > _LONGEST_TITLE or "。" in words:
        return False
    if front.titles and (_STARTS_BODY.match(words) or "，" in words):
        return False
    if front.titles and row.opening != Opening.MIDDLE and not _goes_on(front, words):
        front.issuer = front.issuer or (squeezed(words) if ORGAN.search(squeezed(words)) else "")
        return bool(ORGAN.search(squeezed(words)))
    front.titles.append(words)
    return True


def _goes_on(front: Front, words: str) -> bool:
    """Whether the title is not over yet: an organ stands first, or the kind of document is still to come."""
    first = squeezed(front.titles[-1])
    return (
        words.startswith("关于")
        or ORGAN.search(first) is not None
        or TITLE_END.search(squeezed(words)) is not None
        or first.endswith(("的", "和", "、", "关于"))
    )


def _joined(lines: list[str]) -> str:
    """Lines of a title as one; what is parted by a wide space stays parted by one."""
    words = re.sub(r" +", " ", "".join(lines)).strip()
    return re.sub(r"(?<=\d) (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) (?=\d)", "", words)


def _issuer_in(title: str) -> str:
    match = re.match(r"(.{2,40}?)(?:关于|印发|转发|批转)", title)
    return match[1].strip() if match and "《" not in match[1] else ""
