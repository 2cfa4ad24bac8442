"""What the place of a row is called, read with the row."""

from __future__ import annotations

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, NullIf

from liren.places.models import Place


def place_name() -> Subquery:
    """The name of a row's own place, as people say it."""
    own = Place.objects.unscoped("the name of a row's own place").filter(code=OuterRef("place_code"))
    return Subquery(own.values_list(Coalesce(NullIf("short_name", Value("")), "name")))
