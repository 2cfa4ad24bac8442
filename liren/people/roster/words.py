"""Words that repeat down a column, each read once: codes, yes and no, standing, addresses, days."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from liren.kernel.codes import CodeTable
from liren.kernel.text import clean_cell, one_of_each

V = TypeVar("V")

NOTHING = frozenset({"", "/", "//", "-", "--", "—", "——", "\\", "无", "空", "不详", "未知", "暂无", "没有", "不清楚", "null", "none", "nan", "未填", "未登记"})  # fmt: skip
"""What people write where there is nothing to write."""

_KEPT = 50_000
"""So many different words of one column are remembered; then the memory is emptied, so that it stays bounded."""


class Unread:
    """Stands for a cell that could not be read, with the kind of the problem, and with what could be read of it."""

    __slots__ = ("kind", "rest", "value")

    def __init__(self, kind: str, value: str, rest: object = None) -> None:
        self.kind = kind
        self.value = value
        self.rest = rest


class Words(dict[object, "V | Unread"], Generic[V]):
    """A reader of one kind of cell that reads each different cell once. `bad`: whether it has met unreadable ones."""

    def __init__(self, read: Callable[[object], V | Unread]) -> None:
        super().__init__()
        self.read = read
        self.bad = False

    def __missing__(self, cell: object) -> V | Unread:
        value = self.read(cell)
        if len(self) >= _KEPT:
            self.clear()
        self.bad = self.bad or isinstance(value, Unread)
        self[cell] = value
        return value


def plain(cell: object) -> str:
    """A cell's text, empty where it only says that there is nothing."""
    text = clean_cell(cell)
    return "" if text.lower() in NOTHING else text


def text_reader(longest: int) -> Callable[[object], str | Unread]:
    """Reads free text, as long as the register keeps it."""

    def read(cell: object) -> str | Unread:
        text = plain(cell)
        return text if len(text) <= longest else Unread("text.too_long", text)

    return read


def code_reader(table: CodeTable) -> Callable[[object], str | Unread]:
    """Reads a word of a national code table into its code."""

    def read(cell: object) -> str | Unread:
        code = table.find(cell)
        if code is not None:
            return code
        text = plain(cell)
        return Unread("word.unknown", text) if text else ""

    return read


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_YES = _set_of("是 有 √ ✓ ✔ ☑ 1 y yes true 对 已 已签 已签约 在册 享受 ○ ● v o")
_NO = _set_of("否 0 × x ✗ n no false 不是 未 未签 未签约 非 不享受 □ ☐")


def yes_reader(*hints: str) -> Callable[[object], bool | Unread]:
    """Reads 是, √, 1 … or the tag's own word (低保, 肢体二级) as yes."""

    def read(cell: object) -> bool | Unread:
        if cell is True or cell is False:
            return bool(cell)
        word = one_of_each(plain(cell))
        if word in _YES:
            return True
        if not word or word in _NO or word[0] in "无非不未否":
            return False
        return True if any(hint in word for hint in hints) else Unread("word.unknown", plain(cell))

    return read


TAG_HINTS: dict[str, tuple[str, ...]] = {
    "living_alone": ("独居",),
    "empty_nest": ("空巢",),
    "disabled": ("级", "残", "肢体", "视力", "听力", "智力", "精神", "言语"),
    "low_income": ("低保", "低边"),
    "hardship": ("特困", "五保"),
    "veteran": ("军", "兵", "退役", "退伍", "复员", "转业"),
    "party_member": ("党员",),
    "migrant": ("流动", "外来", "新居民"),
    "left_behind": ("留守",),
    "volunteer": ("志愿",),
    "elder_allowance": ("高龄", "津贴", "补贴", "元"),
    "family_doctor": ("签约", "医生"),
    "student": ("学", "在校"),
}
"""Tag → words that, written in its column, mean yes."""

_STANDING = {
    "both": "人户一致 一致 人户同在 人户均在 户在人在 人在户在 常住 户籍 本地户籍 常住户籍 户籍人口 常住人口 本地 本地人口 01 1 在册在住 户籍常住 本社区户籍 同住",
    "living": "人在户不在 人在户外 流动 流动人口 外来 外来人口 暂住 暂住人口 租住 租户 寄住 新居民 外地户籍 居住 在住 只居住",
    "registered": "户在人不在 户在人外 空挂 空挂户 挂户 外出 人户不在 户籍在 户在 户籍不在住 只在册 在册不在住 长期外出 人不在",
}  # fmt: skip
_STANDINGS = {word: standing for standing, words in _STANDING.items() for word in words.split()}
_SEPARATED = _set_of("人户分离 不一致 人户不一致 分离 02 2")


def standing_reader(label: str) -> Callable[[object], str | Unread]:
    """Reads 人在户不在 …; in a column 是否人户分离 yes and no. A separation without direction tells nothing."""
    asks_separation, asks_agreement = "分离" in label, "一致" in label

    def read(cell: object) -> str | Unread:
        word = one_of_each(plain(cell))
        if not word or word in _SEPARATED:
            return ""
        if standing := _STANDINGS.get(word):
            return standing
        if asks_separation or asks_agreement:
            agrees = (word in _YES) is asks_agreement
            return ("both" if agrees else "") if word in _YES | _NO else Unread("word.unknown", word)
        return Unread("word.unknown", word)

    return read
