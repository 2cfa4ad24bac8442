"""Drafts and their clauses, as the pages want them."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet

from liren.kernel.scope import Actor
from liren.policy.choices import ClauseWork, Way
from liren.policy.drafting.assembled import has_parts
from liren.policy.drafting.dictionary import suggested
from liren.policy.drafting.prefill import prefilled
from liren.policy.forms.drafts import shown
from liren.policy.models import Draft, DraftClause

RIGHT = "policy.edit"


def drafts_of(actor: Actor) -> QuerySet[Draft]:
    """The drafts of one's own area, the latest first, with how many clauses wait."""
    rows = Draft.objects.visible_to(actor, RIGHT).defer("front", "back").select_related("by", "pack")
    return rows.annotate(
        waiting=Count("clauses", filter=Q(clauses__work=ClauseWork.TODO)), total=Count("clauses")
    )


def begin(row: DraftClause) -> dict[str, Any]:
    """What the form of a clause begins with: what was saved, or what the text itself says of its check."""
    if row.work != ClauseWork.TODO or row.summary or row.check_data:
        return shown(row)
    known = prefilled(row.text, row.found, lambda words: suggested(row.heading, f"{row.heading}。{words}"))
    if has_parts(row, row.draft.clauses.only("order", "depth", "work", "draft_id")):
        known |= {"way": Way.PARTS}
    return {"at": 12, **known, "work": ClauseWork.DONE, "version": row.version}


def neighbours(row: DraftClause) -> tuple[int | None, int | None]:
    """The clauses before and after, in reading order."""
    numbers = row.draft.clauses
    before = numbers.filter(order__lt=row.order).order_by("-order").values_list("order", flat=True).first()
    after = numbers.filter(order__gt=row.order).order_by("order").values_list("order", flat=True).first()
    return before, after


def next_undone(row: DraftClause) -> int | None:
    """The next clause that waits for a person, going round at the end."""
    waiting = row.draft.clauses.filter(work=ClauseWork.TODO).values_list("order", flat=True)
    return waiting.filter(order__gt=row.order).first() or waiting.first()
