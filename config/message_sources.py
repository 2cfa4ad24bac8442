"""Which sentences the code and the templates want translated: found by reading them, app by app."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.extract import extract
from django.template.base import Lexer, Token, TokenType
from django.utils.text import smart_split
from django.utils.translation import trim_whitespace

KEYWORDS: dict[str, Any] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A sentence to translate, with its plural and context where it has them, and where it stands."""

    singular: str
    plural: str = ""
    context: str = ""
    place: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What a catalogue finds it by."""
        return self.context, self.singular


def wanted_in(app: Path) -> list[Wanted]:
    """Every sentence of an app, once, in the order of its files."""
    found: dict[tuple[str, str], Wanted] = {}
    for file in sorted(app.rglob("*")):
        inside = file.relative_to(app).parts
        if file.is_file() and not {"tests", "static", "migrations"} & set(inside):
            for each in _in_file(file, f"liren/{app.name}/{'/'.join(inside)}"):
                found[each.key] = _richer(found.get(each.key), each)
    return list(found.values())


def _in_file(file: Path, place: str) -> Iterator[Wanted]:
    if file.suffix == ".py":
        yield from _in_python(file, place)
    elif "templates" in file.parts and file.suffix in {".html", ".txt", ".svg"}:
        yield from in_template(file.read_text(), place)


def _in_python(file: Path, place: str) -> Iterator[Wanted]:
    with file.open("rb") as stream:
        for _line, message, _comments, context in extract("python", stream, keywords=KEYWORDS):
            words = message if isinstance(message, tuple) else (message,)
            singular, plural = ([word for word in words if word and word != context] + ["", ""])[:2]
            if singular:
                yield Wanted(singular, plural, context or "", place)


def in_template(text: str, place: str = "") -> Iterator[Wanted]:
    """Every sentence of a template: `{% translate %}`, `{% blocktranslate %}` and `_("…")` in expressions."""
    tokens = iter(Lexer(text).tokenize())
    for token in tokens:
        name = token.contents.split(None, 1)[0] if token.contents.strip() else ""
        if token.token_type is TokenType.BLOCK and name in {"translate", "trans"}:
            yield from _inline(token, place)
        elif token.token_type is TokenType.BLOCK and name in {"blocktranslate", "blocktrans"}:
            yield _block(token, tokens, place)
        elif token.token_type is not TokenType.COMMENT:
            yield from (Wanted(match[2], place=place) for match in _CALL.finditer(token.contents))


def _inline(token: Token, place: str) -> Iterator[Wanted]:
    words = list(smart_split(token.contents))
    if len(words) > 1 and words[1][0] in "\"'":
        yield Wanted(_unquoted(words[1]).replace("%", "%%"), context=_context(words), place=place)


def _block(opening: Token, tokens: Iterator[Token], place: str) -> Wanted:
    words = list(smart_split(opening.contents))
    forms = ["", ""]
    at = 0
    for token in tokens:
        if token.token_type is TokenType.BLOCK:
            if token.contents.strip() != "plural":
                break
            at = 1
        elif token.token_type is TokenType.VAR:
            forms[at] += f"%({token.contents.split('|')[0].strip()})s"
        elif token.token_type is TokenType.TEXT:
            forms[at] += token.contents.replace("%", "%%")
    if "trimmed" in words:
        forms = [trim_whitespace(form) for form in forms]
    return Wanted(forms[0], forms[1], context=_context(words), place=place)


def _context(words: list[str]) -> str:
    return (
        _unquoted(words[words.index("context") + 1])
        if "context" in words[2:] or "context" in words[1:]
        else ""
    )


def _unquoted(word: str) -> str:
    return word[1:-1].replace(f"\\{word[0]}", word[0])


def _richer(known: Wanted | None, new: Wanted) -> Wanted:
    return new if known is None or (new.plural and not known.plural) else known


_CALL = re.compile(r"""(?<![\w.])_\(\s*(["'])((?:(?!\1).)+)\1\s*\)""")
