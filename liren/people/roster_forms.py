"""Forms of the roster import: shape and messages only."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Actor
from liren.people.column_words import column_choices
from liren.places.choices import Level
from liren.places.models import Place

ACCEPTED = ".xlsx,.xls,.ods,.csv,.txt"


class UploadForm(forms.Form):
    """Which file, whose roster, who gave it."""

    file = forms.FileField(label=_("File"), widget=forms.FileInput(attrs={"accept": ACCEPTED}))
    place_code = forms.ChoiceField(label=_("Whose roster is it?"))
    source_name = forms.CharField(
        label=_("Who gave the list?"), max_length=80, required=False,
        help_text=_("May be left empty. A later list of the same giver corrects an earlier one."),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = Place.objects.visible_to(actor, "people.import").filter(
            level__in=(Level.SUBDISTRICT, Level.COMMUNITY, Level.GRID)
        )
        chosen = self.fields["place_code"]
        assert isinstance(chosen, forms.ChoiceField)  # noqa: S101  (for the type checker)
        chosen.choices = [(place.code, str(place)) for place in places.order_by("code")[:500]]


class ColumnsForm(forms.Form):
    """What each column of the file means. The fields are the file's own headers."""

    def __init__(self, *args: Any, headers: list[str], mapping: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Leave out")), *column_choices(mapping.values())]
        for position, header in enumerate(headers):
            self.fields[f"column_{position}"] = forms.ChoiceField(
                label=header or _("(no header)"), choices=choices, required=False,
                initial=mapping.get(str(position), ""),
            )  # fmt: skip

    def mapping(self) -> dict[str, str]:
        """Column position → fact key, for the columns that are taken."""
        return {name.removeprefix("column_"): value for name, value in self.cleaned_data.items() if value}
