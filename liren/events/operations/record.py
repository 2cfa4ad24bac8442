"""Put an event into the transaction of the act that it tells of."""

import hashlib
import json
import os
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from liren.events import tasks
from liren.events.masking import masked
from liren.events.models import Event, EventDetail
from liren.kernel import crypto
from liren.kernel.declarations import declared
from liren.kernel.scope import Actor

PURPOSE = "events.detail"


def record(
    action: str,
    *,
    actor: Actor,
    place_code: str,
    subject: models.Model | None = None,
    label: str = "",
    old: Mapping[str, Any] | None = None,
    new: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Event:
    """Record who did what where, with old and new values kept apart and encrypted.

    Call it inside the operation's transaction, near its end. `label` names the subject in open words (no
    personal data); numbers of persons that somebody typed into the reason are masked. Where some app declares a notice about this action, telling people is queued in the same
    transaction, so that it is neither lost nor done for an act that was rolled back.
    """
    detail = _canonical(old, new) if old or new else None
    salt = os.urandom(16)
    event = Event.objects.create(
        actor_id=actor.user_id,
        actor_name=actor.name,
        action=action,
        place_code=place_code,
        subject_type=subject._meta.label_lower if subject is not None else "",
        subject_id=subject.pk if subject is not None else None,
        subject_label=label[:80],
        reason=masked(reason or actor.reason)[:200],
        request_id=actor.request_id,
        detail_digest=hashlib.sha256(salt + detail.encode()).digest() if detail else None,
    )
    if detail:
        EventDetail.objects.create(event=event, salt=salt, sealed=crypto.seal(PURPOSE, detail))
    if any(notice.event == action for notice in declared("notices").values()):
        tasks.tell.enqueue(event.pk)
    return event


def _canonical(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> str:
    return json.dumps(
        {"old": old or {}, "new": new or {}},
        cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True, separators=(",", ":"),
    )  # fmt: skip
