"""An address as people write it, read into its parts and written back as one line (GB/T 23705).

`parse_address("罗桐路58弄3幢2单元201")` and `format_address` are each other's inverse on the canonical form, so
one home has one line however it was typed: 3幢2单元201室, 3-2-201 and 3#2-201 all mean the same door.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from liren.places.address_line import SUFFIX, plain_line


class Address(NamedTuple):
    """The parts of one address. Empty parts are empty strings; numbers stay text (3甲, A5, B1-02)."""

    road: str = ""
    """Road, street, village: 罗桐路."""
    lane: str = ""
    """58 of 58弄."""
    number: str = ""
    """112 of 112号."""
    compound: str = ""
    """Compound or estate: 桂花园小区."""
    building: str = ""
    """3 of 3幢, 3栋, 3号楼, 3#."""
    unit: str = ""
    """2 of 2单元, 2门, 2梯."""
    room: str = ""
    """201, 201东, 底商3, 车库5."""
    rest: str = ""
    """What could not be read."""
    floor: str = ""
    """5 of 5楼, where the room does not tell it."""

    @property
    def building_line(self) -> str:
        """The building's own line: what homes of one building share."""
        return format_address(self._replace(unit="", room="", rest="", floor=""))

    @property
    def house_number(self) -> str:
        """Lane and number as written on the plate: 58弄, 58弄12号, 112号."""
        return (f"{self.lane}弄" if self.lane else "") + (f"{self.number}号" if self.number else "")

    @property
    def is_home(self) -> bool:
        """Whether it names one door: a street or estate, and something behind it."""
        return bool((self.road or self.compound) and (self.room or self.number or self.building))


_TOKEN = re.compile(
    rf"第?(?P<no>附?[A-Za-z]?\d+(?:-\d+)*[A-Za-z甲乙丙丁]?|[A-Za-z]|[甲乙丙丁])(?P<suffix>{SUFFIX})"
    r"(?P<sub>[甲乙丙丁](?!单元|幢|栋|座))?"
)
_SHOP = re.compile(
    r"(底商|车库|车位|储藏室|储藏间|杂物间|柴火间|地下室|架空层|阁楼|门面房?|门面|商铺|店面|店铺|传达室|门卫)[第-]?([A-Z]?\d+)?[号室#]?"
)
_TAIL = re.compile(
    r"^[-#/]?([A-Z]?\d+[甲乙丙丁A-Z]?)(?:[-/#]([A-Z]?\d+[甲乙丙丁A-Z]?))?(?:[-/#]([A-Z]?\d+[A-Z]?))?(?:[室房户号]|号房|号室)?([东西南北中]|之\d)?[室户间边]?$"
)
_NAME = re.compile(r"[^\d]+?(?=[A-Z]?\d|$)")
_SIDE = re.compile(r"^([东西南北中]|左|右)(?:首|边|侧)?[户间套室]?$")
_ROAD_END = re.compile(r"^(.*?(?:大道|胡同|支路|[路街巷弄道里]|村(?=\d|$)))(.*)$")
_SLOT = {
    "弄": "lane", "号院": "number", "号": "number", "号楼": "building", "幢": "building", "栋": "building",
    "座": "building", "#楼": "building", "#": "building", "单元": "unit", "门": "unit", "梯": "unit",
    "层": "floor", "楼": "floor", "室": "room", "房": "room", "户": "room",
}  # fmt: skip


def parse_address(text: str) -> Address:
    """Read one line into its parts; whatever is not understood stays in `rest`, nothing is dropped."""
    line, remark = plain_line(text)
    parts: dict[str, str] = {"rest": remark} if remark else {}
    if not line:
        return Address(rest=text)
    line = _take_shop(line, parts)
    position = 0
    for token in _TOKEN.finditer(line):
        _take_name(line[position : token.start()], parts)
        _take_token(token, parts)
        position = token.end()
    _take_tail(line[position:], parts)
    _drop_told_floor(parts)
    return Address(**parts)


def format_address(address: Address) -> str:
    """The canonical line: 罗桐路58弄3幢2单元201室."""
    a = address
    pieces = [a.road, a.house_number, a.compound] if a.road else [a.compound, a.house_number]
    pieces.append(f"{a.building}幢" if a.building else "")
    pieces.append(f"{a.unit}单元" if a.unit else "")
    pieces.append(f"{a.floor}楼" if a.floor else "")
    pieces.append(
        (f"{a.room}室" if a.room[-1:].isascii() and not _SHOP.match(a.room) else a.room) if a.room else ""
    )
    return "".join(pieces) + a.rest


def _take_shop(line: str, parts: dict[str, str]) -> str:
    match = _SHOP.search(line)
    if not match:
        return line
    parts["room"] = match[1] + _plain(match[2] or "")
    return line[: match.start()] + line[match.end() :]


def _take_name(gap: str, parts: dict[str, str]) -> None:
    """A stretch without numbers: the road first, then the estate."""
    if not gap:
        return
    side = _SIDE.match(gap)
    road = None if parts.keys() - {"room", "rest"} else _ROAD_END.match(gap)
    if road and not road[2]:
        parts["road"] = gap
    elif road:
        parts["road"], parts["compound"] = road[1], road[2]
    elif "compound" not in parts and not parts.keys() & {"building", "unit"}:
        parts["compound"] = gap.strip("-")
    elif not side and gap != "-":
        parts["rest"] = parts.get("rest", "") + gap


def _take_token(token: re.Match[str], parts: dict[str, str]) -> None:
    slot, value = _SLOT[token["suffix"]], token["no"] + (token["sub"] or "")
    if slot == "building" and "-" in token["no"] and token["suffix"] == "#":
        parts["building"], value = token["no"].split("-", 1)
        slot = "unit"
    if slot == "number" and parts.keys() & {"number", "building", "unit"}:
        slot = "room"
    if slot == "room" and "-" in value and not token["no"].startswith("-"):
        _take_tail(value, parts)
        return
    if slot in parts:
        parts["rest"] = parts.get("rest", "") + token[0]
        return
    parts[slot] = _plain(value)


def _take_tail(tail: str, parts: dict[str, str]) -> None:
    """What follows the last named number: 3-2-201, 2-201, 201, 东户."""
    if not tail or tail == "-":
        return
    side = _SIDE.match(tail)
    match = None if side else _TAIL.match(tail)
    if side and "room" not in parts:
        parts["room"] = f"{side[1]}户"
    elif side:
        parts["room"] += side[1]
    elif match and "room" not in parts:
        _take_numbers([_plain(g) for g in match.groups()[:3] if g], match[4] or "", parts)
    elif not match:
        _take_bare(tail, parts)
    else:
        parts["rest"] = parts.get("rest", "") + tail


def _take_bare(tail: str, parts: dict[str, str]) -> None:
    """No numbered word at all: 桂花园3-2-201 or just a name."""
    name = _NAME.match(tail)
    text, numbers = (name[0], tail[name.end() :]) if name else ("", tail)
    _take_name(text, parts)
    if text and numbers and _TAIL.match(numbers):
        _take_tail(numbers, parts)
    elif numbers:
        parts["rest"] = parts.get("rest", "") + numbers


def _take_numbers(numbers: list[str], side: str, parts: dict[str, str]) -> None:
    """Right to left: the last is the room, before it the unit, before it the building."""
    free = [slot for slot in ("building", "unit") if slot not in parts]
    if len(numbers) == 2 and "building" in free:
        free = ["building"]
    keep = max(1, len(numbers) - len(free))
    parts["room"] = "-".join(numbers[-keep:]) + side
    parts.update(zip(free, numbers[:-keep], strict=False))


def _drop_told_floor(parts: dict[str, str]) -> None:
    """5楼502 tells the floor twice."""
    floor, room = parts.get("floor", ""), parts.get("room", "")
    if floor and room.startswith(floor) and len(room) == len(floor) + 2:
        del parts["floor"]


def _plain(number: str) -> str:
    """03 → 3, but 0 and A05 stay."""
    return number.lstrip("0") or number
