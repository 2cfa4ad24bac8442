"""All word readers that a plan needs, made once and kept from chunk to chunk."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from liren.kernel.codes import EDUCATION, ETHNICITY, MARITAL, POLITICAL, RELATION, SEX
from liren.kernel.dates import ReadDate
from liren.kernel.phones import PhoneProblem, clean_phone, split_phones
from liren.kernel.text import clean_cell, one_of_each
from liren.people.roster.clean_row import Plan
from liren.people.roster.days import read_day
from liren.people.roster.homes import HOME_FACTS, NOWHERE, read_home, read_home_parts
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
        self.texts: dict[str, Words[str]] = {fact: Words(text_reader(n)) for fact, n in _TEXTS.items()}
        self.codes: dict[str, Words[str]] = {
            fact: Words(code_reader(table)) for fact, table in _CODES.items()
        }
        self.phones: Words[tuple[str, ...]] = Words(read_phones)
        self.days: Words[ReadDate | None] = Words(read_day)
        self.home: Words[Any] = Words(read_home)
        parts = [fact for fact in HOME_FACTS[1:] if fact in facts]
        self.home_parts: Words[Any] | None = Words(_home_parts) if parts else None
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
            known = {_community(name) for name in plan.communities}
            self.places["place.community"] = Words(lambda cell: _foreign_name(cell, known))

    def _foreign(self, cell: object) -> str:
        """The place code in a cell, where it lies outside; a code of a wider place that holds ours is fine."""
        text = clean_cell(cell)
        if len(text) < 6 or not text.isdigit():
            return ""
        code = text.rstrip("0") if len(text) == _GRID_CODE or len(text) == 12 else text
        inside = text.startswith(self.place_code) or self.place_code.startswith(code)
        return "" if inside else text

    def _grid(self, cell: object) -> str | Unread:
        text = plain(cell)
        if not text or not self.grids or text in self.grids.values():
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
    """Reads the two cells 社区 and 网格 of a subdistrict's roster into the code where the row belongs."""

    def __init__(self, plan: Plan) -> None:
        self.communities = {_community(name): code for name, code in plan.below}
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
    """One cell's phones: usually one, sometimes 19900000000/0571-88880000."""
    text = plain(cell)
    if not text:
        return ()
    try:
        return (clean_phone(cell),)
    except PhoneProblem as problem:
        if problem.kind != "several":
            return () if problem.kind == "empty" else Unread(f"phone.{problem.kind}", text)
    try:
        return tuple(map(clean_phone, split_phones(cell)))
    except PhoneProblem as problem:
        return Unread(f"phone.{problem.kind}" if problem.kind != "several" else "phone.length", text)


def _home_parts(cells: object) -> Any:
    return read_home_parts(cells) if isinstance(cells, tuple) else NOWHERE


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
