"""PDF as lines, page by page, without page numbers and running heads. A PDF of pictures holds none and is refused."""

from __future__ import annotations

import re
from collections import Counter

from liren.policy.reading.refusals import FileRefused
from liren.policy.reading.sources.page import Line
from liren.policy.reading.sources.text import lines_of

_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–－]+\s*\d{1,4}\s*[-—–－]+|\d{1,4}|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4})\s*"
)
_FEWEST_SIGNS = 200
_FEWEST_A_PAGE = 12
_MOST_PAGES = 3000
_EDGE = 2
"""How many lines at the head and the foot of a page may be furniture."""
_FEWEST_PAGES = 3
_TITLE_LINES = 5


def pdf_lines(data: bytes) -> list[Line]:
    """The lines of a PDF."""
    pages = [[line for line in lines_of(page) if line.text.strip()] for page in _pages(data)]
    signs = sum(len("".join(line.text.split())) for page in pages for line in page)
    if signs < min(_FEWEST_A_PAGE * len(pages), _FEWEST_SIGNS):
        raise FileRefused("scan")
    furniture = _furniture(pages) | _titles_again(pages)
    return [line for page in pages for line in _without(page, furniture)]


def _pages(data: bytes) -> list[str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        return [document[at].get_textpage().get_text_range() for at in range(min(len(document), _MOST_PAGES))]
    except pypdfium2.PdfiumError as problem:
        raise FileRefused("encrypted" if "assword" in str(problem) else "damaged") from problem


def _edges(page: list[Line]) -> set[int]:
    return {*range(min(_EDGE, len(page))), *range(max(0, len(page) - _EDGE), len(page))}


def _furniture(pages: list[list[Line]]) -> set[str]:
    """What stands at the edge of most pages, apart from its numbers."""
    seen = Counter(shape for page in pages for shape in {_shape(page[at]) for at in _edges(page)})
    return {shape for shape, count in seen.items() if count >= _FEWEST_PAGES and count * 2 > len(pages)}


def _titles_again(pages: list[list[Line]]) -> set[str]:
    """In a text of few pages: a head that repeats words of the title."""
    if not 1 < len(pages) <= _FEWEST_PAGES:
        return set()
    first = "".join(_shape(line) for at, line in enumerate(pages[0]) if 0 < at <= _TITLE_LINES)
    heads = [{_shape(page[at]) for at in _edges(page)} for page in pages]
    return {shape for shape in set.intersection(*heads) if len(shape) > _EDGE and shape in first}


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "0", "".join(line.text.split()))


def _without(page: list[Line], furniture: set[str]) -> list[Line]:
    edges = _edges(page)
    return [
        line
        for at, line in enumerate(page)
        if at not in edges or not (_PAGE_NUMBER.fullmatch(line.text) or _shape(line) in furniture)
    ]
