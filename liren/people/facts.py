"""What this app can report: the data dictionary of persons, households and homes.

Ledgers, forms, exports and the review queue read from here; the header words are those by which rosters are
recognised, so that what comes in under a name goes out under it. Secrets come masked.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Now, TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from liren.kernel.age import age_on
from liren.kernel.codes import EDUCATION, ETHNICITY, MARITAL, POLITICAL, RELATION, SEX, CodeTable
from liren.kernel.declarations import Fact, Kind, Sensitivity
from liren.people import secrets
from liren.people.choices import ContactKind, Standing, Tag
from liren.people.models import Contact, Person, PersonTag
from liren.people.roster.columns import COLUMNS
from liren.places.choices import DwellingUse

PERSONAL, SENSITIVE, OPEN = Sensitivity.PERSONAL, Sensitivity.SENSITIVE, Sensitivity.OPEN
_WHY = "part of a scoped query on people"
_HEADERS = {"person.standing": "residency.kind", "person.registered_address": "residency.registered_address"}
"""Facts that rosters know under another key."""

HELD_TODAY = Q(to_on__isnull=True) | Q(to_on__gte=TruncDate(Now()))
OWN_PHONE = Subquery(
    Contact.objects.unscoped(_WHY)
    .filter(person=OuterRef("pk"), kind=ContactKind.OWN)
    .order_by("-id")
    .values("sealed")[:1]
)


def _people_of(column: str) -> Combinable:
    """How many people on the register a household or a home has."""
    here = Person.objects.unscoped(_WHY).filter(left_on__isnull=True, merged_into__isnull=True)
    counted = (
        here.filter(**{column: OuterRef("pk")}).order_by().values(column).annotate(n=Count("pk")).values("n")
    )
    return Coalesce(Subquery(counted), 0)


def _age(born: date | None) -> str:
    return str(age_on(born, timezone.localdate())) if born else ""


def _yes(held: bool) -> str:
    return _now("yes") if held else ""


def _words(table: CodeTable) -> Callable[[Any], str]:
    return lambda code: table.label(code) if code else ""


def _choice(choices: dict[Any, Any]) -> Callable[[Any], str]:
    return lambda value: str(choices.get(value, value or ""))


def _fact(key: str, label: Any, path: str | Combinable, kind: Kind = Kind.TEXT, **more: Any) -> Fact:
    """An entry whose header words are those of the rosters."""
    words = COLUMNS.get(_HEADERS.get(key, key), ())
    more.setdefault("sensitivity", PERSONAL)
    return Fact(key, label, key.partition(".")[0], kind, path, synonyms=words, **more)  # type: ignore[arg-type]


def _code(key: str, label: Any, path: str, table: CodeTable, **more: Any) -> Fact:
    return _fact(key, label, path, Kind.CODE, table=table.labels, show=_words(table), **more)


def _tag(tag: Tag) -> Fact:
    held = PersonTag.objects.unscoped(_WHY).filter(HELD_TODAY, person=OuterRef("pk"), tag=tag)
    key = f"person.tag.{tag.value}"
    words = COLUMNS.get(f"tag.{tag.value}", ())
    return Fact(key, tag.label, "person", Kind.YES_NO, Exists(held), SENSITIVE, words, show=_yes)  # type: ignore[arg-type]


FACTS = (
    _fact("person.name", _("Name"), "name"),
    _fact("person.former_name", _("Former name"), "former_name"),
    _fact("person.identity", _("Identity number"), "identity__sealed", Kind.IDENTITY, sensitivity=SENSITIVE,
          show=secrets.masked_identity),
    _code("person.sex", _("Sex"), "sex", SEX),
    _fact("person.born", _("Born on"), "born_on", Kind.DATE, sensitivity=SENSITIVE, show=secrets.masked_birthday),
    _fact("person.age", _("Age"), "born_on", Kind.INTEGER, show=_age, right_aligned=True),
    _code("person.ethnicity", _("Ethnic group"), "ethnicity", ETHNICITY, sensitivity=SENSITIVE),
    _fact("person.phone", _("Phone"), OWN_PHONE, Kind.PHONE, sensitivity=SENSITIVE, show=secrets.masked_phone),
    _code("person.relation", _("To the head of the household"), "relation", RELATION),
    _code("person.education", _("Education"), "education", EDUCATION),
    _code("person.political", _("Political status"), "political", POLITICAL),
    _code("person.marital", _("Marital status"), "marital", MARITAL),
    _fact("person.occupation", _("Occupation"), "occupation"),
    _fact("person.employer", _("Employer or school"), "employer"),
    _fact("person.standing", _("Registered or living"), "standing", Kind.CODE, table=dict(Standing.choices),
          show=_choice(dict(Standing.choices))),
    _fact("person.registered_address", _("Where registered"), "registered_address", Kind.ADDRESS),
    _fact("person.home", _("Home address"), "dwelling__line", Kind.ADDRESS),
    _fact("person.household_number", _("Household number"), "household__number"),
    _fact("person.head_name", _("Head of the household"), "household__head__name"),
    _fact("person.note", _("Note"), "note"),
    _fact("person.left", _("Left on"), "left_on", Kind.DATE),
    _fact("person.confirmed", _("Confirmed"), "confirmed_on", Kind.DATE, sensitivity=Sensitivity.INTERNAL),
    *map(_tag, Tag),
    _fact("household.number", _("Household number"), "number"),
    _fact("household.head_name", _("Head of the household"), "head__name"),
    _fact("household.address", _("Home address"), "dwelling__line", Kind.ADDRESS),
    _fact("household.size", _("Number of people"), _people_of("household"), Kind.INTEGER, right_aligned=True),
    _fact("dwelling.address", _("Home address"), "line", Kind.ADDRESS, sensitivity=Sensitivity.INTERNAL),
    _fact("dwelling.building", _("Building"), "building__address_key", sensitivity=Sensitivity.INTERNAL),
    _fact("dwelling.unit", _("Unit of the building"), "unit", sensitivity=Sensitivity.INTERNAL),
    _fact("dwelling.room", _("Room number"), "room", sensitivity=Sensitivity.INTERNAL),
    _fact("dwelling.use", _("Use"), "use", Kind.CODE, table=dict(DwellingUse.choices),
          show=_choice(dict(DwellingUse.choices)), sensitivity=Sensitivity.INTERNAL),
    _fact("dwelling.area", _("Area, m²"), "area_m2", Kind.AREA, right_aligned=True, sensitivity=Sensitivity.INTERNAL),
    _fact("dwelling.people", _("Number of people"), _people_of("dwelling"), Kind.INTEGER, right_aligned=True),
)  # fmt: skip
