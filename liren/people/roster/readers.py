"""All word readers that a plan needs, made once and kept from chunk to chunk."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from liren.kernel.codes import EDUCATION, ETHNICITY, MARITAL, POLITICAL, RELATION, SEX
from liren.kernel.dates import ReadDate
from liren.kernel.phones import PhoneKind, PhoneProblem, read_phone, split_phones
from liren.kernel.text import clean_cell, one_of_each
from liren.people.roster.clean_row import Plan
from liren.people.roster.days import read_day
from liren.people.roster.homes import HOME_FACTS, NOWHERE, HomeReader
from liren.people.roster.words import (
    TAG_HINTS,
    Unread,
    Words,
    code_reader,
    plain,
    standing_reader,
    text_reader,
    yes_reader,
)  # fmt: skip

_CODES = {
    "person.sex": SEX, "person.ethnicity": ETHNICITY, "person.marital": MARITAL, "person.education": EDUCATION,
    "person.political": POLITICAL, "person.relation": RELATION,
}  # fmt: skip
_TEXTS = {
    "person.former_name": 60, "person.occupation": 60, "person.employer": 80, "person.note": 500,
    "residency.registered_address": 160, "household.number": 30, "household.head_name": 60, "household.head_identity": 30,
}  # fmt: skip
"""Fact → how many characters the register keeps."""
PHONES_KEPT = 2
"""So many phones of one person a list may tell."""
_SHORT_NUMBER = 6
_GRID_CODE = 15
_COMMUNITY_CODE = 12
MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)


class Readers:
    """One reader per kind of cell. Each remembers the words it has read."""

    nowhere = NOWHERE

    def __init__(self, plan: Plan) -> None:
        facts = self.columns = {column.fact: column for column in plan.columns}
        self.place_code = plan.place_code
        self.grids = _unambiguous(plan.grids)
        self.names = {_community(name) for name in plan.communities}
        self.texts: dict[str, Words[str]] = {fact: Words(text_reader(n)) for fact, n in _TEXTS.items()}
        self.codes: dict[str, Words[str]] = {
            fact: Words(code_reader(table)) for fact, table in _CODES.items()
        }
        self.phones: Words[tuple[str, ...]] = Words(read_phones)
        self.days: Words[ReadDate | None] = Words(read_day)
        self.home: Words[Any] = Words(HomeReader(plan.regions).read)
        parts = [fact for fact in HOME_FACTS[1:] if fact in facts]
        self.home_parts: Words[Any] | None = Words(HomeReader(plan.regions).read_parts) if parts else None
        self.home_fact = parts[0] if parts else "dwelling.address"
        standing = facts.get("residency.kind")
        self.standing: Words[str] = Words(standing_reader(standing.label if standing else ""))
        self.grid: Words[str] = Words(self._grid)
        self.tags = {
            tag: Words(yes_reader(*hints)) for tag, hints in TAG_HINTS.items() if f"tag.{tag}" in facts
        }
        self.tag_sets = TagSets(tuple(self.tags))
        self.places: dict[str, Words[str]] = {
            "place.code": Words(self._foreign),
            "place.grid": Words(self._foreign),
        }
        self.where: Words[str] | None = None
        if plan.below and "place.community" in facts:
            self.where = Words(Wheres(plan).read)
        elif plan.communities:
            self.places["place.community"] = Words(self._other_community)

    def _foreign(self, cell: object) -> str:
        """The place code in a cell, where it lies outside; a code of a wider place that holds ours is fine."""
        text = clean_cell(cell)
        if len(text) < 6 or not text.isdigit():
            return ""
        code = text.rstrip("0") if len(text) in {_GRID_CODE, _COMMUNITY_CODE} else text
        inside = text.startswith(self.place_code) or (code and self.place_code.startswith(code))
        return "" if inside else text

    def _other_community(self, cell: object) -> str:
        """The community in a cell, by its name or its code, where it is not this one."""
        return self._foreign(cell) if clean_cell(cell).isdigit() else _foreign_name(cell, self.names)

    def _grid(self, cell: object) -> str | Unread:
        text = plain(cell)
        if not text or text in self.grids.values():
            return text
        found = self.grids.get(text) or self._same_grid(text)
        if found or (text.isdigit() and self._foreign(text)):
            return found
        return Unread("place.unknown_grid", text)

    def _same_grid(self, text: str) -> str:
        """第三网格, 3网格 and 网格3 are one; only where exactly one grid has that number."""
        number = _grid_number(text)
        codes = {code for name, code in self.grids.items() if number and _grid_number(name) == number}
        return codes.pop() if len(codes) == 1 else ""


class Wheres:
    """Reads the two cells 社区 (name or code) and 网格 of a subdistrict's roster into the code where the row belongs."""

    def __init__(self, plan: Plan) -> None:
        self.communities = {word: code for name, code in plan.below for word in (_community(name), code)}
        self.grids: dict[str, dict[str, str]] = {}
        for name, code in plan.grids:
            here = self.grids.setdefault(code[:_COMMUNITY_CODE], {})
            here |= {word: code for word in (name, _grid_number(name)) if word}

    def read(self, cells: object) -> str | Unread:
        """Grid, else community; nothing told: the roster's own place."""
        community, grid = map(plain, cells) if isinstance(cells, tuple) else ("", "")
        if not community:
            return ""
        code = self.communities.get(_community(community))
        if code is None:
            return Unread("place.out_of_scope", community)
        here = self.grids.get(code, {})
        return here.get(grid) or here.get(_grid_number(grid), code)


class TagSets(dict[tuple[bool, ...], tuple[str, ...]]):
    """Yes and no of the tag columns → the tags that hold."""

    def __init__(self, tags: tuple[str, ...]) -> None:
        super().__init__()
        self.tags = tags

    def __missing__(self, bits: tuple[bool, ...]) -> tuple[str, ...]:
        held = tuple(tag for tag, yes in zip(self.tags, bits, strict=True) if yes)
        self[bits] = held
        return held


def _unambiguous(grids: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Name → code. A name that several communities use (第一网格) names none of them by itself."""
    codes: dict[str, set[str]] = {}
    for name, code in grids:
        codes.setdefault(name, set()).add(code)
    return {name: found.pop() for name, found in codes.items() if len(found) == 1}


def read_phones(cell: object) -> tuple[str, ...] | Unread:
    """One cell's phones: usually one, sometimes 19900000000(儿子)/0571-88880000."""
    text = plain(cell)
    if not text:
        return ()
    kind, numbers = _one_phone(cell)
    if kind == "empty":
        return ()
    if kind in {"several", "characters"} and (parts := split_phones(cell)):
        told = list(map(_one_phone, parts))
        kind = next((worse for worse, _none in told if worse), "")
        numbers = tuple(dict.fromkeys(number for _kind, found in told for number in found))
    if kind:
        return Unread(f"phone.{kind}", text, numbers)
    return numbers if len(numbers) <= PHONES_KEPT else Unread("phone.too_many", text, numbers)


def _one_phone(text: object) -> tuple[str, tuple[str, ...]]:
    """What is wrong with a number, and the number. Nobody lives at 110 or 12345."""
    try:
        phone = read_phone(text)
    except PhoneProblem as problem:
        return problem.kind, ()
    short = phone.kind is PhoneKind.SERVICE and len(phone.number) <= _SHORT_NUMBER
    return ("length", ()) if short else ("", (phone.number,))


def _community(name: object) -> str:
    text = one_of_each(clean_cell(name))
    for end in ("居民委员会", "村民委员会", "社区居委会", "居委会", "村委会", "社区", "村"):
        text = text.removesuffix(end)
    return text


def _foreign_name(cell: object, known: set[str]) -> str:
    name = _community(cell)
    return "" if not name or any(name.endswith(k) or k.endswith(name) for k in known) else clean_cell(cell)


_DIGITS = str.maketrans("一二三四五六七八九", "123456789")


def _grid_number(name: str) -> str:
    text = one_of_each(name)
    if "十" in text:
        before, _ten, after = text.partition("十")
        text = f"{before[-1:] if before[-1:] in '二三四五六七八九' else '1'}{after[:1] if after[:1] in '一二三四五六七八九' and after else '0'}"
    return "".join(c for c in text.translate(_DIGITS) if c.isdigit()).lstrip("0")
