"""Care programmes as pages show them: which run here, who is in them. All behind `care.view`."""

from datetime import date
from typing import Any

from django.db.models import Q

from liren.kernel.scope import Actor
from liren.people.models import CareProgramme, CareSwitch, Enrolment, Person

VIEW = "care.view"


def is_on(programme: str, place_code: str) -> bool:
    """Whether the county of a place runs the programme."""
    switches = CareSwitch.objects.unscoped("whether a programme runs is known to all who may enrol")
    return switches.filter(programme=programme, place_code=place_code[:6], off_at__isnull=True).exists()


def programmes_on(place_code: str) -> list[CareProgramme]:
    """The programmes that the county of a place runs."""
    switches = CareSwitch.objects.unscoped(
        "programmes of the county of a place that the actor was checked for"
    )
    on = switches.filter(place_code=place_code[:6], off_at__isnull=True).values("programme")
    return list(CareProgramme.objects.filter(pk__in=on))


def enrolments(actor: Actor, **filters: Any) -> Any:
    """Files in the actor's area, with person and programme."""
    rows = Enrolment.objects.visible_to(actor, VIEW).filter(**filters)
    return rows.select_related("person__dwelling", "programme").order_by("place_code", "programme_id", "id")


def open_enrolments(actor: Actor, place_code: str) -> Any:
    """The open files of a place."""
    return enrolments(actor, place_code__startswith=place_code).filter(Q(to_on__isnull=True))


def files_of(person: Person, actor: Actor) -> list[Enrolment]:
    """A person's files, those of merged records too; empty for whoever has no right to know of any."""
    if not actor.may(VIEW, person.place_code):
        return []
    return list(enrolments(actor).filter(Q(person=person) | Q(person__merged_into=person)))


def expired(actor: Actor, today: date) -> Any:
    """Closed files that should be forgotten."""
    return enrolments(actor, keep_until__lt=today)
