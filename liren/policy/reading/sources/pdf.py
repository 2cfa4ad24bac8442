"""PDF as lines, page by page, without page numbers. A PDF of pictures has none and is refused."""

from __future__ import annotations

import re
from io import BytesIO

from liren.policy.reading.refusals import FileRefused
from liren.policy.reading.sources.page import Line
from liren.policy.reading.sources.text import lines_of

_PAGE_NUMBER = re.compile(
    r"^\s*(?:[-—–－]+\s*\d{1,4}\s*[-—–－]+|\d{1,4}|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4})\s*$"
)
_FEWEST_A_PAGE = 12
_MOST_PAGES = 3000


def pdf_lines(data: bytes) -> list[Line]:
    """The lines of a PDF."""
    pages = _pages(data)
    if sum(len("".join(page.split())) for page in pages) < min(_FEWEST_A_PAGE * len(pages), 200):
        raise FileRefused("scan")
    return [line for page in pages for line in _without_numbers(lines_of(page))]


def _pages(data: bytes) -> list[str]:
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PdfReadError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileRefused("encrypted")
        return [page.extract_text() for page in reader.pages[:_MOST_PAGES]]
    except FileRefused:
        raise
    except (
        PdfReadError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OSError,
        NotImplementedError,
    ) as problem:
        raise FileRefused("damaged") from problem


def _without_numbers(lines: list[Line]) -> list[Line]:
    """A page's first and last lines may be its number."""
    filled = [at for at, line in enumerate(lines) if line.text.strip()]
    numbers = {at for at in (*filled[:1], *filled[-1:]) if _PAGE_NUMBER.match(lines[at].text)}
    return [line for at, line in enumerate(lines) if at not in numbers]
