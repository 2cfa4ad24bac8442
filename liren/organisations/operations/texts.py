"""Texts of bodies with versions: a new one ends the one before it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.organisations.models import Organisation, RuleKind, RuleText
from liren.organisations.operations.records import Noun, add_row
from liren.organisations.operations.rules import require_forward

MANY = "other"
"""Kinds of which several may be in force at once: texts that have no kind of their own."""


def adopt_text(body: Organisation, *, actor: Actor, kind: RuleKind, **values: Any) -> RuleText:
    """Enter a text; it is the next version of its kind, and the version before it ends the day before."""
    last = _of_kind(body, kind).aggregate(n=Max("number"))["n"] or 0
    return add_row(
        RULE, actor=actor, place_code=body.place_code, organisation=body, kind=kind, number=last + 1, **values
    )


def _of_kind(body: Organisation, kind: RuleKind) -> Any:
    return RuleText.objects.unscoped("versions of one body's text").filter(organisation=body, kind=kind)


def _check_rule(row: RuleText) -> None:
    require_forward(row.from_on, row.to_on)
    if row.from_on < row.adopted_on:
        raise Refused(_("A text comes into force on the day it is adopted, or later."), field="from_on")
    later = _of_kind(row.organisation, row.kind).filter(from_on__gte=row.from_on, number__lt=row.number)
    if row.kind_id != MANY and later.exists():
        raise Refused(_("The version before this one came into force on that day or later."), field="from_on")


def _end_the_one_before(row: RuleText) -> None:
    if row.kind_id == MANY:
        return
    before = _of_kind(row.organisation, row.kind).filter(number__lt=row.number)
    open_then = before.filter(to_on__isnull=True) | before.filter(to_on__gte=row.from_on)
    open_then.update(to_on=row.from_on - timedelta(days=1))


RULE = Noun(RuleText, "rule_adopted", "rule_edited", "rule_removed", _check_rule, _end_the_one_before)
