"""The sheet of a place: its clauses, its units by need of help, its key figures, its map, its trend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import sub

from django.utils import timezone

from liren.kernel.scope import Actor
from liren.overview.colouring import Colouring, colouring
from liren.overview.measured import KEY, Measured
from liren.overview.queries.binding import Binding, binding
from liren.overview.queries.measured import ByPlace, Freshness, freshness, measured
from liren.overview.queries.places_below import people_by_grid, place_and_below
from liren.overview.queries.standings import ByClause, standings
from liren.overview.queries.trends import Line, trend
from liren.overview.standing import Standing, total
from liren.places.choices import Level
from liren.places.models import Place
from liren.policy.models import Clause

WIDE = 11
"""Clauses side by side; with more of them the matrix shows whole documents."""
MOST = 40
"""Units shown at once; a longer list opens on request."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the matrix: a top clause, or a whole document."""

    label: str
    words: str
    checks: frozenset[int]
    anchor: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of the matrix."""

    place: Place
    cells: list[tuple[Column, Standing]]
    all: Standing


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for."""

    code: str
    pack: str = ""
    by: str = ""
    """What the map is coloured by: a clause, an indicator, or (empty) how the units stand altogether."""
    state: str = ""
    whole: bool = False
    today: date | None = None


class Rollup:
    """Everything that the sheet shows, read in six queries however large the place is."""

    def __init__(self, actor: Actor, asked: Asked, fresh: Freshness | None = None) -> None:
        self.actor, self.asked = actor, asked
        self.today = asked.today or timezone.localdate()
        self.place, self.below = place_and_below(actor, asked.code)
        self.binding: Binding = binding(actor, asked.code, asked.pack, self.today)
        self.codes = [self.place.code, *(place.code for place in self.below)]
        self.fresh = fresh or freshness(actor, asked.code)

    @property
    def is_community(self) -> bool:
        """Whether the place itself is judged and has only grids below."""
        return len(self.place.code) >= Level.COMMUNITY

    @cached_property
    def standings(self) -> Mapping[str, ByClause]:
        """Place → check → standing."""
        return standings(self.actor, self.codes, self.binding.checks)

    @cached_property
    def here(self) -> ByClause:
        """The place with everything below it."""
        return self.standings.get(self.place.code, {})

    @cached_property
    def all(self) -> Standing:
        """Every check of the place and of everything below it."""
        return total(self.here.values())

    @cached_property
    def columns(self) -> list[Column]:
        """Top clauses, or documents where these are too many."""
        tops = [top for top in self.binding.tops if self._judged(top)]
        if len(tops) <= WIDE:
            return [_column(top, self.binding) for top in tops]
        return [self._document(pack.pk, str(pack), tops) for pack in self.binding.packs]

    @cached_property
    def units(self) -> list[Unit]:
        """The judged units one level below, who needs most help first; the place's own row is not among them."""
        found = [self._unit(place, self.standings.get(place.code, {})) for place in self.below]
        judged = [unit for unit in found if unit.all.bound]
        return sorted(judged, key=lambda unit: (unit.all.order, unit.place.code))

    @property
    def shown(self) -> list[Unit]:
        """The rows of the page."""
        return self.units if self.asked.whole else self.units[:MOST]

    @cached_property
    def own(self) -> Unit | None:
        """What is asked of the place itself (a subdistrict's own duties), beside what its units do."""
        below = total(unit.all for unit in self.units)
        if self.is_community or self.all == below:
            return None
        rest = {check: _less(standing, [self.standings.get(place.code, {}).get(check) for place in self.below])
                for check, standing in self.here.items()}  # fmt: skip
        return self._unit(self.place, rest)

    @cached_property
    def failing(self) -> list[Unit]:
        """The units in which something is not met."""
        return [unit for unit in self.units if unit.all.not_met]

    @cached_property
    def clauses(self) -> list[tuple[Clause, Standing, list[tuple[Clause, Standing]]]]:
        """Top clauses with their checks; only those in the state that is asked for."""
        groups = [(top, self._checks(top)) for top in self.binding.tops]
        return [(top, total(s for _clause, s in checks), checks) for top, checks in groups if checks]

    @cached_property
    def figures(self) -> Mapping[str, ByPlace]:
        """Indicator → place → figure: the key ones, and the one of the map."""
        return measured(self.actor, self.codes, dict.fromkeys((*KEY, self.asked.by)))

    @property
    def key_figures(self) -> list[Measured]:
        """What is known of the key indicators."""
        found = (self.figures.get(key, {}).get(self.place.code) for key in KEY)
        return [one for one in found if one]

    @cached_property
    def line(self) -> Line:
        """The last thirty days."""
        return trend(self.actor, self.place.code, self.binding.checks, self.today)

    @cached_property
    def change(self) -> int | None:
        """How many fewer checks are not met than at the beginning of the line."""
        return self.line[0][1].not_met - self.line[-1][1].not_met if len(self.line) > 1 else None

    @cached_property
    def map(self) -> Colouring:
        """The units coloured."""
        people = people_by_grid(self.place.code) if self.is_community else {}
        return colouring(self, people)

    def _judged(self, clause: Clause) -> bool:
        return any(check.pk in self.here for check in self.binding.under(clause))

    def _checks(self, top: Clause) -> list[tuple[Clause, Standing]]:
        rows = [(check, self.here[check.pk]) for check in self.binding.under(top) if check.pk in self.here]
        wanted = self.asked.state
        return [(check, s) for check, s in rows if not wanted or getattr(s, wanted)]

    def _unit(self, place: Place, standing: ByClause) -> Unit:
        cells = [
            (column, total(standing[check] for check in column.checks if check in standing))
            for column in self.columns
        ]
        return Unit(place, cells, total(standing.values()))

    def _document(self, pack: int, words: str, tops: list[Clause]) -> Column:
        members = [_column(top, self.binding) for top in tops if top.pack_id == pack]
        return Column("", words, frozenset().union(*(column.checks for column in members)), "clauses")


def _column(top: Clause, told: Binding) -> Column:
    return Column(top.label, top.words, frozenset(one.pk for one in told.under(top)), f"c{top.pk}")


def _less(whole: Standing, parts: list[Standing | None]) -> Standing:
    """What is left of the whole without its parts."""
    below = total(part for part in parts if part)
    return Standing(*map(sub, whole.counts, below.counts))
