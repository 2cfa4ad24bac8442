"""Publish what was made of a document, and take it back."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from liren.events.operations.record import record
from liren.kernel.changing import changing
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.policy.choices import DraftState, PackState
from liren.policy.drafting.assembled import pack_data, wrongs_of
from liren.policy.models import Draft, Pack
from liren.policy.operations.drafts import RIGHT
from liren.policy.operations.judging import drop_orphans, judge
from liren.policy.operations.packs import load_pack
from liren.policy.packs.document import read_pack


def publish_draft(draft: Draft, *, actor: Actor, version: int) -> Pack:
    """Make the draft a pack that binds its place, and judge by it at once. Whoever looks at the policies sees it.

    Refused while a clause is neither done nor left out, and while the pack has a problem.
    """
    with changing(draft, actor=actor, permission=RIGHT, version=version) as row:
        if not row.is_editable:
            raise Refused(_("This document is published or still being read."))
        clauses = list(row.clauses.select_related("draft"))
        if wrongs := wrongs_of(row, clauses):
            raise Refused(_("Not published: {first}").format(first=wrongs[0].sentence))
        load_pack(read_pack(pack_data(row, clauses)), actor=actor, shipped=False)
        row.pack = Pack.objects.get(code=row.code)
        row.state, row.published_at = DraftState.PUBLISHED, timezone.now()
        row.version += 1
        row.save()
        record("policy.draft_published", actor=actor, place_code=row.place_code, subject=row, label=str(row))
        judge(packs=[row.code])
    return row.pack


def withdraw_draft(draft: Draft, *, actor: Actor, reason: str) -> Draft:
    """Take a published policy back: it no longer judges anybody, what was decided under it stays on record.

    Its words can then be changed and published again. Refused without a reason.
    """
    with changing(draft, actor=actor, permission=RIGHT) as row:
        if row.state != DraftState.PUBLISHED or row.pack is None:
            raise Refused(_("This document is not published."))
        if not reason.strip():
            raise Refused(_("Say why the policy is withdrawn."), field="reason")
        _end(row.pack)
        row.state = DraftState.WITHDRAWN
        row.version += 1
        row.save()
        record(
            "policy.draft_withdrawn",
            actor=actor,
            place_code=row.place_code,
            subject=row,
            label=str(row),
            reason=reason,
        )
    return row


def _end(pack: Pack) -> None:
    """Yesterday was its last day; without a digest, the same words can be loaded again."""
    pack.state, pack.valid_to, pack.digest = (
        PackState.SUPERSEDED,
        timezone.localdate() - timedelta(days=1),
        "",
    )
    pack.save(update_fields=["state", "valid_to", "digest"])
    drop_orphans(timezone.localdate())
