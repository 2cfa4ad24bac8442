"""Since when somebody lives where, and how it ended."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.changing import changing
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.people.choices import Ending, Standing
from liren.people.models import Household, Person, Residency
from liren.people.operations.identity import PERMISSION
from liren.people.operations.provenance import AT_THE_COUNTER, Telling, save_touched, source_of, stamp
from liren.places.models import Dwelling


def move_home(
    person: Person, *, actor: Actor, dwelling: Dwelling, on: date, household: Household | None = None,
    standing: str = "", version: int | None = None, telling: Telling = AT_THE_COUNTER,
) -> Person:  # fmt: skip
    """The person lives in another home from that day on; the old period is closed and kept.

    Refuses a home outside the actor's area, and a person who has left. Everything that belongs to the person
    follows to the new place code.
    """
    with changing(person, actor=actor, permission=PERMISSION, version=version) as row:
        _require_here(row)
        if row.dwelling_id == dwelling.pk and (household is None or household.pk == row.household_id):
            raise Refused(_("That is where the person lives already."), field="dwelling")
        actor.require(PERMISSION, dwelling.place_code)
        old = {"dwelling": row.dwelling_id, "place_code": row.place_code}
        close_residency(row, on, Ending.MOVED)
        settle(row, dwelling, household, standing or row.standing, on)
        stamp(row, ["dwelling"], source_of(telling, actor=actor, place_code=row.place_code))
        save_touched(row, "dwelling", "household", "relation", "place_code", "standing", "field_sources")
        record("people.moved_home", actor=actor, place_code=row.place_code, subject=row,
               old=old, new={"dwelling": dwelling.pk, "place_code": row.place_code, "on": on})  # fmt: skip
    return row


def end_residency(
    person: Person, *, actor: Actor, ending: str, on: date, gone_to: str = "", version: int | None = None
) -> Person:
    """The person moved away, is long away or died: off the register from that day, never deleted.

    A household that loses its head shows that it needs a new one.
    """
    with changing(person, actor=actor, permission=PERMISSION, version=version) as row:
        _require_here(row)
        close_residency(row, on, ending, gone_to)
        row.left_on = on
        Household.objects.unscoped("the household of the locked person").filter(head=row).update(head=None)
        save_touched(row, "left_on")
        record("people.residency_ended", actor=actor, place_code=row.place_code, subject=row,
               new={"ending": ending, "on": on, "gone_to": gone_to})  # fmt: skip
    return row


def come_back(
    person: Person, *, actor: Actor, on: date, dwelling: Dwelling | None = None, version: int | None = None
) -> Person:
    """A person who had left lives or is registered here again."""
    with changing(person, actor=actor, permission=PERMISSION, version=version) as row:
        if row.left_on is None:
            raise Refused(_("This person is on the register and has not left."))
        if on < row.left_on:
            raise Refused(_("The return lies before the day of leaving."), field="on")
        row.left_on = None
        settle(row, dwelling or row.dwelling, row.household, row.standing, on)
        save_touched(row, "left_on", "dwelling", "household", "relation", "place_code")
        record("people.came_back", actor=actor, place_code=row.place_code, subject=row, new={"on": on})
    return row


def close_residency(person: Person, on: date, ending: str, gone_to: str = "") -> None:
    """End the open period; where none was on file, keep one that began before the register did."""
    periods = Residency.objects.unscoped("periods of the person being written").filter(person=person)
    row = periods.filter(to_on__isnull=True).order_by("-id").first() or Residency(
        person=person, place_code=person.place_code, dwelling_id=person.dwelling_id, standing=person.standing
    )
    if row.from_on and on < row.from_on:
        raise Refused(
            _("That day lies before the current period began (%(day)s).") % {"day": row.from_on}, field="on"
        )
    row.to_on, row.ending, row.gone_to = on, ending, gone_to
    row.save()


def settle(
    person: Person, dwelling: Dwelling | None, household: Household | None, standing: str, on: date
) -> None:
    """Open a period and put the person there: home, household, place code. The caller saves the person."""
    if household != person.household and person.household_id:
        Household.objects.unscoped("a head leaves the household").filter(head=person).update(head=None)
        person.relation = ""
    person.dwelling, person.household, person.standing = dwelling, household, standing
    person.place_code = dwelling.place_code if dwelling else person.place_code
    Residency.objects.unscoped("a new period of the person being written").create(
        person=person, place_code=person.place_code, dwelling=dwelling, standing=standing, from_on=on
    )


def change_standing(person: Person, standing: str) -> None:
    """Correct whether the person lives or is registered here, on the open period too."""
    person.standing = Standing(standing)
    Residency.objects.unscoped("the open period of the person being written").filter(
        person=person, to_on__isnull=True
    ).update(standing=standing)


def _require_here(person: Person) -> None:
    if person.left_on is not None:
        raise Refused(_("This person has left. Record the return first."))
