"""What apps declare so that engines need not know them: facts, indicators, publications, notices.

An app's `facts.py`, `indicators.py`, `publications.py` and `notices.py` each hold a tuple named like the
module in capitals. Engines read them all through `declared()`; two declarations with one key are refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol, TypeVar

from django.apps import apps
from django.db.models import Expression, F
from django.utils.functional import Promise

Text = str | Promise


class Declaration(Protocol):
    """Anything with a key that is unique among its kind."""

    @property
    def key(self) -> str: ...


class Kind(StrEnum):
    """The type of a fact's value: decides how it is read from a cell, compared and written."""

    TEXT = "text"
    INTEGER = "integer"
    DATE = "date"
    YES_NO = "yes_no"
    CODE = "code"
    MONEY = "money"
    AREA = "area"
    IDENTITY = "identity"
    PHONE = "phone"
    ADDRESS = "address"


class Sensitivity(StrEnum):
    """How much harm a leak would do; decides masking and who may export it (PIPL art. 28, 51)."""

    OPEN = "open"
    INTERNAL = "internal"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing the register knows about a subject: an entry of the data dictionary.

    `subject` is person, household, dwelling …; `path` is the ORM path or expression, seen from the subject's
    row, that yields the raw value; `show` turns the raw value into text (masked where it must be).
    """

    key: str
    label: Text
    subject: str
    kind: Kind
    path: str | Expression | F
    sensitivity: Sensitivity = Sensitivity.INTERNAL
    synonyms: tuple[str, ...] = ()
    table: Mapping[str, Text] | None = None
    show: Callable[[Any], str] | None = None
    right_aligned: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Rows that indicators measure, set-wise: read once for all indicators that share it.

    `rows` is what stands after FROM, `place` the SQL of a row's place code, `where` which rows count. `watch` maps
    every table that is read to the SQL of the place a changed row of it touches (`{row}` stands for the row).
    `%(today)s` is the day of the judgement. `permission`, where given, is the right without which nobody is shown figures
    that are made of these rows: what lies behind a fence does not come out as a number either.
    """

    key: str
    rows: str
    place: str
    watch: Mapping[str, str]
    where: str = "TRUE"
    permission: str = ""
    row: str = ""
    """The SQL of the key of a record, where a page can be asked for exactly the records that a figure counts."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What an app can judge: a measure per place that adds up the tree, with numerator and denominator.

    `numerator` and `denominator` are SQL aggregates over the rows of `source`; both are summed up the tree, and the
    value of a place is numerator ÷ denominator (× 100 where the unit is `percent`), or the numerator alone. A place
    without any row has no value, or nought where `empty_is_zero`: nothing entered is not the same as nothing there.
    `unit` is one of `liren.kernel.units`; `drill_down` names the page that lists the records (it takes `?place=`).
    """

    key: str
    label: Text
    unit: str
    source: Source
    numerator: str
    denominator: str = ""
    definition: Text = ""
    drill_down: str = ""
    drill_query: str = ""
    """What is asked for at that page besides the place: `age=80+`."""
    counts: str = ""
    """Which of the source's rows the numerator counts; with the source's `row`, the page shows just these: `counted=KEY`."""
    empty_is_zero: bool = False


@dataclass(frozen=True, slots=True)
class Publication:
    """What an app can publish, without personal data."""

    key: str
    label: Text
    build: Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Notice:
    """Whom an app tells about an event.

    `event` is the event's name; `recipients(event)` yields user ids; `message(event)` is one sentence with the
    next step; `link(event)` is where to go.
    """

    key: str
    event: str
    recipients: Callable[[Any], Iterable[int]]
    message: Callable[[Any], Text]
    link: Callable[[Any], str] = field(default=lambda event: "/")


D = TypeVar("D", bound=Declaration)


@cache
def declared(module: str) -> dict[str, Any]:
    """All declarations of one kind: `declared("facts")["person.name"]`, in the order of the apps."""
    found: dict[str, Any] = {}
    for config in apps.get_app_configs():
        for item in _of_app(config.name, module):
            if item.key in found:
                raise ValueError(f"{config.name}.{module}: {item.key} is declared twice")
            found[item.key] = item
    return found


def _of_app(package: str, module: str) -> tuple[Any, ...]:
    if not package.startswith("liren.") or find_spec(f"{package}.{module}") is None:
        return ()
    return tuple(getattr(import_module(f"{package}.{module}"), module.upper()))
