"""Names and addresses that exist nowhere, and the many ways in which people write one value."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

_SURNAMES = "苏沈陆顾姚汪戴夏钟田方石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万康严覃武乔赖龚文"
_FIRST = "雨若禾云青石溪松竹岚晴川沐可秋冬春晓安宁远知书砚墨桐榆槐柏枫兰芷荷菱"
_SECOND = "辰宜舟禾蓝晗汐月星霖岩峰川泽妍婷琪瑶珂玥荣根福茂"
_WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")


def a_name(rng: random.Random) -> str:
    return rng.choice(_SURNAMES) + rng.choice(_FIRST) + (rng.choice(_SECOND) if rng.random() < 0.7 else "")


def an_address(rng: random.Random) -> tuple[str, str]:
    """A home's canonical line, and one of the ways to write it."""
    lane, building, unit, room = (
        rng.randrange(2, 90),
        rng.randrange(1, 30),
        rng.randrange(1, 6),
        rng.randrange(1, 18) * 100 + rng.randrange(1, 5),
    )
    road = rng.choice(("青石路", "新桥东路", "望山大道", "柳荫巷"))
    place = f"{road}{lane}弄"
    shapes = (
        f"{place}{building}幢{unit}单元{room}", f"{place}{building}-{unit}-{room}", f"{place}{building}#{unit}-{room}室",
        f"{place} {building}栋{unit}单元{room}室", f"{place}第{building}幢{unit}单元{room}室", f"新桥街道青石社区{place}{building}号楼{unit}单元{room}",
        f"{place}{building}幢{unit}单元{room}".translate(_WIDE),
    )  # fmt: skip
    return f"{place}{building}幢{unit}单元{room}室", rng.choice(shapes)


def dirty_name(rng: random.Random, name: str) -> str:
    return rng.choice(
        (name, name, name, f" {name}", f"{name}\u3000", " ".join(name) if len(name) == 2 else name)
    )


def dirty_identity(rng: random.Random, number: str) -> str:
    shapes = [number] * 6 + [
        f"'{number}",
        f" {number} ",
        number.lower(),
        number.translate(_WIDE),
        f"{number[:6]} {number[6:14]} {number[14:]}",
    ]
    if number[6:8] == "19":
        shapes.append(number[:6] + number[8:17])
    return rng.choice(shapes)


def dirty_day(rng: random.Random, day: date) -> Any:
    y, m, d = day.year, day.month, day.day
    serial = (day - date(1899, 12, 30)).days
    shapes = [
        f"{y}.{m}.{d}",
        f"{y}年{m}月",
        f"{y}-{m:02}-{d:02}",
        f"{y}{m:02}{d:02}",
        f"{y}年{m}月{d}日",
        f"{y}/{m}/{d}",
        day,
        "",
        str(y),
        f"{y}.{m}",
    ]
    return rng.choice([*shapes, serial] if serial > 10_000 else shapes)


def dirty_phone(rng: random.Random, phone: str) -> Any:
    return rng.choice(
        (
            phone,
            phone,
            phone,
            int(phone),
            f"+86 {phone}",
            f"{phone[:3]}-{phone[3:7]}-{phone[7:]}",
            f" {phone}",
            phone.translate(_WIDE),
        )
    )
