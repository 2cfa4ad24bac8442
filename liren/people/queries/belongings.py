"""What hangs on a person, read together with the person: one query for all the small tables round the register.

Each table is opened in the actor's scope, and the fence stands round those behind it, as if each were read alone.
"""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BinaryField, F, Func, Model, OuterRef, Q, Subquery, TextField, Value
from django.db.models.functions import JSONObject
from django.utils import timezone

from liren.kernel.scope import Actor
from liren.people.models import Conflict, Contact, PersonDocument, PersonIdentity, PersonTag, Residency
from liren.people.queries.register import PERMISSION, tags_holding
from liren.places.models import Place

HELD: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "identities": (PersonIdentity, ("sealed",)),
    "contacts": (Contact, ("id", "kind", "label", "sealed")),
    "tags": (PersonTag, ("id", "tag", "evidence", "to_on")),
    "conflicts": (Conflict, ("id",)),
    "documents": (PersonDocument, ("id", "title", "ground", "keep_until")),
    "periods": (Residency, ("standing", "from_on", "to_on", "ending", "gone_to", "dwelling__line")),
}
"""Each kind of belonging: its model, and what the page of a person says of it."""


def with_belongings(people: Any, actor: Actor) -> Any:
    """The people, each carrying the name of the place and what `belongings` unpacks."""
    place = Place.objects.unscoped("names of places are public").filter(code=OuterRef("place_code"))
    held = {f"held_{kind}": _packed(kind, rows) for kind, rows in _rows(actor).items()}
    return people.annotate(place_words=Subquery(place.values(words=_WORDS)[:1]), **held)


def belongings(person: Any, kind: str) -> list[Any]:
    """What a person so read has of a kind, as unsaved rows with the columns that `HELD` names.

    Django does not ask the database for what an actor without the right cannot have: that is None, and means nothing.
    """
    model = HELD[kind][0]
    return [_unpacked(model, told) for told in getattr(person, f"held_{kind}") or ()]


_WORDS: Any = Func(Func(F("short_name"), Value(""), function="NULLIF"), F("name"), function="COALESCE")


def _rows(actor: Actor) -> dict[str, Any]:
    me = Q(person=OuterRef("pk"))
    merged_too = me | Q(person__merged_into=OuterRef("pk"))
    conflicts = Conflict.objects.visible_to(actor, PERMISSION).filter(decision__in=["", "ask"])
    periods = Residency.objects.unscoped("the history of a person in scope, wherever it lay")
    return {
        "identities": PersonIdentity.objects.visible_to(actor, PERMISSION).filter(me),
        "contacts": Contact.objects.visible_to(actor, PERMISSION).filter(me),
        "tags": tags_holding(actor, timezone.localdate()).filter(me).order_by("pk"),
        "conflicts": conflicts.filter(me),
        "documents": PersonDocument.objects.visible_to(actor, "people.documents")
        .filter(merged_too)
        .order_by("-pk"),
        "periods": periods.filter(me).order_by("-pk"),
    }


def _packed(kind: str, rows: Any) -> ArraySubquery:
    model, columns = HELD[kind]
    binary = {field.name for field in model._meta.concrete_fields if isinstance(field, BinaryField)}
    told = {name: _base64(name) if name in binary else F(name) for name in columns}
    return ArraySubquery(rows.values(one=JSONObject(**told)))


def _base64(column: str) -> Func:
    return Func(F(column), Value("base64"), function="encode", output_field=TextField())


def _unpacked(model: type[Model], told: dict[str, Any]) -> Model:
    row, fields = model(), {field.name: field for field in model._meta.concrete_fields}
    for name, value in told.items():
        setattr(row, name, fields[name].to_python(value) if name in fields else value)
    return row
