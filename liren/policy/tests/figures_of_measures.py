"""Every figure that the five policies and the two texts of the law ask for, by hand: clause, figure and unit, day.

The packs are held against this list, so that no figure of a document gets lost when a pack is edited.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

Figure = tuple[str, Fraction, str]
"""A clause, a number and its unit."""

ASKED = """
xaj-0: 4 item
xaj-1.1: 3 item
xaj-2.1: 1 item, 1 month, 12 month
xaj-2.4: 3 item, 2 item
xaj-3.1: 4 item, 5 item
xaj-3.3: 1 item, 3 item
xaj-4.1: 2 post, 4 post
xaj-4.2: 6 month, 1 item, 2020-12-31
zs-1.1: 1500 household, 30 percent
zs-1.2: 640 m2, 30 m2
zs-1.3: 5 item, 8 item, 4 room, 2 room, 2 item
zs-2.2: 6 item, 100 percent
zs-2.3: 5 item, 1 place
zs-3.1: 4 item
zs-3.2: 5 item
zs-3.3: 7 item
zs-4.1: 3 item
zs-5.1: 5 person, 9 person, 200/3 percent, 80 percent, 1 person
zs-5.2: 12 month, 24 month
zs-5.3: 4 item
zs-6.1: 80000 yuan, 20000 yuan
zs-7: 9 body, 10 body, 19 body, 2018-12-31, 2019-12-31, 2020-12-31
sd-1.3: 4 item, 300 m2, 80 percent, 1 person, 5 body, 50 percent, 10 percent, 100 percent, 2015-12-31
sd-1.3.b: 2020-12-31
sd-2.1.1: 3000 household, 1 body, 50 percent, 3 item
sd-2.1.2: 5 person, 9 person, 12 month, 24 month
sd-2.2.1: 3000 m2, 1000 m2, 12 item
sd-2.2.2: 10 household/m2, 20 household/m2, 300 m2, 4 item
sd-2.2.3: 4 item, 3 item
sd-3.2: 18 item
sd-3.3: 80 percent, 30 percent, 2017-12-31
sd-4.2: 5 item
sd-5.1: 4 item/case, 200/3 percent
sd-5.3: 1 year, 12 item
sd-6.2: 12 body, 5 body
sd-6.3: 100 percent, 6 item/person, 50 percent
gy-1: 12 item, 50 item, 10 item, 10 body, 1 body, 2021-12-31, 2025-12-31
gy-2.2: 30 m2, 100 household, 500 m2, 300 m2, 13 place, 4 item, 50 item, 100 percent, 2021-12-31, 2022-12-31
gy-2.2.b: 35 place, 2021-12-31
gy-2.3: 2021-12-31
gy-2.4: 3 item
gy-2.5: 7 item, 3 item, 7 body, 3 body, 1 body, 1 item, 1 person, 50 percent, 2021-12-31, 2025-12-31
gy-2.6: 4 item, 3 body, 1 person
gy-2.7: 4 item/case
gy-2.8: 2021-12-31
gy-2.9.a: 3 item
gy-2.9.c: 3 post, 7 item
gy-3.3: 1 place, 3 place, 30 place, 100 compound, 7 item, 2021-12-31
jfb-1: 2 body/item
jfb-2.2: 7 item, 4 item
jfb-2.2.b: 4 body
jfb-3.0: 4 item
jfb-3.1: 4 item, 5 item
jfb-3.2: 3 item
jfb-3.3: 4 item
jfb-3.5: 5 item
law1989-6: 100 household, 700 household
law1989-7: 5 person, 9 person
law1989-8: 2 person, 3 person, 5 year, 3 year, 18 year
law1989-9: 50 percent, 18 year
law1989-10: 20 percent, 100/3 percent
law2025-1.1: 1000 household, 3000 household
law2025-2.1: 5 person, 9 person
law2025-3.1: 5 year
law2025-3.2: 20 day, 18 year
law2025-3.3: 50 percent, 200/3 percent
law2025-4.1: 50 percent
law2025-4.2: 80 percent, 100/3 percent
"""


def figures() -> Iterator[Figure]:
    """Every figure with its clause and unit."""
    for clause, text in _entries():
        number, _space, unit = text.partition(" ")
        if unit:
            yield clause, Fraction(number), unit


def days() -> Iterator[tuple[str, str]]:
    """Every day by which something must be so, with its clause."""
    return ((clause, text) for clause, text in _entries() if " " not in text)


def _entries() -> Iterator[tuple[str, str]]:
    for line in ASKED.strip().splitlines():
        clause, _colon, asked = line.partition(": ")
        yield from ((clause, one) for one in asked.split(", "))
