"""A roster saved as text: which characters, which separator, and its rows as a stream of flat memory."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from liren.people.roster.refusals import FileRefused

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_SEPARATORS = ",\t;|，"
_PIECE = 2**20
_LOOK = 2**16


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a text table is written."""

    encoding: str
    separator: str


def sniff(path: Path) -> Dialect:
    """The encoding in which the whole file can be read, and the separator its first rows agree on."""
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        lines = file.read(_LOOK).splitlines(keepends=True)[:40]
    return Dialect(encoding, _separator(lines))


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(4096)
    for mark, encoding in _MARKS.items():
        if start.startswith(mark):
            return _proved(path, (encoding,))
    if b"\0" in start:
        return _proved(
            path, ("utf-16-le",) if start[1::2].count(0) > start[0::2].count(0) else ("utf-16-be",)
        )
    return _proved(path, ("utf-8", "gb18030"))


def _proved(path: Path, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            with path.open("rb") as file:
                while piece := file.read(_PIECE):
                    decoder.decode(piece)
                decoder.decode(b"", final=True)
        except UnicodeError:
            continue
        return encoding
    raise FileRefused("encoding")


def _separator(lines: list[str]) -> str:
    """The sign that most rows hold the same number of times; a comma where none does."""
    best, best_score = ",", 0
    for separator in _SEPARATORS:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if len(row) > 1)
        if not widths:
            continue
        width, rows = widths.most_common(1)[0]
        if width * rows > best_score:
            best, best_score = separator, width * rows
    return best


def stream(path: Path, dialect: Dialect, max_rows: int) -> Iterator[list[str]]:
    """Every row as a list of cells. Row n of the stream is row n as the spreadsheet would show it."""
    count = 0
    with path.open(encoding=dialect.encoding, newline="", buffering=_PIECE) as file:
        try:
            for row in csv.reader(file, delimiter=dialect.separator, strict=True):
                count += 1
                if count > max_rows:
                    raise FileRefused("too_many_rows", limit=max_rows)
                yield row
        except csv.Error as broken:
            raise FileRefused("quotes", row=count + 1) from broken
