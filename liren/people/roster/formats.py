"""What a file really is, by its content and not by its name; and whether it is safe to unpack."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from pathlib import Path

from liren.people.roster.refusals import FileRefused, Limits

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = {
    b"%PDF": "pdf",
    b"{\\rtf": "word",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"BM": "picture",
    b"Rar!": "archive",
    b"7z\xbc\xaf": "archive",
    b"\x1f\x8b": "archive",
}
_WEB = re.compile(rb"^\s*(<!doctype|<html|<table|<\?xml|<meta|<head)", re.IGNORECASE)
_PIECE = 4 * 2**20


class Format(StrEnum):
    """The kinds of table that can be read."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"


def recognise(path: Path, limits: Limits) -> Format:
    """The file's format. Refuses what is too large, protected, dangerous or no table."""
    size = path.stat().st_size
    if size == 0:
        raise FileRefused("empty")
    if size > limits.file_bytes:
        raise FileRefused("too_large", size=size // 2**20, limit=limits.file_bytes // 2**20)
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith(b"PK"):
        return _recognise_zip(path, size, limits)
    if start.startswith(_OLE):
        return _recognise_ole(path)
    return _recognise_text(start)


def _recognise_text(start: bytes) -> Format:
    for magic, kind in _MAGIC.items():
        if start.startswith(magic):
            raise FileRefused(kind)
    if _WEB.match(start.removeprefix(b"\xef\xbb\xbf")):
        raise FileRefused("web_page")
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_wide(start)
    if not wide and any(byte < 9 for byte in start):
        raise FileRefused("unknown")
    return Format.CSV


def _looks_wide(start: bytes) -> bool:
    """UTF-16 without its mark: every other byte of commas and digits is zero."""
    half = max(1, len(start) // 2)
    return max(start[0::2].count(0), start[1::2].count(0)) > half // 8 and b"\0\0" not in start


def _recognise_ole(path: Path) -> Format:
    content = path.read_bytes()
    if _wide("EncryptedPackage") in content or _wide("EncryptionInfo") in content:
        raise FileRefused("encrypted")
    if _wide("Workbook") in content or _wide("Book") in content:
        return Format.XLS
    raise FileRefused("word" if _wide("WordDocument") in content else "unknown")


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def _recognise_zip(path: Path, size: int, limits: Limits) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            _refuse_bomb(archive, size, limits)
            return _zip_format(archive, names)
    except (zipfile.BadZipFile, EOFError, NotImplementedError) as broken:
        raise FileRefused("damaged") from broken


def _zip_format(archive: zipfile.ZipFile, names: set[str]) -> Format:
    if "xl/workbook.xml" in names:
        return Format.XLSX
    if any(name.startswith("word/") for name in names):
        raise FileRefused("word")
    if "content.xml" not in names or "META-INF/manifest.xml" not in names:
        raise FileRefused("archive")
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise FileRefused("encrypted")
    if b"spreadsheet" not in archive.read("mimetype"):
        raise FileRefused("word")
    return Format.ODS


def _refuse_bomb(archive: zipfile.ZipFile, size: int, limits: Limits) -> None:
    """By what the entries say of themselves. That they say the truth is checked when they are read."""
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    suspicious = total > 20 * 2**20 and total > size * limits.unpacked_ratio
    if total > limits.unpacked_bytes or suspicious or len(entries) > 5000:
        raise FileRefused("bomb")
    if any(entry.flag_bits & 1 for entry in entries):
        raise FileRefused("encrypted")
