"""The compounds of a place, each with the body it must have, whether it has it, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models.expressions import RawSQL

from liren.kernel.scope import Actor, within
from liren.organisations import governance
from liren.organisations.choices import Kind, Role
from liren.organisations.models import CompoundSurvey, Organisation, Post
from liren.organisations.queries.bodies import PERMISSION, serving, standing
from liren.places.choices import CompoundKind
from liren.places.models import Compound

PARTY_MEMBERS = ("01", "02")


@dataclass(frozen=True, slots=True)
class Judged:
    """One compound as the list shows it."""

    compound: Compound
    survey: CompoundSurvey | None
    bodies: Sequence[Organisation]
    answer: governance.Governance
    has_it: bool

    @property
    def type(self) -> Any:
        """The type in words."""
        return governance.TYPES[self.answer.type]

    @property
    def required(self) -> Any:
        """The body it must have, in words."""
        return governance.BODIES[self.answer.body]


def judged(actor: Actor, place_code: str, day: date, only: RawSQL | None = None) -> list[Judged]:
    """Every compound of a place, judged; `only` those with these keys."""
    here = within("place_code", [place_code])
    compounds = Compound.objects.visible_to(actor, PERMISSION).filter(here).order_by("place_code", "name")
    compounds = compounds if only is None else compounds.filter(pk__in=only)
    surveys = {
        row.compound_id: row for row in CompoundSurvey.objects.visible_to(actor, PERMISSION).filter(here)
    }
    bodies = Organisation.objects.visible_to(actor, PERMISSION).filter(
        here, standing(day), compound__isnull=False
    )
    by_compound: dict[int, list[Organisation]] = {}
    for body in bodies.order_by("kind", "name"):
        by_compound.setdefault(body.compound_id or 0, []).append(body)
    heads = _compounds_with_party_heads(actor, here, day)
    return [
        _judge(row, surveys.get(row.pk), by_compound.get(row.pk, []), row.pk in heads) for row in compounds
    ]


def _judge(
    compound: Compound, survey: CompoundSurvey | None, bodies: list[Organisation], heads: bool
) -> Judged:
    kinds = {body.kind for body in bodies}
    answer = governance.govern(facts_of(compound, survey, kinds))
    there = heads if answer.body == governance.Required.REPRESENTATIVES else answer.body in kinds
    return Judged(compound, survey, bodies, answer, bool(answer.body) and there)


def facts_of(compound: Compound, survey: CompoundSurvey | None, kinds: set[str]) -> governance.Compound:
    """What is known: what exists is possible; the rest tells the survey."""
    firm = compound.kind == CompoundKind.WITH_FIRM or bool(compound.property_firm) or Kind.FIRM in kinds
    committee = True if Kind.OWNERS in kinds else survey.owners_committee_possible if survey else None
    branch = (
        True
        if compound.has_party_branch or Kind.PARTY in kinds
        else survey.branch_possible
        if survey
        else None
    )
    return governance.Compound(firm, committee, branch)


def _compounds_with_party_heads(actor: Actor, here: Any, day: date) -> set[int]:
    posts = Post.objects.visible_to(actor, PERMISSION).filter(here, serving(day), role=Role.BUILDING_HEAD)
    found = posts.filter(member__political__in=PARTY_MEMBERS, head_of__compound__isnull=False)
    return set(found.values_list("head_of__compound", flat=True))
