"""Read a pack's YAML and remember on which line everything stands, so that a mistake can be pointed at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

Where = tuple[str | int, ...]
"""The way to a thing in a file: ("clauses", 0, "check", "than")."""
MOST = 40_000
"""Values in a file, whatever it repeats: the longest of the shipped packs has a twentieth of them."""
LARGEST = 2_000_000
"""Bytes. The longest of the shipped packs has a twentieth of it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong: in which file, on which line, in one sentence; and the way to it, for a form."""

    file: str
    line: int
    sentence: str
    where: Where = ()

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as read: its data, and the line of each thing in it."""

    name: str
    data: Any
    lines: dict[Where, int]

    def line(self, where: Where) -> int:
        """The line of a thing, or of the nearest thing around it."""
        while where not in self.lines and where:
            where = where[:-1]
        return self.lines.get(where, 1)

    def problem(self, where: Where, sentence: str) -> Problem:
        """A problem with the thing at `where`."""
        return Problem(self.name, self.line(where), sentence, where)


def read_source(path: Path, name: str = "") -> SourceFile:
    """Read a YAML file; raises `yaml.YAMLError` or `UnicodeDecodeError` where it is none."""
    data = path.read_bytes()
    if len(data) > LARGEST:
        raise yaml.YAMLError(_("The file is larger than {n} bytes.").format(n=LARGEST))
    return read_text(data.decode(), name or str(path))


def read_text(text: str, name: str) -> SourceFile:
    """Read YAML from a text."""
    lines: dict[Where, int] = {}
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        return SourceFile(name, _value(node, (), lines, set()) if node else None, lines)
    except RecursionError:
        raise _too_much() from None


def _value(node: yaml.Node, where: Where, lines: dict[Where, int], above: set[int]) -> Any:
    lines.setdefault(where, node.start_mark.line + 1)
    if len(lines) > MOST:
        raise _too_much()
    if id(node) in above:
        raise yaml.YAMLError(_("Line {line} contains itself.").format(line=node.start_mark.line + 1))
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, where, lines, above | {id(node)})
    if isinstance(node, yaml.SequenceNode):
        inside = above | {id(node)}
        return [_value(item, (*where, n), lines, inside) for n, item in enumerate(node.value)]
    return _scalar(node)


def _too_much() -> yaml.YAMLError:
    return yaml.YAMLError(
        _("The file nests too deep, or repeats its parts until it has more than {n} values.").format(n=MOST)
    )


def _mapping(
    node: yaml.MappingNode, where: Where, lines: dict[Where, int], above: set[int]
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if key.value in found:
            raise yaml.YAMLError(
                _("Line {line}: “{key}” stands here twice.").format(line=line, key=key.value)
            )
        lines[(*where, key.value)] = line
        found[key.value] = _value(value, (*where, key.value), lines, above)
    return found


def _scalar(node: yaml.Node) -> Any:
    """Dates stay text, so that the schema can speak of them; numbers, yes/no and nothing are themselves."""
    kind = node.tag.rpartition(":")[2]
    if kind in {"int", "float", "bool", "null"}:
        return yaml.SafeLoader("").construct_object(node)
    return node.value
