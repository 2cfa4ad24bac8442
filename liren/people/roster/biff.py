"""Formulas without a result, and errors, in an old workbook (xls): a file system of sectors, and in it a stream of records.

Nothing else is read here, and what cannot be followed is left to the reader of the cells, which says what is broken.
Sources: [MS-CFB] for the sectors, [MS-XLS] 2.4.127 for the formula, 2.5.133 for its result, 2.4.24 for an error.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

_FREE = 0xFFFFFFFA
"""Sector numbers from here on are marks: end of a chain, a free sector."""
_NAMES = ("Workbook", "Book")
_FORMULA, _ERROR, _SHEET, _END, _LOCKED = 0x0006, 0x0205, 0x0085, 0x000A, 0x002F
_NO_VALUE = b"\x02\x03"
"""The first byte of a result that is an error, or no value yet; a number has other bytes at its end."""
_NO_NUMBER = b"\xff\xff"
_MOST = 100_000

Cells = tuple[tuple[int, int], ...]


def uncalculated(path: Path) -> dict[str, Cells]:
    """For each sheet the cells, counted from 1, that are formulas nobody has calculated, or errors (#N/A)."""
    try:
        stream = _workbook(path.read_bytes())
        return {name: tuple(_formulas(stream, start)) for name, start in _sheets(stream)}
    except (struct.error, IndexError, UnicodeDecodeError):
        return {}


def _workbook(content: bytes) -> bytes:
    """The stream of records; it is never among the small streams, which workbooks are too long for."""
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    table = _allocation(content, size)
    directory = _chain(content, size, table, struct.unpack_from("<I", content, 48)[0])
    for at in range(0, len(directory), 128):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        if directory[at : at + max(0, length - 2)].decode("utf-16-le") in _NAMES:
            start, bytes_ = struct.unpack_from("<II", directory, at + 116)
            return _chain(content, size, table, start)[:bytes_]
    return b""


def _allocation(content: bytes, size: int) -> list[int]:
    """Which sector follows which. The list of its own sectors begins in the header and may go on elsewhere."""
    sectors = [n for n in struct.unpack_from("<109I", content, 76) if n < _FREE]
    following, count = struct.unpack_from("<II", content, 68)
    per = size // 4
    for _sector in range(min(count, len(content) // size)):
        *more, following = struct.unpack_from(f"<{per}I", content, (following + 1) * size)
        sectors += [n for n in more if n < _FREE]
    return [n for sector in sectors for n in struct.unpack_from(f"<{per}I", content, (sector + 1) * size)]


def _chain(content: bytes, size: int, table: list[int], sector: int) -> bytes:
    parts: list[bytes] = []
    while sector < _FREE and len(parts) <= len(table):
        parts.append(content[(sector + 1) * size : (sector + 2) * size])
        sector = table[sector]
    return b"".join(parts)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Kind, where its content begins, how long it is; to the end of the part that begins at `at`."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, at + 4, length
        if kind == _END:
            return
        at += 4 + length


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    """Name and beginning of each sheet; none of a locked workbook."""
    for kind, at, length in _records(stream, 0):
        if kind == _LOCKED:
            return
        if kind == _SHEET:
            wide = stream[at + 7] & 1
            name = stream[at + 8 : at + length].decode("utf-16-le" if wide else "latin-1")
            yield name, struct.unpack_from("<I", stream, at)[0]


def _formulas(stream: bytes, start: int) -> Iterator[tuple[int, int]]:
    found = 0
    for kind, at, _length in _records(stream, start):
        if (kind == _FORMULA and _has_no_value(stream, at)) or (kind == _ERROR and stream[at + 7] == 1):
            row, column = struct.unpack_from("<HH", stream, at)
            yield row + 1, column + 1
            found += 1
            if found >= _MOST:
                return


def _has_no_value(stream: bytes, at: int) -> bool:
    return stream[at + 6] in _NO_VALUE and stream[at + 12 : at + 14] == _NO_NUMBER
