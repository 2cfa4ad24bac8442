"""Word documents (docx) as lines: paragraphs with the numbers that Word prints, tables row by row.

Read straight from the XML: what is wanted is text, numbers, bold and heading levels, and nothing else of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from liren.policy.reading.refusals import FileRefused
from liren.policy.reading.sources.docx_numbering import Numbering, W, number_of
from liren.policy.reading.sources.packed import Packed
from liren.policy.reading.sources.page import Line

_LEFT_OUT = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}rPr", f"{W}pPr",
             "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}  # fmt: skip
DEEPEST = 60
"""Elements within one another: frames, tables and content controls of real documents go a dozen deep."""
_SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class _Style:
    name: str = ""
    based_on: str = ""
    bold: bool | None = None
    outline: int | None = None
    number: tuple[str, int] | None = None


def docx_lines(data: bytes) -> list[Line]:
    """The lines of a Word document."""
    packed = Packed(data)
    document = packed.tree("word/document.xml")
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        raise FileRefused("damaged")
    return list(_Reader(packed).blocks(body))


class _Reader:
    def __init__(self, packed: Packed) -> None:
        self.numbering = Numbering(packed.tree("word/numbering.xml"))
        self.styles = _styles(packed.tree("word/styles.xml"))

    def blocks(self, parent: Element, depth: int = 0) -> Iterator[Line]:
        """Paragraphs and tables in reading order, those in content controls and text boxes included."""
        _require_shallow(depth)
        for element in parent:
            if element.tag == f"{W}p":
                yield from self.paragraph(element, depth + 1)
            elif element.tag == f"{W}tbl":
                yield from self.table(element, depth + 1)
            elif element.tag not in _LEFT_OUT:
                yield from self.blocks(element, depth + 1)

    def paragraph(self, element: Element, depth: int = 0) -> Iterator[Line]:
        """One paragraph: a line, or several where it is broken by hand."""
        look = element.find(f"{W}pPr")
        style = _of(look, "pStyle")
        label = self._label(look, style)
        text, bold = label, len(label) if label else 0
        only_bold = True
        for words, is_bold in self._runs(element, bool(self._styled(style, "bold"))):
            only_bold = only_bold and (is_bold or not words.strip())
            text += words
            bold += len(words) if only_bold else 0
        bold = bold if bold > len(label) else 0
        level = self._level(look, style)
        for line in text.split("\n"):
            yield Line(line, min(bold, len(line)), level)
            bold, level = max(0, bold - len(line) - 1), 0
        for box in _nearest(element, "txbxContent"):
            yield from self.blocks(box, depth + 1)

    def table(self, element: Element, depth: int = 0) -> Iterator[Line]:
        """A row is a line, its cells parted by tabs. A table of one cell is only a frame."""
        for row in _nearest(element, "tr"):
            cells = row.findall(f"{W}tc") or row.findall(f"{W}sdt/{W}sdtContent/{W}tc")
            if len(cells) == 1:
                yield from self.blocks(cells[0], depth + 1)
            else:
                words = (
                    " ".join(line.text for line in self.blocks(cell, depth + 1) if line.text.strip())
                    for cell in cells
                )
                yield Line("\t".join(word.replace("\t", " ") for word in words), cells=True)

    def _runs(self, element: Element, bold: bool, depth: int = 0) -> Iterator[tuple[str, bool]]:
        _require_shallow(depth)
        for child in element:
            if child.tag == f"{W}r":
                yield _words(child), _is_on(child.find(f"{W}rPr/{W}b"), bold)
            elif child.tag not in _LEFT_OUT:
                yield from self._runs(child, bold, depth + 1)

    def _label(self, look: Element | None, style: str) -> str:
        number = look.find(f"{W}numPr") if look is not None else None
        if number is not None:
            list_id, level = _of(number, "numId"), number_of(_of(number, "ilvl"))
            return self.numbering.label(list_id, level) if list_id not in {"", "0"} else ""
        tied = self._styled(style, "number") or self.numbering.of_style(style)
        return self.numbering.label(*tied) if isinstance(tied, tuple) else ""

    def _level(self, look: Element | None, style: str) -> int:
        own = _of(look, "outlineLvl")
        outline = number_of(own, 9) if own else self._styled(style, "outline")
        return int(outline) + 1 if isinstance(outline, int) and outline < 9 else 0

    def _styled(self, style: str, what: str) -> object:
        """What a style or the ones it is based on say."""
        for _step in range(12):
            found = self.styles.get(style)
            if found is None:
                return None
            if (value := getattr(found, what)) is not None:
                return value
            style = found.based_on
        return None


def _require_shallow(depth: int) -> None:
    if depth > DEEPEST:
        raise FileRefused("damaged")


def _nearest(element: Element, name: str) -> Iterator[Element]:
    """Those below that stand in no other of the same name: a table within a table reads its own rows."""
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag not in _LEFT_OUT:
            waiting += reversed(child)


def _words(run: Element) -> str:
    words = []
    for child in run:
        if child.tag == f"{W}t":
            words.append(child.text or "")
        elif child.tag in _SIGNS:
            is_page = child.get(f"{W}type") in {"page", "column"}
            words.append("\n" if is_page else _SIGNS[child.tag])
    return "".join(words)


def _styles(root: Element | None) -> dict[str, _Style]:
    return (
        {}
        if root is None
        else {element.get(f"{W}styleId", ""): _style(element) for element in root.findall(f"{W}style")}
    )


def _style(element: Element) -> _Style:
    number = element.find(f"{W}pPr/{W}numPr")
    outline = _of(element.find(f"{W}pPr"), "outlineLvl")
    bold = element.find(f"{W}rPr/{W}b")
    return _Style(
        _of(element, "name"), _of(element, "basedOn"), None if bold is None else _is_on(bold, False),
        number_of(outline, 9) if outline else None,
        (_of(number, "numId"), number_of(_of(number, "ilvl"))) if number is not None and _of(number, "numId") else None,
    )  # fmt: skip


def _of(element: Element | None, name: str) -> str:
    child = element.find(f"{W}{name}") if element is not None else None
    return "" if child is None else child.get(f"{W}val", "")


def _is_on(element: Element | None, inherited: bool) -> bool:
    return inherited if element is None else element.get(f"{W}val", "1") not in {"0", "false", "off"}
