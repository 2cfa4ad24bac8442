"""What a column's name means, and how sure that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from liren.kernel.text import half_width
from liren.people.roster.columns import COLUMNS, FUZZY, HOUSEHOLD_FACTS, NOT_THE_PERSON
from liren.people.roster.packed import column_letters

_MEANING = {word: fact for fact, words in COLUMNS.items() for word in words}
_BRACKETS = re.compile(r"[(\[{<【《〈].*?[)\]}>】》〉]")
_SIGNS = re.compile(r"[\s*※★:.、,;_/\\|()\[\]{}【】《》\"'“”‘’?·—-]|^[①-⑳]")
_NUMBERING = re.compile(r"^(?:\d+|[一二三四五六七八九十]+)(?=[.、,)])[.、,)]")
_PREFIX = re.compile(r"^(?:本人|居民|人员|成员|家庭成员|个人|住户|人口|被调查人|登记人)")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it stands, what it is called, what it means and how sure that is (0 to 1)."""

    index: int
    label: str
    fact: str = ""
    confidence: float = 0.0

    @property
    def letter(self) -> str:
        """A, B, AA: what the spreadsheet calls it."""
        return column_letters(self.index + 1)


def plain_header(label: Any) -> str:
    """A header's text without what varies: spaces, line breaks, stars, numbering, width of signs."""
    text = _NUMBERING.sub("", half_width(str(label)).strip())
    return _SIGNS.sub("", text).lower()


def meaning(label: str, group: str = "") -> tuple[str, float]:
    """The fact a header text means, and how sure that is. The group is the text of the merged cell above."""
    fact, confidence = meaning_of(label)
    group = plain_header(group)
    if "户主" in group and "成员" not in group and "与户主" not in group:
        own = fact if fact.startswith(("household.", "dwelling.")) else HOUSEHOLD_FACTS.get(fact, "")
        return own, confidence if own else 0.0
    if any(word in group for word in NOT_THE_PERSON) and "户主" not in group:
        return "", 0.0
    return (fact, confidence) if fact else meaning_of(group + label)


def meaning_of(label: str) -> tuple[str, float]:
    without = _BRACKETS.sub("", half_width(label))
    for text, confidence in ((label, 1.0), (without, 0.9), (_PREFIX.sub("", plain_header(without)), 0.8)):
        if fact := _MEANING.get(plain_header(text)):
            return fact, confidence
    plain = plain_header(label)
    if not any(word in plain for word in NOT_THE_PERSON) and len(plain) <= 20:
        return next(((fact, 0.5) for word, fact in FUZZY if word in plain), ("", 0.0))
    return "", 0.0
