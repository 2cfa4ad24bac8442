"""Exports as pages show them: one's own, those to approve, all of an area."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.db.models import Q
from django.db.models.functions import Length
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.kernel.crypto import seal, unseal
from liren.kernel.errors import OutOfScope
from liren.kernel.scope import Actor, within
from liren.ledgers.catalogue import ledger_called
from liren.ledgers.models import ExportLimit
from liren.ledgers.rules import KEPT, ROWS_WITHOUT_APPROVAL
from liren.ledgers.wanted import Wanted
from liren.people.conditions import Conditions
from liren.people.models import Export
from liren.places.models import Place

EXPORT, APPROVE, LOG = "people.export", "exports.approve", "events.view"
PURPOSE = "ledgers.export_search"
LAST = 100


def mine(actor: Actor) -> Any:
    """What the actor asked for, as far as the right to export is still held there."""
    return _rows(EXPORT, actor).filter(by_id=actor.user_id)


def to_approve(actor: Actor) -> Any:
    """What waits for somebody like the actor; never what the actor asked for."""
    rows = _rows(APPROVE, actor).filter(approved_at=None, refused_at=None)
    return rows.exclude(by_id=actor.user_id)


def all_exports(actor: Actor) -> Any:
    """Every export of the area whose log the actor reads."""
    return _rows(LOG, actor)


def export_seen(actor: Actor, pk: int) -> Export:
    """One export: the asker's own, or one that the actor approves or audits. Else 404."""
    opened = Export.objects.unscoped("own, to approve or to audit: the condition stands here")
    own = Q(by_id=actor.user_id) & within("place_code", actor.prefixes(EXPORT))
    others = [within("place_code", actor.prefixes(right)) for right in (APPROVE, LOG)]
    found: Export | None = (
        opened.filter(own | others[0] | others[1], pk=pk).select_related("by", "approver").first()
    )
    if found is None:
        raise OutOfScope(_("There is nothing here that you can see. It may lie outside your area."))
    return found


def limit_for(place_code: str) -> int:
    """From how many rows on an export of a place needs approval: the nearest place's own limit."""
    above = [place_code[:digits] for digits in range(len(place_code) + 1)]
    rows = ExportLimit.objects.unscoped("limits of the places above bind everybody").filter(
        place_code__in=above
    )
    found = rows.order_by(Length("place_code").desc()).values_list("rows", flat=True).first()
    return ROWS_WITHOUT_APPROVAL if found is None else int(found)


def overdue() -> Any:
    """Files that are kept longer than they may be."""
    rows = Export.objects.unscoped("cleaning up: no actor")
    return rows.filter(approved_at__lt=timezone.now() - KEPT).exclude(file="")


def kept_conditions(conditions: Conditions) -> dict[str, str]:
    """A filter as an export's row keeps it: what was typed into the search box may be a name, so it is sealed."""
    told = {name: value for name, value in asdict(conditions).items() if value}
    if typed := told.pop("q", ""):
        told["sealed_q"] = seal(PURPOSE, typed).hex()
    return told


def wanted_of(export: Export) -> Wanted:
    """The ledger, filter and columns that an export was asked for."""
    told = dict(export.filters)
    typed = told.pop("sealed_q", "")
    conditions = Conditions.read({**told, "q": unseal(PURPOSE, bytes.fromhex(typed)) if typed else ""})
    return Wanted(ledger_called(export.what), conditions, tuple(export.columns))


def names_of(codes: Iterable[str]) -> dict[str, str]:
    """What people call these places."""
    rows = Place.objects.unscoped("names of places are public").filter(code__in=set(codes)).defer("boundary")
    return {place.code: str(place) for place in rows}


def _rows(permission: str, actor: Actor) -> Any:
    return Export.objects.visible_to(actor, permission).select_related("by", "approver").order_by("-id")
