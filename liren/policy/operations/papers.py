"""Files and pictures that show how a unit stands on a clause: kept privately, read in scope, taken out with a reason."""

from __future__ import annotations

from functools import partial

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from liren.events.operations.record import record
from liren.kernel.changing import changing, creating
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.policy.models import Clause, Evidence
from liren.policy.operations.files import keep_file
from liren.policy.operations.judging import binds
from liren.policy.operations.signer import signer

RIGHT = "targets.report"
MOST = 40
"""Files on one clause of one unit."""


def add_evidence(clause: Clause, *, actor: Actor, place_code: str, title: str, file: File[bytes]) -> Evidence:
    """Keep a file that shows how a unit stands. Whoever works for the unit may add some. Nobody is told.

    Refused: other files than PDF, JPG and PNG, larger ones than 10 MB, more than forty. Pictures lose their metadata.
    """
    if len(place_code) != clause.at or not binds(clause, place_code):
        raise Refused(_("This clause does not bind this place."))
    with creating(actor=actor, permission=RIGHT, place_code=place_code):
        there = Evidence.objects.unscoped("how many there are").filter(clause=clause, place_code=place_code)
        if there.count() >= MOST:
            raise Refused(_("There are already 40 files. Remove some first."), field="file")
        row = Evidence(
            clause=clause, place_code=place_code, title=title.strip()[:120], added_by=signer(actor)
        )
        keep_file(row, file)
        row.save()
        record("policy.evidence_added", actor=actor, place_code=place_code, subject=row, label=clause.code)
    return row


def remove_evidence(evidence: Evidence, *, actor: Actor, reason: str) -> None:
    """Take out a file that was added by mistake; it is destroyed. Refused without a reason."""
    if not reason.strip():
        raise Refused(_("Say why the file is taken out."), field="reason")
    with changing(evidence, actor=actor, permission=RIGHT) as row:
        stored = row.file
        record("policy.evidence_removed", actor=actor, place_code=row.place_code, subject=row,
               label=row.clause.code, reason=reason.strip(), old={"title": row.title})  # fmt: skip
        row.delete()
        transaction.on_commit(partial(stored.storage.delete, str(stored.name)))
