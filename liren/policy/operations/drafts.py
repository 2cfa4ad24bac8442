"""Take a policy document in, read it, and edit what was read: its head and its clauses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.utils.translation import gettext as _

from liren.events.operations.record import record
from liren.kernel.changing import changing, creating
from liren.kernel.errors import Refused, Stale
from liren.kernel.scope import Actor
from liren.places.operations.edit import apply
from liren.policy.choices import ClauseWork, DraftState, PackKind
from liren.policy.models import Draft, DraftClause
from liren.policy.operations.signer import signer
from liren.policy.reading import Clause, Document, read_document
from liren.policy.reading.refusals import FileRefused
from liren.policy.reading.sources.files import refuse_large

RIGHT = "policy.edit"
AT_ONCE = 2 * 2**20
"""Bytes. Larger files are read in the background."""
_LAWS = ("法", "条例")


def upload_draft(file: File[bytes], *, actor: Actor, place_code: str) -> Draft:
    """Keep a document privately and read it, a large one later (`read_draft`). Nobody is told.

    Refused, and nothing kept, where the file is none that can be read: with a sentence that says what to do.
    """
    size, name = file.size or 0, Path(file.name or "policy").name[-120:]
    refuse_large(size)
    document = _read(file, name) if size <= AT_ONCE else None
    with creating(actor=actor, permission=RIGHT, place_code=place_code):
        row = Draft(place_code=place_code, file_name=name, by=signer(actor), level=len(place_code))
        file.seek(0)
        row.file.save(f"policy{Path(name).suffix.lower()[:10]}", file, save=False)
        row.save()
        if document:
            _fill(row, document)
        record("policy.draft_uploaded", actor=actor, place_code=place_code, subject=row, label=name)
    return row


def read_draft(draft: Draft, *, actor: Actor) -> Draft:
    """Read a kept document into clauses; where it cannot be read, the draft says why and keeps the file."""
    with changing(draft, actor=actor, permission=RIGHT) as row:
        if row.state != DraftState.READING:
            raise Refused(_("This document was read before."))
        try:
            with row.file.open("rb") as file:
                _fill(row, _read(file, row.file_name))
        except FileRefused as problem:
            row.state, row.failure = DraftState.FAILED, str(problem)[:300]
            row.save(update_fields=["state", "failure"])
        record("policy.draft_read", actor=actor, place_code=row.place_code, subject=row, label=row.file_name,
               new={"state": row.state})  # fmt: skip
    return row


def edit_draft(draft: Draft, *, actor: Actor, version: int, **values: Any) -> Draft:
    """Correct the head of a document. Nobody is told."""
    with changing(draft, actor=actor, permission=RIGHT, version=version) as row:
        _require_editable(row)
        old, new = apply(row, values)
        if new:
            record("policy.draft_head_edited", actor=actor, place_code=row.place_code, subject=row,
                   label=str(row), old=old, new=new)  # fmt: skip
    return row


def edit_clause(
    clause: DraftClause, *, actor: Actor, version: int, work: ClauseWork, **values: Any
) -> DraftClause:
    """Say what a clause asks and how it is judged, or why it is left out. Two at once: the second is told (409)."""
    with changing(clause.draft, actor=actor, permission=RIGHT) as draft:
        _require_editable(draft)
        row = DraftClause.objects.get(pk=clause.pk)
        if row.version != version:
            raise Stale(
                _("Somebody else changed this clause meanwhile. Both versions are below; nothing is lost.")
            )
        old, new = apply(row, {"work": work, "edited_by": signer(actor), **values})
        told = {"work", "kind", "at", "check_data"} & set(new)
        record("policy.draft_clause_edited", actor=actor, place_code=draft.place_code, subject=draft,
               label=row.code, old={name: old[name] for name in told}, new={name: new[name] for name in told})  # fmt: skip
    return row


def discard_draft(draft: Draft, *, actor: Actor) -> None:
    """Throw away a draft with its file. Refused once something was published from it."""
    with changing(draft, actor=actor, permission=RIGHT) as row:
        if row.pack_id:
            raise Refused(_("A policy was published from this draft. Withdraw it instead."))
        record("policy.draft_discarded", actor=actor, place_code=row.place_code, subject=row, label=str(row))
        storage, name = row.file.storage, row.file.name or ""
        row.delete()
    storage.delete(name)


def _read(file: File[bytes], name: str) -> Document:
    file.seek(0)
    return read_document(file.read(), name)


def _fill(row: Draft, document: Document) -> None:
    row.title, row.number, row.issuer = document.title[:200], document.number[:60], document.issuer[:200]
    row.dated = row.valid_from = document.issued_on
    row.front, row.back, row.state = document.front_text, document.back_text, DraftState.OPEN
    row.kind = PackKind.LAW if row.title.endswith(_LAWS) else PackKind.POLICY
    row.save()
    clauses = zip(document.clauses, document.as_json()["clauses"], strict=True)
    DraftClause.objects.bulk_create(
        _clause(row, order, clause, found) for order, (clause, found) in enumerate(clauses, 1)
    )


def _clause(draft: Draft, order: int, clause: Clause, found: dict[str, Any]) -> DraftClause:
    return DraftClause(
        draft=draft, order=order, depth=len(clause.path) - 1, label=clause.label[:60], cite="".join(clause.path)[:120],
        heading=clause.heading[:200], text=clause.text,
        found={name: found[name] for name in ("quantities", "deadlines", "owners")},
    )  # fmt: skip


def _require_editable(row: Draft) -> None:
    if not row.is_editable:
        raise Refused(
            _("This document is published or still being read. Withdraw it first to change its words.")
        )
