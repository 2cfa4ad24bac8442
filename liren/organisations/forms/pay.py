"""Pay grids: which one, from when; its base and coefficients."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liren.organisations.forms.fields import SheetForm
from liren.organisations.models import PayScheme
from liren.organisations.pay_seeds import TEMPLATES
from liren.people.forms.fields import Day


class TakeSchemeForm(forms.Form):
    """The shape of the grid and the decision."""

    template = forms.ChoiceField(
        label=_("Which grid"),
        choices=lambda: [(key, f"{one.name} · {one.label}") for key, one in TEMPLATES.items()],
        widget=forms.RadioSelect,
    )
    from_on = Day(label=_("In force from"))
    source = forms.CharField(label=_("Decision"), max_length=120)


class SchemeForm(SheetForm):
    """Base, step, period, and a coefficient for each level."""

    model = PayScheme
    columns = ("name", "source", "from_on", "to_on", "years_per_step", "base_fen")

    def __init__(self, *args: Any, levels: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["years_per_step"] = forms.IntegerField(
            label=self.fields["years_per_step"].label, min_value=1, max_value=20
        )
        for level in levels:
            self.fields[f"level_{level}"] = forms.DecimalField(
                label=_("Coefficient of level %(n)s") % {"n": level}, required=False, min_value=0, max_digits=6,
                decimal_places=3,
            )  # fmt: skip
