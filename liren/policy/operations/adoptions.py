"""Judge an area by a document that does not bind it, and stop doing so."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from liren.events.operations.record import record
from liren.kernel.changing import changing, creating
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor, within
from liren.places.models import Place
from liren.policy.models import Adoption, Pack, Tally
from liren.policy.operations.judging import areas_of, forget, judge
from liren.policy.operations.measuring import ancestry

RIGHT = "policy.edit"


def adopt_pack(pack: Pack, *, actor: Actor, place_code: str) -> Adoption:
    """From today on, judge the units of an area by a pack, too. The verdicts follow at once; nobody is told.

    Refused where the pack is in force anyway, because it binds the area or was adopted for it or for one above.
    """
    with creating(actor=actor, permission=RIGHT, place_code=place_code):
        if any(place_code.startswith(area) for area in areas_of(pack)):
            raise Refused(_("This document is applied here already."), field="pack")
        row = Adoption.objects.create(
            pack=pack, place_code=place_code, from_on=timezone.localdate(), adopted_by_id=actor.user_id
        )
        record("policy.pack_adopted", actor=actor, place_code=place_code, subject=row, label=pack.code)
        judge(codes=_units(place_code), packs=[pack.code])
    return row


def leave_pack(adoption: Adoption, *, actor: Actor) -> Adoption:
    """Stop judging an area by a pack that does not bind it. Its verdicts go, their history by day stays.

    Refused when it was ended before. Judgements that somebody signed stay on file.
    """
    with changing(adoption, actor=actor, permission=RIGHT) as row:
        if row.to_on:
            raise Refused(_("This was ended before."))
        row.to_on = timezone.localdate()
        row.save(update_fields=["to_on"])
        record("policy.pack_left", actor=actor, place_code=row.place_code, subject=row, label=row.pack.code)
        _forget(row)
    return row


def _forget(row: Adoption) -> None:
    """Drop the verdicts of the area, unless another adoption within it still holds; sum up anew what stands above."""
    forget(row.pack, row.place_code)
    moved = within("place_code", [row.place_code]) | Q(place_code__in=ancestry(row.place_code)[1:])
    Tally.objects.unscoped("summed up anew below").filter(moved, clause__pack=row.pack).delete()
    judge(codes=_units(row.place_code), packs=[row.pack.code])


def _units(place_code: str) -> list[str]:
    """The places of an area, and those above whose sums it moves."""
    here = Place.objects.unscoped("which units the judge looks at").filter(within("code", [place_code]))
    return [*here.values_list("code", flat=True), *ancestry(place_code)[1:]]
