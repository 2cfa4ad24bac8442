"""Shapes of what is typed about programmes and rounds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liren.policy.choices import UnitKind
from liren.policy.forms.targets import FILE_HELP, day_input, long_text
from liren.policy.models import Criterion, Pack, ProgrammeRole
from liren.policy.queries.programmes import clauses_with_rounds


class ProgrammeForm(forms.Form):
    """A programme: by which policy, after which clause, beginning when."""

    title = forms.CharField(label=_("Title"), max_length=120)
    pack = forms.ModelChoiceField(
        label=_("Assessed by"),
        queryset=Pack.objects.none(),
        help_text=_("Its clauses become the criteria"),
    )
    clause = forms.ChoiceField(
        label=_("Rounds and quotas as in"),
        required=False,
        help_text=_("Fills rounds, levels and quotas; without it you add them yourself"),
    )
    first_year = forms.IntegerField(label=_("First year"), min_value=2000, max_value=2099, required=False)
    joint = forms.BooleanField(label=_("The level above signs on site as well"), required=False, initial=True)

    def __init__(self, *args: Any, place: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = Pack.objects.filter(Q(shipped=True) | Q(area__in=[place[:n] for n in range(len(place) + 1)]))
        known = set(here.values_list("pk", flat=True))
        self.patterns = {one.code: one for one in clauses_with_rounds() if one.pack_id in known}
        words = [(code, f"{code} {clause.words}") for code, clause in self.patterns.items()]
        choose: Any = self.fields["clause"]
        choose.choices = [("", _("No pattern")), *words]
        packs: Any = self.fields["pack"]
        packs.queryset = here.filter(kind="policy")

    def values(self) -> dict[str, Any]:
        """What the operation wants."""
        return {**self.cleaned_data, "clause": self.patterns.get(self.cleaned_data["clause"])}


class RolesForm(forms.Form):
    """An office for each role."""

    def __init__(self, *args: Any, roles: Iterable[ProgrammeRole], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for role in roles:
            self.fields[role.kind] = forms.CharField(
                label=role.get_kind_display(), max_length=80, required=False, initial=role.office
            )


class CriteriaForm(forms.Form):
    """Points for each criterion; nought leaves it out."""

    def __init__(self, *args: Any, criteria: Iterable[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in criteria:
            self.fields[str(one.pk)] = forms.IntegerField(
                label=f"{one.clause.code} {one.clause.words}", min_value=0, max_value=100, initial=one.points
            )

    def points(self) -> dict[int, int]:
        """Criterion → points."""
        return {int(name): points for name, points in self.cleaned_data.items()}


class RoundForm(forms.Form):
    """One more round."""

    title = forms.CharField(label=_("Title"), max_length=120)
    starts_on = forms.DateField(label=_("First day"), widget=day_input())
    ends_on = forms.DateField(label=_("Last day"), widget=day_input())
    sum_up_only = forms.BooleanField(label=_("Only sums up: no applications"), required=False)


class QuotaForm(forms.Form):
    """How many of which units at which level."""

    level = forms.CharField(
        label=_("Level of award"), max_length=40, help_text=_("A new one ranks above those there are")
    )
    unit = forms.ChoiceField(label=_("For"), choices=UnitKind.choices, initial=UnitKind.COMMUNITY)
    places = forms.IntegerField(label=pgettext_lazy("quota", "Places"), min_value=1, max_value=9999)
    upgrade = forms.BooleanField(label=_("Only for units that hold a lower award"), required=False)


class SummaryForm(forms.Form):
    """What was learnt."""

    text = forms.CharField(label=_("What was learnt"), max_length=2000, widget=long_text(rows=8))
    file = forms.FileField(label=pgettext_lazy("paper", "Report"), required=False, help_text=FILE_HELP)
