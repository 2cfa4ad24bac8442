"""Taking a copy of the log away is itself in the log."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from liren.events.models import Event
from liren.events.operations.record import record
from liren.events.queries.log import PERMISSION, LogFilter, log
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor

MOST = 50_000


def take_log(chosen: LogFilter, *, actor: Actor, reason: str) -> list[Event]:
    """The events that fit, the newest first, for a file; recorded with the reason and the filter.

    Refused without a reason, and above fifty thousand events. Nobody is told.
    """
    place = chosen.place or actor.prefixes(PERMISSION)[0]
    actor.require(PERMISSION, place)
    if not reason.strip():
        raise Refused(_("Say why: an export is kept with its reason."), field="reason")
    events = list(log(actor, chosen)[: MOST + 1])
    if len(events) > MOST:
        raise Refused(
            _("More than %(most)s events fit. Choose a shorter time or one place.") % {"most": f"{MOST:,}"}
        )
    with transaction.atomic():
        record(
            "events.log_exported",
            actor=actor,
            place_code=place,
            label=_label(chosen, len(events)),
            reason=reason,
        )
    return events


def _label(chosen: LogFilter, count: int) -> str:
    days = f"{chosen.from_on or ''}–{chosen.to_on or ''}" if chosen.from_on or chosen.to_on else ""
    return " ".join(filter(None, (str(count), chosen.place, chosen.action, chosen.subject, days)))
