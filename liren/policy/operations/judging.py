"""Judge units by clauses: all of them, or those that changed values can have moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from liren.places.queries.succession import current_codes
from liren.policy.judging.clauses import Judged, judged
from liren.policy.judging.combine import COMBINE, TALLY, TALLY_SOME
from liren.policy.judging.statement import judge_sql
from liren.policy.judging.writing import FORGET
from liren.policy.models import Adoption, Clause, Pack
from liren.policy.operations.measuring import LEVELS, indicator_ids
from liren.policy.queries.fenced import fenced

AT_ONCE = 30
"""Clauses in one statement: its columns are computed a unit at a time."""


@dataclass(frozen=True, slots=True)
class Round:
    """One act of judging: which day counts, when it happens, which units (None: all) and clauses (None: all)."""

    today: date
    at: datetime
    codes: tuple[str, ...] | None = None
    clauses: frozenset[int] | None = None

    @property
    def words(self) -> dict[str, Any]:
        """The parameters that every statement takes."""
        return {"today": self.today, "at": self.at, "codes": None if self.codes is None else list(self.codes)}

    def touches(self, areas: Iterable[str]) -> bool:
        """Whether any of the units lies in one of the areas."""
        return self.codes is None or any(code.startswith(area) for area in areas for code in self.codes)


def judge(
    *,
    today: date | None = None,
    codes: Iterable[str] | None = None,
    clauses: Iterable[int] | None = None,
    packs: Iterable[str] | None = None,
    also: Iterable[str] = (),
) -> int:
    """Judge units (all, or those with these codes) by clauses (all, or some); how many verdicts are different now.

    A pack judges the area that it binds, those that adopted it, and for this once those in `also`. Inner clauses and
    the tallies of the places above follow. Values must have been measured before.
    """
    this = Round(
        today or timezone.localdate(),
        timezone.now(),
        None if codes is None else tuple(sorted(codes)),
        None if clauses is None else frozenset(clauses),
    )
    ids = indicator_ids()
    with transaction.atomic():
        _one_at_a_time()
        return sum(_judge_pack(pack, this, ids, also) for pack in _packs(packs, this.today))


def follow(clause: Clause, place_code: str) -> None:
    """Judge one clause anew where a decision fell, and the places and tallies above it."""
    codes = {place_code[:level] for level in LEVELS if level <= len(place_code)}
    judge(codes=codes, clauses=[clause.pk], packs=[clause.pack.code])


def clauses_using(keys: Iterable[str]) -> set[int]:
    """The clauses whose verdict depends on one of these indicators, and those that are judged by them."""
    wanted = set(keys)
    rows = Clause.objects.filter(check_data__isnull=False).values_list("id", "check_data")
    return {one.clause_id for one in judged(rows) if wanted & set(one.check.indicators)}


def drop_orphans(today: date) -> int:
    """Verdicts of closed places and of packs that are not valid on the day go, and tallies of nothing; how many.

    Their days stay.
    """
    dropped = 0
    with connection.cursor() as cursor:
        for statement in (_CLOSED, _EXPIRED, _EMPTY):
            cursor.execute(statement, {"today": today})
            dropped += cursor.rowcount
    return dropped


def forget(pack: Pack, area: str) -> None:
    """The verdicts of an area that a pack judges no longer go. Their days stay."""
    with connection.cursor() as cursor:
        cursor.execute(_LEFT, {"pack": pack.pk, "area": area})


def areas_of(pack: Pack) -> list[str]:
    """The codes of the areas whose units a pack judges: the one that it binds, and those that adopted it.

    An area that was merged or renumbered away is bound through those that took over from it.
    """
    adopted = Adoption.objects.unscoped("which areas the judge looks at").filter(pack=pack, to_on=None)
    own = current_codes(pack.area) if pack.area else [pack.area]
    return [*own, *adopted.values_list("place_code", flat=True)]


def binds(clause: Clause, place_code: str) -> bool:
    """Whether a clause's document judges a place: it lies in the area, or adopted it."""
    return any(place_code.startswith(area) for area in areas_of(clause.pack))


def _packs(codes: Iterable[str] | None, today: date) -> list[Pack]:
    """The packs (all, or some) that are valid on the day: what was replaced judges nobody any more."""
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=today)
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gte=today)
    packs = Pack.objects.filter(begun, lasting)
    return list(packs if codes is None else packs.filter(code__in=list(codes)))


def _judge_pack(pack: Pack, this: Round, ids: Mapping[str, int], also: Iterable[str]) -> int:
    """One pack: its checks, then the clauses that are judged by those below, then the tallies above."""
    areas = [*areas_of(pack), *also]
    levels = _by_level(pack, this.clauses)
    if not levels or not this.touches(areas):
        return 0
    touched = _with_those_above(pack, this.clauses)
    changed = _compare(levels, areas, this, ids)
    _combine(pack, this, touched)
    _tally(pack, this, touched)
    return changed


def _compare(levels: dict[int, list[Judged]], areas: list[str], this: Round, ids: Mapping[str, int]) -> int:
    words = {**this.words, "areas": [f"{area}%" for area in areas]}
    changed = 0
    for level, members in levels.items():
        for some in _chunks(members):
            changed += _run(judge_sql(some, ids), {**words, "level": level})
    return changed


def _with_those_above(pack: Pack, clauses: frozenset[int] | None) -> list[int] | None:
    """Some clauses of a pack and all that are judged by them; None is all there are."""
    if clauses is None:
        return None
    parents = dict(pack.clauses.values_list("id", "parent_id"))
    found: set[int] = set()
    for number in clauses & parents.keys():
        above: int | None = number
        while above is not None and above not in found:
            found.add(above)
            above = parents[above]
    return sorted(found)


def _by_level(pack: Pack, wanted: frozenset[int] | None) -> dict[int, list[Judged]]:
    rows = pack.clauses.filter(check_data__isnull=False).values_list("id", "at", "check_data")
    found: dict[int, list[tuple[int, Any]]] = defaultdict(list)
    for number, at, data in rows:
        if at and (wanted is None or number in wanted):
            found[at].append((number, data))
    return {at: judged(members) for at, members in found.items()}


def _combine(pack: Pack, this: Round, touched: list[int] | None) -> None:
    """Clauses that are judged by those below, the deepest first."""
    depths = set(pack.clauses.order_by().values_list("depth", flat=True))
    words = {
        **this.words, "pack": pack.pk, "touched": touched, "fenced": list(fenced().filter(pack=pack).values_list("pk", flat=True)),
    }  # fmt: skip
    for depth in sorted(depths, reverse=True)[1:]:
        _run(COMBINE, {**words, "depth": depth})


def _tally(pack: Pack, this: Round, touched: list[int] | None) -> None:
    """Sums of the places above: of all at once, or of some, level by level."""
    words = {**this.words, "pack": pack.pk, "touched": touched}
    if this.codes is None:
        _run(TALLY, {**words, "levels": [int(level) for level in LEVELS[1:]]})
        return
    for below, level in pairwise(LEVELS):
        if above := sorted({code[:level] for code in this.codes if len(code) > level}):
            _run(TALLY_SOME, {**words, "below": int(below), "level": int(level), "above": above})


def _chunks(members: list[Judged]) -> Iterator[list[Judged]]:
    for start in range(0, len(members), AT_ONCE):
        yield members[start : start + AT_ONCE]


def _run(statement: str, words: Mapping[str, Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, words)
        return int(cursor.fetchone()[0])


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('liren.policy.judging'))")


_CLOSED = FORGET.format(
    which="WHERE NOT EXISTS (SELECT FROM places_place p WHERE p.code = v.place_code AND p.closed_on IS NULL)"
)
_EXPIRED = FORGET.format(
    which="USING policy_clause c JOIN policy_pack p ON p.id = c.pack_id"
    " WHERE c.id = v.clause_id AND (p.valid_to < %(today)s OR p.valid_from > %(today)s)"
)
_LEFT = FORGET.format(
    which="USING policy_clause c WHERE c.id = v.clause_id AND c.pack_id = %(pack)s AND v.place_code ^@ %(area)s"
)
_EMPTY = """
    DELETE FROM policy_tally t
     WHERE NOT EXISTS (SELECT FROM policy_verdict v WHERE v.clause_id = t.clause_id
                          AND v.place_code > t.place_code AND v.place_code < t.place_code || '~')
"""
