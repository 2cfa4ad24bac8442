"""Clauses that are judged from records behind a right of their own (care files): who may not see these sees no verdict.

Neither the state of such a clause nor a count in which it stands is shown: a clause that asks for “at least three” answers,
asked often enough, how many there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from liren.kernel.declarations import declared
from liren.kernel.scope import Actor
from liren.policy.measuring.rights import may_know
from liren.policy.models import Clause


def hidden_from(actor: Actor, place_code: str) -> QuerySet[Clause]:
    """The clauses whose verdicts a reader may not know in a place."""
    return _judged_by(key for key in declared("indicators") if not may_know(actor, key, place_code))


def fenced() -> QuerySet[Clause]:
    """The clauses whose verdicts not everybody may know: nothing that everybody sees is made of them."""
    return _judged_by(key for key, one in declared("indicators").items() if one.source.permission)


def _judged_by(keys: Iterable[str]) -> QuerySet[Clause]:
    words = "|".join(map(re.escape, keys))
    if not words:
        return Clause.objects.none()
    return Clause.objects.alias(check_words=Cast("check_data", TextField())).filter(
        check_words__regex=rf"\m({words})\M"
    )
