"""Column names of a roster with one household in a row: 户主姓名, 成员1姓名, 家庭成员（2）身份证号, 成员关系3."""

from __future__ import annotations

import re
from dataclasses import replace

from liren.people.roster.columns import MEMBER
from liren.people.roster.header_words import Column, meaning_of, plain_header

_DIGITS = "一二三四五六七八九"
_MEMBER = re.compile(r"成员(\d{1,2}|[一二三四五六七八九十]{1,2})(?!\d)(.*)$")
_MEMBER_LAST = re.compile(r"成员(\D+)(\d{1,2})$")
_ABOUT_A_PERSON = ("person.", "residency.", "tag.")


def households(columns: list[Column]) -> list[Column]:
    """One household in a row: numbered members have facts of their own, and what is said of 户主 is said of a person."""
    members = [_member(column) for column in columns]
    if not any(column.fact.endswith(".person.name") for column in members):
        return columns
    if any(column.fact == "person.name" for column in members):
        return members
    return [_head(column) for column in members]


def _member(column: Column) -> Column:
    text = plain_header(column.label)
    if first := _MEMBER.search(text):
        number, label = first.groups()
    elif last := _MEMBER_LAST.search(text):
        label, number = last.groups()
    else:
        return column
    fact, confidence = meaning_of(label) if label else ("person.name", 0.8)
    about = f"{MEMBER}{_number(number)}.{fact}" if fact.startswith(_ABOUT_A_PERSON) else ""
    return replace(column, fact=about, confidence=confidence if about else 0.0)


def _head(column: Column) -> Column:
    text = plain_header(column.label)
    label = column.label.rpartition("/")[2] if "/" in column.label else text.partition("户主")[2] or "姓名"
    if not text.startswith("户主"):
        return column
    fact, confidence = meaning_of(label)
    return replace(column, fact=fact, confidence=confidence) if fact.startswith(_ABOUT_A_PERSON) else column


def _number(text: str) -> int:
    """1, 12, 一, 十二."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return 10 * (_digit(tens) or len(ten)) + _digit(ones)


def _digit(text: str) -> int:
    return _DIGITS.find(text) + 1 if text else 0
