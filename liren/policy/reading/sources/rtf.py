"""Rich text (RTF), which old programs save under the name of .doc."""

from __future__ import annotations

import re

from liren.policy.reading.sources.page import Line
from liren.policy.reading.sources.text import lines_of

_TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\u(-?\d{1,6}) ?|\\([a-z]{1,32})(-?\d{1,10})? ?|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_HIDDEN_WORDS = (
    b"fonttbl colortbl stylesheet info pict object header footer headerl headerr "
    b"footerl footerr themedata datastore listtable listoverridetable generator xmlnstbl"
)
_HIDDEN = frozenset(_HIDDEN_WORDS.split())
_BREAKS = {b"par": "\n", b"line": "\n", b"row": "\n", b"page": "\n", b"sect": "\n", b"tab": "\t", b"cell": "\t", b"emdash": "—", b"endash": "–",
           b"ldblquote": "“", b"rdblquote": "”", b"lquote": "‘", b"rquote": "’", b"bullet": "•"}  # fmt: skip


class _Reader:
    """Words as they come; bytes of a Chinese character are gathered until it is whole."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.raw = bytearray()
        self.hidden = [False]
        self.skip = [1]
        self.pending = 0

    def put(self, words: str) -> None:
        """Visible words."""
        if self.raw:
            self.words.append(self.raw.decode("gb18030", "replace"))
            self.raw.clear()
        if not self.hidden[-1]:
            self.words.append(words)

    def byte(self, value: int) -> None:
        """One byte of a character; after \\u it is only its substitute."""
        if self.pending:
            self.pending -= 1
        elif not self.hidden[-1]:
            self.raw.append(value)

    def sign(self, code: int) -> None:
        """A character by its number."""
        self.put(chr(code % 0x10000))
        self.pending = self.skip[-1]

    def text(self, words: bytes) -> None:
        """Plain signs between commands."""
        if self.pending:
            cut = min(self.pending, len(words))
            self.pending -= cut
            words = words[cut:]
        if words:
            self.put(words.decode("gb18030", "replace"))

    def group(self, mark: bytes) -> None:
        """A brace opens or closes what commands reach."""
        self.put("")
        if mark == b"{":
            self.hidden.append(self.hidden[-1])
            self.skip.append(self.skip[-1])
        elif len(self.hidden) > 1:
            self.hidden.pop()
            self.skip.pop()

    def command(self, word: bytes, value: bytes | None) -> None:
        """A word with a backslash."""
        if word in _HIDDEN:
            self.hidden[-1] = True
        elif word == b"uc":
            self.skip[-1] = int(value or 1)
        elif word in _BREAKS:
            self.put(_BREAKS[word])


def rtf_lines(data: bytes) -> list[Line]:
    """The lines of a rich text."""
    reader = _Reader()
    for match in _TOKEN.finditer(data):
        _read(reader, match)
    reader.put("")
    text = "".join(reader.words).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return lines_of(text)


def _read(reader: _Reader, match: re.Match[bytes]) -> None:
    code, number, word, value, sign, brace, words = match.groups()
    if code:
        reader.byte(int(code, 16))
    elif number:
        reader.sign(int(number))
    elif word:
        reader.command(word, value)
    elif brace:
        reader.group(brace)
    elif words:
        reader.text(words)
    elif sign == b"*":
        reader.hidden[-1] = True
    elif sign in {b"\\", b"{", b"}", b"~"}:
        reader.put(" " if sign == b"~" else sign.decode())
