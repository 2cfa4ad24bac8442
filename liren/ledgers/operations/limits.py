"""A place's own limit for exports without approval."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from liren.accounts.queries.actors import account_of
from liren.events.operations.record import record
from liren.kernel.changing import creating
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.ledgers.models import ExportLimit
from liren.ledgers.queries.exports import APPROVE, limit_for
from liren.ledgers.rules import MOST_ROWS


def set_limit(*, actor: Actor, place_code: str, rows: int) -> ExportLimit:
    """From now on exports of this place with more rows wait for approval. Refuses more than a file may hold."""
    if not 0 <= rows <= MOST_ROWS:
        raise Refused(_("Between 0 and 50,000 rows."), field="rows")
    with creating(actor=actor, permission=APPROVE, place_code=place_code):
        before = limit_for(place_code)
        limit, _made = ExportLimit.objects.visible_to(actor, APPROVE).update_or_create(
            place_code=place_code, defaults={"rows": rows, "by": account_of(actor)}
        )
        record("ledgers.export_limit_set", actor=actor, place_code=place_code, subject=limit,
               old={"rows": before}, new={"rows": rows})  # fmt: skip
    return limit
