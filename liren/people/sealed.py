"""Which encrypted values the register holds: numbers, phones, conflicts, merges, and rosters on their way."""

from liren.kernel.sealed_values import Blind, Sealed
from liren.people import secrets
from liren.people.operations.household_keys import follow_blind_keys
from liren.people.operations.merging import PURPOSE as MERGE
from liren.people.operations.roster.conflicts import PURPOSE as CONFLICT

_STAGED = ("batch_id", "row_no")
_IMAGE = "'sealed', {value}::text, 'blind', {0}::text, 'tail_blind', {1}::text"
"""A contact as it was before an import: what undo puts back must be under today's key, too."""


def _tail(number: str) -> str:
    return number[-secrets.TAIL_DIGITS :]


def _phone(blind: str, tail: str) -> tuple[Blind, Blind]:
    return Blind(blind, secrets.PHONE), Blind(tail, secrets.PHONE_TAIL, _tail)


def _staged_phone(name: str) -> Sealed:
    indexes = _phone(f"{name}_blind", f"{name}_tail")
    return Sealed("people_staging", f"{name}_sealed", secrets.PHONE, row=_STAGED, blinds=indexes)


SEALED = (
    Sealed("people_personidentity", "sealed", secrets.IDENTITY, row=("person_id",),
           blinds=(Blind("blind", secrets.IDENTITY),), follow=follow_blind_keys),
    Sealed("people_contact", "sealed", secrets.PHONE, blinds=_phone("blind", "tail_blind")),
    Sealed("people_conflict", "ours", CONFLICT),
    Sealed("people_conflict", "theirs", CONFLICT),
    Sealed("people_personmerge", "before", MERGE),
    Sealed("people_rosterchange", "before.sealed", secrets.PHONE, where="\"table\" = 'people_contact'",
           read="(before->>'sealed')::bytea", write=f"before = before || jsonb_build_object({_IMAGE})",
           blinds=_phone("before.blind", "before.tail_blind")),
    Sealed("people_staging", "id_sealed", secrets.IDENTITY, row=_STAGED,
           blinds=(Blind("id_blind", secrets.IDENTITY),)),
    _staged_phone("phone"),
    _staged_phone("phone2"),
)  # fmt: skip
