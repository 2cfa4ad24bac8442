"""A boundary: a file, or GeoJSON as text (which the map fills in)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import Refused
from liren.places.boundaries import LIMIT_BYTES, read_boundary
from liren.places.forms.place import VersionForm


class BoundaryForm(VersionForm):
    """The file wins over the text; both empty takes the boundary away."""

    file = forms.FileField(label=_("GeoJSON file"), required=False)
    text = forms.CharField(
        label=_("Boundary as GeoJSON"),
        required=False,
        max_length=LIMIT_BYTES,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "class": "form-control"}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        file, text = data.get("file"), (data.get("text") or "").strip()
        data["geometry"] = None
        try:
            if file:
                data["geometry"] = read_boundary(file.read(LIMIT_BYTES + 1))
            elif text:
                data["geometry"] = read_boundary(text)
        except Refused as problem:
            self.add_error("file" if file else "text", str(problem))
        return data
