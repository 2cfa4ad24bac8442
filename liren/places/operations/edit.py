"""Changing a row's fields: what was, what is, and the next version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import OutOfScope
from liren.places.choices import Level
from liren.places.models import Place

Change = tuple[dict[str, Any], dict[str, Any]]


def apply(row: models.Model, values: Mapping[str, Any]) -> Change:
    """Set the values that differ and save them; the old and the new of each."""
    old = {name: getattr(row, name) for name, value in values.items() if getattr(row, name) != value}
    new = {name: values[name] for name in old}
    for name, value in new.items():
        setattr(row, name, value)
    if new:
        row.version += 1  # type: ignore[attr-defined]
        row.save(update_fields=[*new, "version"])
    return _told(old), _told(new)


def require_home_place(code: str) -> Place:
    """The community or grid that buildings and premises belong to; refuses other levels and closed places."""
    found = (
        Place.objects.unscoped("the operation checks its own right over the code").filter(code=code).first()
    )
    if found is None or found.closed_on or found.level < Level.COMMUNITY:
        raise OutOfScope(_("Choose a community or a grid that exists."))
    return found


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: str(value) if isinstance(value, models.Model) else value for name, value in values.items()}
