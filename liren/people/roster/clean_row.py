"""One person of a roster, read: what an import stages. And the plan by which rows are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from liren.kernel.moments import today_in_china
from liren.people.roster.header_words import Column
from liren.people.roster.headers import Headers
from liren.places.address import Address

NO_HOME = Address()


class CleanRow(NamedTuple):
    """A row without dirt. Empty text means: not told. Codes are those of the national tables."""

    row: int
    """Its number in the file."""
    name: str
    former_name: str
    identity: str
    """Resident identity number: 18 characters, checked; empty when there is none."""
    document_kind: str
    document: str
    """Passport or permit, for those without a resident number."""
    sex: str
    """GB/T 2261.1; from the identity number where there is one."""
    born: date | None
    ethnicity: str
    """GB/T 3304."""
    marital: str
    """GB/T 2261.2."""
    education: str
    """GB/T 4658."""
    political: str
    """GB/T 4762."""
    phones: tuple[str, ...]
    home: Address
    """The parts of the address; all empty when there is none or it names no home."""
    address: str
    """The address as one canonical line, or as written when it could not be read."""
    registered_address: str
    standing: str
    """both, living, registered; empty when not told."""
    grid: str
    """Code of the grid (or of the community, in the roster of a subdistrict); the grid's name as written when the
    plan knows no grids."""
    occupation: str
    employer: str
    tags: tuple[str, ...]
    note: str
    relation: str
    """Relation to the head, GB/T 4761."""
    household_number: str
    head_name: str
    head_identity: str
    household: str
    """Rows with one key are one household. Set by `Households.assign`."""
    is_head: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """How the rows of one file are read."""

    columns: tuple[Column, ...]
    place_code: str
    today: date
    grids: tuple[tuple[str, str], ...] = ()
    """(name, code) of the place's grids; empty: grids stay as written."""
    communities: tuple[str, ...] = ()
    """Names by which the place, or one above it, may be called in a 社区 column; empty: not checked."""
    regions: tuple[str, ...] = ()
    """Names of the county, city and province it lies in: an address that names others is no home here."""
    below: tuple[tuple[str, str], ...] = ()
    """(name, code) of the communities inside a wider place: its 社区 column says where a row belongs."""
    formulas: frozenset[tuple[int, int]] = frozenset()

    def column(self, fact: str) -> Column | None:
        """The column that carries a fact, if there is one."""
        return next((column for column in self.columns if column.fact == fact), None)


def make_plan(
    headers: Headers,
    *,
    place_code: str,
    grids: Iterable[tuple[str, str]] = (),
    communities: tuple[str, ...] = (),
    regions: tuple[str, ...] = (),
    below: Iterable[tuple[str, str]] = (),
    formulas: tuple[tuple[int, int], ...] = (),
    today: date | None = None,
) -> Plan:
    """Settle how a file with these headers is read for this place. Call it with `roster.formulas`."""
    return Plan(
        columns=tuple(column for column in headers.columns if column.fact),
        place_code=place_code,
        today=today or today_in_china(),
        grids=tuple(grids),
        communities=communities,
        regions=regions,
        below=tuple(below),
        formulas=frozenset(formulas),
    )


__all__ = ["NO_HOME", "CleanRow", "Plan", "make_plan"]
