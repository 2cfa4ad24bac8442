"""Which clauses bind a place or something in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q
from django.http import Http404

from liren.kernel.scope import Actor
from liren.places.choices import Level
from liren.places.queries.succession import former_codes
from liren.policy.choices import PackState
from liren.policy.models import Adoption, Clause, Pack
from liren.policy.queries.fenced import hidden_from

WORDS = ("check_data", "role", "role_en", "office", "office_en")
"""Long columns that a roll-up does not show."""


@dataclass(frozen=True)
class Binding:
    """The packs that are looked at, and their clauses in reading order."""

    every: list[Pack]
    """Also those that are not chosen: drafts, what was superseded."""
    packs: list[Pack]
    clauses: list[Clause]
    checks: frozenset[int]
    """The clauses that are judged by a check of their own: the others repeat what stands below them."""

    @cached_property
    def tops(self) -> list[Clause]:
        """The clauses on top of each document."""
        return [clause for clause in self.clauses if clause.parent_id is None]

    @cached_property
    def root(self) -> dict[int, int]:
        """Each clause → the one on top of it."""
        found: dict[int, int] = {}
        for clause in self.clauses:  # parents come first
            found[clause.pk] = clause.pk if clause.parent_id is None else found[clause.parent_id]
        return found

    def under(self, top: Clause) -> list[Clause]:
        """The checks under a top clause."""
        return [one for one in self.clauses if one.pk in self.checks and self.root[one.pk] == top.pk]


def binding(actor: Actor, code: str, pack: str, today: date, *, every: bool = False) -> Binding:
    """What binds a place: everything in force, or one document that was chosen (404 for one that does not bind).

    Without the clauses whose verdicts the reader may not know. `every`: also drafts and what was superseded.
    """
    known = Clause.objects.filter(_binds(code)).exclude(pk__in=hidden_from(actor, code))
    rows = known.select_related("pack").defer(*WORDS)
    found = list(rows.annotate(checked=Q(check_data__isnull=False)).order_by("pack__kind", "pack", "order"))
    papers = list({clause.pack_id: clause.pack for clause in found}.values())
    packs = [one for one in papers if every or (one.code == pack if pack else _in_force(one, today))]
    if pack and not packs:
        raise Http404
    return _chosen(papers, packs, found)


def _chosen(known: list[Pack], packs: list[Pack], found: Iterable[Clause]) -> Binding:
    chosen = {one.pk for one in packs}
    clauses = [clause for clause in found if clause.pack_id in chosen]
    checks = frozenset(clause.pk for clause in clauses if clause.checked)  # type: ignore[attr-defined]
    return Binding(known, packs, clauses, checks)


def _binds(code: str) -> Q:
    """The pack's area holds the place, or lies in it; or the pack was adopted for such an area."""
    above = ["", *(code[:level] for level in Level.values if 0 < level <= len(code))]
    adopted = Adoption.objects.unscoped("which documents apply where is public").filter(
        Q(place_code__in=above) | Q(place_code__startswith=code), to_on=None
    )
    return (
        Q(pack__area__in=above)
        | Q(pack__area__in=former_codes(above))
        | Q(pack__area__startswith=code)
        | Q(pack__in=adopted.values("pack"))
    )


def _in_force(pack: Pack, today: date) -> bool:
    begun = pack.valid_from is None or pack.valid_from <= today
    return pack.state == PackState.IN_FORCE and begun and (pack.valid_to is None or pack.valid_to >= today)
