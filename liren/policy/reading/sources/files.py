"""Which kind of file it is, by what it holds rather than by its name, and its lines."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.policy import default
from pathlib import PurePath

from liren.policy.reading.refusals import FileRefused
from liren.policy.reading.sources.html import html_lines
from liren.policy.reading.sources.markdown import markdown_lines
from liren.policy.reading.sources.page import Line
from liren.policy.reading.sources.text import decoded, lines_of

LIMIT = 40 * 2**20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_HTML = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*+<(?:!doctype html|html|head|body|meta|div|p|table|span|h\d)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_SHEETS, _SLIDES = (
    {".xls", ".xlsx", ".csv", ".et", ".ods", ".xlsm", ".tsv"},
    {".ppt", ".pptx", ".dps", ".odp"},
)


def refuse_large(size: int) -> None:
    """Raises `FileRefused` where a file has more bytes than are read; to be asked before it is taken into memory."""
    if size > LIMIT:
        raise FileRefused("too_large", size=size // 2**20, limit=LIMIT // 2**20)


def lines_of_file(data: bytes, name: str) -> list[Line]:
    """The lines of a file; raises `FileRefused` where it holds none or is of another kind."""
    refuse_large(len(data))
    lines = _read(data, PurePath(name).suffix.lower())
    if not any(line.text.strip() for line in lines):
        raise FileRefused("empty")
    return lines


def _read(data: bytes, suffix: str) -> list[Line]:
    if not data.strip(b"\0 \r\n\t"):
        raise FileRefused("empty")
    if data.startswith(b"PK"):
        return _packed(data)
    if b"%PDF-" in data[:1024]:
        from liren.policy.reading.sources.pdf import pdf_lines

        return pdf_lines(data)
    if data.startswith(b"{\\rtf"):
        from liren.policy.reading.sources.rtf import rtf_lines

        return rtf_lines(data)
    _refuse_others(data, suffix)
    return _text(data, suffix)


def _packed(data: bytes) -> list[Line]:
    from liren.policy.reading.sources.docx import docx_lines
    from liren.policy.reading.sources.packed import Packed

    names = Packed(data).names
    if "word/document.xml" in names:
        return docx_lines(data)
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise FileRefused("spreadsheet" if any(name.startswith("xl/") for name in names) else "slides")
    raise FileRefused("other_office" if {"content.xml", "OFD.xml"} & names else "archive")


def _refuse_others(data: bytes, suffix: str) -> None:
    if data.startswith(_OLE):
        raise FileRefused(_ole_kind(data, suffix))
    if data.startswith(_PICTURES):
        raise FileRefused("picture")
    if data.startswith(_ARCHIVES):
        raise FileRefused("archive")
    if suffix in _SHEETS:
        raise FileRefused("spreadsheet")


def _ole_kind(data: bytes, suffix: str) -> str:
    """What an old office file is; a locked docx is one, too."""
    for word, kind in (
        ("EncryptedPackage", "encrypted"),
        ("Workbook", "spreadsheet"),
        ("PowerPoint Document", "slides"),
    ):
        if word.encode("utf-16-le") in data:
            return kind
    return "spreadsheet" if suffix in _SHEETS else "slides" if suffix in _SLIDES else "old_word"


def _text(data: bytes, suffix: str) -> list[Line]:
    if data[:2000].lstrip().lower().startswith((b"mime-version:", b"from:", b"content-type:")):
        return html_lines(_archived_page(data))
    text = _declared(data)
    if _HTML.match(text[:4000]) or (suffix in {".html", ".htm"} and "<" in text):
        return html_lines(text)
    return markdown_lines(text) if suffix in {".md", ".markdown"} else lines_of(text)


def _declared(data: bytes) -> str:
    """The text of a page in the encoding that it names, else in the one that fits."""
    named = _CHARSET.search(data[:2048])
    if named and named[1].lower() in {b"gb2312", b"gbk", b"gb18030", b"big5", b"utf-8"}:
        encoding = named[1].decode().lower().replace("gb2312", "gb18030").replace("gbk", "gb18030")
        try:
            return data.decode(encoding)
        except UnicodeError:
            pass
    return decoded(data)


def _archived_page(data: bytes) -> str:
    """The page in a web archive (mht), which Word saves under the name of .doc."""
    for part in message_from_bytes(data, policy=default).walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            return _declared(content) if isinstance(content, bytes) else ""
    raise FileRefused("unknown")
