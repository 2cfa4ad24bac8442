"""Where a row's person lives: from one address cell, from separate columns, or from both together."""

from __future__ import annotations

import re
from typing import Any

from liren.people.roster.clean_row import NO_HOME
from liren.people.roster.words import Unread, plain
from liren.places.address import Address, format_address, parse_address
from liren.places.address_line import lies_in

HOME_FACTS = (
    "dwelling.address", "dwelling.road", "dwelling.number", "dwelling.compound",
    "dwelling.building", "dwelling.unit", "dwelling.room",
)  # fmt: skip
_BARE = re.compile(r"第?([A-Za-z]?\d+[A-Za-z甲乙丙丁]?|[甲乙丙丁A-Za-z]).{0,2}$")
_NUMBERED = re.compile(r"^\d+(?:-\d+)?$")

_LONGEST = Address(*map("x".__mul__, (58, 10, 16, 58, 26, 20, 20, 1000, 6)))
"""No real part is longer; a sentence in the address column is."""

Home = tuple[Address, str]
NOWHERE: Home = (NO_HOME, "")


class HomeReader:
    """Reads addresses of one place. `regions`: what the county and city it lies in are called; empty: not checked."""

    def __init__(self, regions: tuple[str, ...] = ()) -> None:
        self.regions = regions

    def read(self, cell: object) -> Home | Unread:
        """One address cell."""
        text = plain(cell)
        if self._is_elsewhere(text):
            return Unread("address.elsewhere", text)
        return settle(parse_address(text), text) if text else NOWHERE

    def read_parts(self, cells: Any) -> Home | Unread:
        """The cells of `HOME_FACTS`, in that order; what the address tells already is not overwritten."""
        line, road, number, compound, building, unit, room = map(plain, cells)
        if not any((line, road, number, compound, building, room)):
            return NOWHERE
        if self._is_elsewhere(line):
            return Unread("address.elsewhere", line)
        number = f"{number}号" if _NUMBERED.match(number) else number
        address = parse_address(line + road + number)
        told = {"compound": compound, "building": _bare(building), "unit": _bare(unit), "room": _bare(room)}
        missing = {part: text for part, text in told.items() if text and not getattr(address, part)}
        return settle(address._replace(**missing), " ".join(filter(None, map(plain, cells))))

    def _is_elsewhere(self, text: str) -> bool:
        """Whether the address names another county or city: somebody registered here who lives there."""
        return bool(self.regions and text) and not lies_in(text, self.regions)


def settle(address: Address, written: str) -> Home | Unread:
    """The home with its line; remarks behind a known door (出租) do not make another home of it."""
    if not is_home(address) or any(map(_too_long, address, _LONGEST)):
        return Unread("address.unreadable", written)
    if address.room or address.building:
        address = address._replace(rest="")
    return address, format_address(address)


def is_home(address: Address) -> bool:
    """Whether it names one door: 不知道, a road without a number and a whole unit name none; 3-2-201 does, within its place."""
    if address.unit and not address.room:
        return False
    return bool((address.building and address.room) or (address.is_home))


def _too_long(part: str, longest: str) -> bool:
    return len(part) > len(longest)


def _bare(text: str) -> str:
    """3 of 3幢, 201 of 201室; other words (底商) as they are."""
    match = _BARE.fullmatch(text)
    return match[1].lstrip("0") or match[1] if match else text
