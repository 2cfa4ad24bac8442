"""Ask how a unit stands at this moment: what changed is judged first, and a pack that binds others is tried for once."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from liren.kernel.errors import Refused
from liren.kernel.scope import Actor, Grant
from liren.places.models import Place
from liren.policy.models import Pack
from liren.policy.operations.judging import areas_of, judge
from liren.policy.operations.settling import is_due, judge_everything, settle
from liren.policy.queries.standing import VIEW, Line, standing


def judged_now(place_code: str, packs: Iterable[str] = ()) -> list[Line]:
    """The unit's verdicts by all packs that judge it, or by some packs. Refused for a place or a pack that is not there."""
    wanted = [_pack(code) for code in packs]
    if (
        not Place.objects.unscoped("the machine's own command line")
        .filter(code=place_code, closed_on=None)
        .exists()
    ):
        raise Refused(_("There is no place {code}.").format(code=place_code))
    _bring_up_to_date()
    actor = Actor(None, "command line", frozenset({Grant(VIEW, place_code)}), home=place_code)
    foreign = [pack for pack in wanted if not any(place_code.startswith(area) for area in areas_of(pack))]
    which = {"clause__pack__in": wanted} if wanted else {}
    with transaction.atomic():
        if foreign:
            judge(codes=[place_code], packs=[pack.code for pack in foreign], also=[place_code])
        lines = standing(actor, place_code, **which)
        transaction.set_rollback(True)
    return lines


def _bring_up_to_date() -> None:
    if is_due():
        judge_everything()
    else:
        settle()


def _pack(code: str) -> Pack:
    found = Pack.objects.filter(code=code).first()
    if found is None:
        known = ", ".join(Pack.objects.values_list("code", flat=True))
        raise Refused(_("There is no pack {code}. There are: {known}").format(code=code, known=known))
    return found
