"""The ledgers that communities are asked for most, as data. A new one is one entry here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from liren.kernel.age import born_by
from liren.kernel.errors import OutOfScope
from liren.ledgers.ledger import Ledger, Subject
from liren.people.choices import Standing, Tag
from liren.people.models import Person, PersonTag
from liren.places.choices import DwellingUse

_WHY = "part of a scoped query on people or homes"
PARTY = ("01", "02")
"""GB/T 4762: members and probationary members."""

WHO = ("person.name", "person.sex", "person.age", "person.identity", "person.home", "person.phone")
HOME = ("dwelling.address", "dwelling.building", "dwelling.unit", "dwelling.room", "dwelling.use",
        "dwelling.area", "dwelling.people")  # fmt: skip
Condition = Callable[[date], Q]


def everybody(today: date) -> Q:
    """No condition besides standing on the register."""
    return Q()


def at_least(age: int) -> Condition:
    """Who has completed this age on the day."""
    return lambda today: Q(born_on__lte=born_by(age, today))


def younger_than(age: int) -> Condition:
    """Who has not completed this age on the day."""
    return lambda today: Q(born_on__gt=born_by(age, today))


def tagged(*tags: Tag) -> Condition:
    """Who bears one of the tags on the day."""
    held = PersonTag.objects.unscoped(_WHY).filter(tag__in=tags)
    return lambda today: Q(
        pk__in=held.filter(Q(to_on__isnull=True) | Q(to_on__gte=today)).values("person_id")
    )


def from_elsewhere(today: date) -> Q:
    """Who lives here and is registered elsewhere, or was found to be so."""
    return Q(standing=Standing.LIVING) | tagged(Tag.MIGRANT)(today)


def in_the_party(today: date) -> Q:
    """Members by their political status, or by a tag of the branch."""
    return Q(political__in=PARTY) | tagged(Tag.PARTY_MEMBER)(today)


def empty(today: date) -> Q:
    """Marked as empty; or use unknown, and nobody is on the register there."""
    living = Person.objects.unscoped(_WHY).filter(left_on__isnull=True, merged_into__isnull=True)
    nobody = ~Exists(living.filter(dwelling_id=OuterRef("pk")))
    return Q(use=DwellingUse.EMPTY) | (Q(use=DwellingUse.UNKNOWN) & Q(nobody))


_ALL = (
    Ledger("residents", _("Roll of residents"), Subject.PERSON, _("Everybody on the register."), everybody,
           (*WHO, "person.relation", "person.standing"), "users"),
    Ledger("elderly60", _("Residents aged 60 and older"), Subject.PERSON, _("Complete 60 years on the day."),
           at_least(60), (*WHO, "person.tag.living_alone", "person.tag.elder_allowance"), "old"),
    Ledger("elderly80", _("Residents aged 80 and older"), Subject.PERSON, _("Complete 80 years on the day."),
           at_least(80), (*WHO, "person.tag.living_alone", "person.tag.elder_allowance"), "old"),
    Ledger("living_alone", _("Residents living alone"), Subject.PERSON,
           _("Bears the tag “living alone” on the day."), tagged(Tag.LIVING_ALONE),
           (*WHO, "person.tag.family_doctor", "person.confirmed"), "home-heart"),
    Ledger("disabled", _("Disabled residents"), Subject.PERSON, _("Bears the tag “disabled” on the day."),
           tagged(Tag.DISABLED), (*WHO, "person.head_name", "person.tag.low_income"), "wheelchair"),
    Ledger("minors", _("Minors"), Subject.PERSON, _("Under 18 on the day."), younger_than(18),
           ("person.name", "person.sex", "person.born", "person.age", "person.identity", "person.home",
            "person.head_name", "person.tag.left_behind"), "school"),
    Ledger("migrants", _("Residents from elsewhere"), Subject.PERSON,
           _("Lives here and is registered elsewhere, or bears the tag."), from_elsewhere,
           (*WHO, "person.registered_address", "person.employer"), "luggage"),
    Ledger("veterans", _("Veterans"), Subject.PERSON, _("Bears the tag “veteran” on the day."),
           tagged(Tag.VETERAN), (*WHO, "person.employer"), "medal"),
    Ledger("low_income", _("Low-income residents"), Subject.PERSON,
           _("Receives the minimum living allowance or extreme hardship support on the day."),
           tagged(Tag.LOW_INCOME, Tag.EXTREME_HARDSHIP),
           (*WHO, "person.tag.low_income", "person.tag.hardship"), "heart-handshake"),
    Ledger("party", _("Party members"), Subject.PERSON,
           _("Member or probationary member by political status, or by the branch's tag."), in_the_party,
           (*WHO, "person.political", "person.education"), "flag"),
    Ledger("homes", _("Ledger of homes"), Subject.DWELLING, _("Every home on the map."), everybody, HOME, "building"),
    Ledger("empty_homes", _("Empty homes"), Subject.DWELLING,
           _("Marked as empty; or its use is not known and nobody is on the register there."), empty, HOME,
           "home-off"),
)  # fmt: skip
LEDGERS = {ledger.key: ledger for ledger in _ALL}


def title_on_record(key: str) -> str:
    """What a ledger is called in the log: in the language of the office, whoever reads it."""
    with override(settings.LANGUAGE_CODE):
        return str(LEDGERS[key].title) if key in LEDGERS else key


def ledger_called(key: str) -> Ledger:
    """The ledger of this key, or 404."""
    if key not in LEDGERS:
        raise OutOfScope(_("There is no such ledger."))
    return LEDGERS[key]
