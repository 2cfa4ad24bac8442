"""Pay schemes: taken over from a known shape, filled in, ended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.changing import changing
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.organisations.models import PayScheme, PayStep
from liren.organisations.operations.records import PERMISSION, Noun, add_row
from liren.organisations.operations.rules import require_forward
from liren.organisations.pay_seeds import TEMPLATES

_SAME_PLACE = "the scheme before it in the same place"


def take_scheme(
    *, actor: Actor, place_code: str, template: str, from_on: date, source: str = ""
) -> PayScheme:
    """A place decides on a pay grid; the one before it ends the day before. Refuses below a subdistrict."""
    if len(place_code) > 9:
        raise Refused(_("A pay grid is decided by a subdistrict or a level above it."))
    if template not in TEMPLATES:
        raise Refused(_("There is no such pay grid."), field="template")
    columns = TEMPLATES[template].columns()
    return add_row(SCHEME, actor=actor, place_code=place_code, from_on=from_on, source=source, **columns)


def fill_in_scheme(
    scheme: PayScheme,
    *,
    actor: Actor,
    version: int,
    coefficients: Mapping[int, Decimal | None],
    **values: Any,
) -> PayScheme:
    """Enter base, step, period and the coefficient of each level."""
    with changing(scheme, actor=actor, permission=PERMISSION, version=version) as row:
        for name, value in values.items():
            setattr(row, name, value)
        require_forward(row.from_on, row.to_on)
        row.version += 1
        row.save(update_fields=[*values, "version"])
        row.steps.all().delete()
        PayStep.objects.bulk_create(
            [
                PayStep(scheme=row, level=level, coefficient=value)
                for level, value in sorted(coefficients.items())
            ]
        )
        told = {str(level): value for level, value in coefficients.items() if value is not None}
        record("organisations.scheme_filled_in", actor=actor, place_code=row.place_code, subject=row,
               label=row.name, new={**values, "coefficients": told})  # fmt: skip
    return row


def _check(row: PayScheme) -> None:
    later = PayScheme.objects.unscoped(_SAME_PLACE).filter(
        place_code=row.place_code, from_on__gte=row.from_on
    )
    if later.exists():
        raise Refused(_("There is a scheme from that day or a later one already."), field="from_on")


def _end_the_one_before(row: PayScheme) -> None:
    before = PayScheme.objects.unscoped(_SAME_PLACE).filter(place_code=row.place_code, to_on__isnull=True)
    before.exclude(pk=row.pk).update(to_on=row.from_on - timedelta(days=1))
    levels = range(1, max(high for _low, high in row.ranges.values()) + 1)
    PayStep.objects.bulk_create([PayStep(scheme=row, level=level) for level in levels])


SCHEME = Noun(PayScheme, "scheme_taken", "scheme_filled_in", "scheme_taken", _check, _end_the_one_before)
