"""Which places there are already, as somebody reads a list that refers to them by code or by name."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from liren.kernel.scope import code_range
from liren.places.choices import Level
from liren.places.models import Place


class Known:
    """The places of the database and of the list so far."""

    def __init__(self) -> None:
        self.added: dict[str, str] = {}

    def add(self, code: str, name: str) -> None:
        """Remember a place of the list."""
        self.added[code] = name

    def has(self, code: str) -> bool:
        """Whether there is a place with this code."""
        return code in self.added or _places().filter(code=code).exists()

    def place(self, wanted: str) -> str:
        """The code of a place given by code or by name; the name must be the only one of its kind."""
        if not wanted:
            raise ValueError(_("Without a code, the place above is needed."))
        codes = {code for code, name in self.added.items() if wanted in {code, name}}
        for field in ("code", "name", "short_name"):
            codes.update(_places().filter(**{field: wanted}).values_list("code", flat=True)[:2])
        if len(codes) != 1:
            raise ValueError((_several() if codes else _nowhere()) % {"name": wanted[:40]})
        return codes.pop()

    def code_for(self, name: str, parent: str) -> str:
        """The code of a named child: the one it has, else the next free one."""
        children = self._children(parent)
        if found := next((code for code, called in children.items() if called == name), ""):
            return found
        return next_code(parent, children)

    def _children(self, parent: str) -> dict[str, str]:
        digits = _child_digits(parent)
        low, high = code_range(parent)
        rows = _places().filter(level=digits, code__gte=low, code__lt=high).values_list("code", "name")
        here = {
            code: name for code, name in self.added.items() if len(code) == digits and code.startswith(parent)
        }
        return {**dict(rows), **here}


def next_code(parent: str, taken: dict[str, str] | set[str]) -> str:
    """The first free code under a parent after those that are taken."""
    width = _child_digits(parent) - len(parent)
    used = {int(code[len(parent) :]) for code in taken}
    number = max(used, default=0) + 1
    if number >= 10**width:
        number = next((n for n in range(1, 10**width) if n not in used), 0)
    if not number:
        raise ValueError(_("There is no free code left under %(parent)s.") % {"parent": parent})
    return f"{parent}{number:0{width}d}"


def _child_digits(parent: str) -> int:
    deeper = [level for level in Level.values if level > len(parent)]
    if not deeper:
        raise ValueError(_("A grid has no places below it."))
    return min(deeper)


def _places() -> Any:
    return Place.objects.unscoped(
        "a list refers to places by code or name; the result is checked against the area"
    )


def _several() -> str:
    return _("There are several places called “%(name)s”: give the code.")


def _nowhere() -> str:
    return _("There is no place “%(name)s”.")
