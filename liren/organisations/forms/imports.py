"""Which file, for which place."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Actor
from liren.organisations.imports.plan import RIGHT
from liren.places.choices import Level
from liren.places.models import Place

ACCEPTED = ".xlsx,.xls,.ods,.csv"
MOST = 500


class UploadForm(forms.Form):
    """A list of bodies and posts."""

    file = forms.FileField(label=_("File"), widget=forms.FileInput(attrs={"accept": ACCEPTED}))
    place_code = forms.ChoiceField(label=_("Whose list is it?"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = Place.objects.visible_to(actor, RIGHT).filter(level__in=(Level.SUBDISTRICT, Level.COMMUNITY))
        self.fields["place_code"] = forms.ChoiceField(
            label=_("Whose list is it?"),
            choices=[(place.code, str(place)) for place in places.defer("boundary").order_by("code")[:MOST]],
        )
