"""A web page as lines: what is shown of it, block by block; scripts, styles and menus are left out."""

from __future__ import annotations

from html.parser import HTMLParser

from liren.policy.reading.sources.page import Line

_BLOCKS_WORDS = "p div br tr li ul ol h1 h2 h3 h4 h5 h6 table section article header footer main blockquote pre dd dt hr body title center form"
_BLOCKS = frozenset(_BLOCKS_WORDS.split())
_SILENT_WORDS = "script style noscript template head nav button select option svg iframe object"
_SILENT = frozenset(_SILENT_WORDS.split())
_CELLS = frozenset({"td", "th"})
_BOLD = frozenset({"b", "strong"})
_VOID_WORDS = "area base br col embed hr img input link meta source track wbr"
_VOID = frozenset(_VOID_WORDS.split())


class _Page(HTMLParser):
    """Collects the text of a page. Unclosed and crossing tags are taken as browsers take them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.words: list[str] = []
        self.bold = self.level = self.silent = self.cells = 0
        self.bold_length, self.only_bold = 0, True
        self.counters: list[int | None] = []
        self.item = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self.silent += tag not in _VOID
        if tag in _CELLS:
            self.cells += 1
            if any(word.strip() for word in self.words):
                self.words.append("\t")
        elif tag in _BLOCKS:
            self._break(keep_row=tag != "tr")
            self._open_block(tag, dict(attrs))
        self.bold += tag in _BOLD

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        if tag in _BLOCKS:
            self._break(keep_row=tag != "tr")
            self.level = 0
            if tag in {"ul", "ol"} and self.counters:
                self.counters.pop()
            self.cells = 0 if tag in {"tr", "table"} else self.cells
        self.bold = max(0, self.bold - (tag in _BOLD))

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split("\n"))
        if self.silent or not words:
            return
        if self.item and words.strip():
            self.words.append(self.item)
            self.item = ""
        if self.bold and self.only_bold:
            self.bold_length += len(words)
        elif words.strip():
            self.only_bold = False
        self.words.append(words)

    def _open_block(self, tag: str, attrs: dict[str, str | None]) -> None:
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.level = int(tag[1])
        if tag in {"ul", "ol"}:
            start = attrs.get("start") or "1"
            self.counters.append(
                int(start) if tag == "ol" and start.isdigit() else 1 if tag == "ol" else None
            )
        if tag == "li" and self.counters:
            count = self.counters[-1]
            self.item = "• " if count is None else f"{count}. "
            if count is not None:
                self.counters[-1] = count + 1

    def _break(self, *, keep_row: bool) -> None:
        if self.cells and keep_row:
            return
        text = "".join(self.words)
        lead = len(text) - len(text.lstrip())
        is_row = "\t" in text.strip()
        self.lines.append(
            Line(text.rstrip(), lead + self.bold_length if self.bold_length else 0, self.level, is_row)
        )
        self.words.clear()
        self.bold_length, self.only_bold = 0, True


def html_lines(text: str) -> list[Line]:
    """The lines of a web page."""
    page = _Page()
    page.feed(text)
    page.close()
    page._break(keep_row=False)
    return page.lines
