"""Care programmes: switched on by a county, joined with a plan, ended with a date to forget."""

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.changing import changing, creating
from liren.kernel.errors import OutOfScope, Refused
from liren.kernel.scope import Actor
from liren.people.models import CareProgramme, CareSwitch, Enrolment, Person
from liren.people.operations.provenance import worker
from liren.people.queries.care import is_on

SWITCH = "care.switch"
EDIT = "care.edit"
COUNTY_DIGITS = 6
PLAN = ("plan", "helpers", "visit_every_days")


def switch_on(programme: CareProgramme, *, actor: Actor, place_code: str, decision: str) -> CareSwitch:
    """A county decides to run a programme; its decision is named. Refuses other levels."""
    if len(place_code) != COUNTY_DIGITS:
        raise Refused(_("A programme is switched on for a whole county."), field="place_code")
    if not decision.strip():
        raise Refused(_("Name the decision: its title or number."), field="decision")
    with creating(actor=actor, permission=SWITCH, place_code=place_code):
        if is_on(programme.pk, place_code):
            raise Refused(_("This programme is on already."))
        made = CareSwitch.objects.unscoped("a switch in the county the right was checked for").create(
            place_code=place_code, programme=programme, decision=decision.strip(), by_id=worker(actor)
        )
        record("care.switched_on", actor=actor, place_code=place_code, subject=made, label=programme.pk)
    return made


def switch_off(switch: CareSwitch, *, actor: Actor) -> CareSwitch:
    """The programme ends in the county: nobody new may be enrolled; open files end by their own dates."""
    with changing(switch, actor=actor, permission=SWITCH) as row:
        row.off_at = timezone.now()
        row.save(update_fields=["off_at"])
        record(
            "care.switched_off", actor=actor, place_code=row.place_code, subject=row, label=row.programme_id
        )
    return row


def enrol(
    person: Person, programme: CareProgramme, *, actor: Actor, from_on: date, plan: str = "", helpers: str = "",
    visit_every_days: int | None = None,
) -> Enrolment:  # fmt: skip
    """Take a person into a programme. Refuses where the county has not switched it on, and a second time."""
    target = Person.objects.get_visible(actor, EDIT, pk=person.pk)
    with creating(actor=actor, permission=EDIT, place_code=target.place_code):
        _require_on(programme, target)
        own = Enrolment.objects.visible_to(actor, EDIT)
        if own.filter(person=target, programme=programme, to_on__isnull=True).exists():
            raise Refused(_("The person is in this programme already."))
        made = own.create(
            person=target, place_code=target.place_code, programme=programme, from_on=from_on, plan=plan,
            helpers=helpers, visit_every_days=visit_every_days or programme.visit_every_days,
        )  # fmt: skip
        record(
            "care.enrolled",
            actor=actor,
            place_code=made.place_code,
            subject=made,
            new={"programme": programme.pk},
        )
    return made


def edit_plan(enrolment: Enrolment, *, actor: Actor, version: int, values: dict[str, object]) -> Enrolment:
    """Write the plan anew: what is done, by whom, how often somebody visits."""
    with changing(enrolment, actor=actor, permission=EDIT, version=version) as row:
        old = {column: getattr(row, column) for column in PLAN}
        for column in PLAN:
            setattr(row, column, values.get(column, old[column]))
        row.version += 1
        row.save(update_fields=[*PLAN, "version"])
        record("care.plan_edited", actor=actor, place_code=row.place_code, subject=row,
               old=old, new={column: getattr(row, column) for column in PLAN})  # fmt: skip
    return row


def end_enrolment(enrolment: Enrolment, *, actor: Actor, on: date, reason: str = "") -> Enrolment:
    """The person leaves the programme; the file is kept only for the programme's own term."""
    with changing(enrolment, actor=actor, permission=EDIT) as row:
        if row.to_on is not None:
            raise Refused(_("This file is closed already."))
        if on < row.from_on:
            raise Refused(_("The last day lies before the first."), field="on")
        row.to_on = on
        row.keep_until = on + timedelta(days=365 * row.programme.keep_years)
        row.version += 1
        row.save(update_fields=["to_on", "keep_until", "version"])
        record("care.enrolment_ended", actor=actor, place_code=row.place_code, subject=row, reason=reason)
    return row


def forget_expired(*, actor: Actor, today: date) -> int:
    """Erase closed files whose time is over, within the actor's area."""
    with creating(actor=actor, permission=EDIT, place_code=actor.home):
        expired = Enrolment.objects.visible_to(actor, EDIT).filter(keep_until__lt=today)
        count, _rows = expired.delete()
        if count:
            record("care.forgotten", actor=actor, place_code=actor.home, new={"files": count})
    return count


def _require_on(programme: CareProgramme, person: Person) -> None:
    if not is_on(programme.pk, person.place_code):
        raise OutOfScope(_("The county has not switched this programme on."))
