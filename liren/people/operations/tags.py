"""Why the community keeps somebody in mind: tags with evidence and expiry."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.changing import changing
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor, ScopedQuerySet
from liren.people.choices import Tag
from liren.people.models import Person, PersonTag
from liren.people.operations.identity import PERMISSION
from liren.people.operations.provenance import save_touched


def tag_person(
    person: Person,
    *,
    actor: Actor,
    tag: str,
    evidence: str = "",
    from_on: date | None = None,
    to_on: date | None = None,
) -> PersonTag:
    """Tag a person, with what proves it and until when it holds. Refuses a tag that already holds."""
    with changing(person, actor=actor, permission=PERMISSION) as row:
        from_on = from_on or timezone.localdate()
        require_forward(from_on, to_on)
        if holding(timezone.localdate()).filter(person=row, tag=tag).exists():
            raise Refused(_("The person has this tag already."), field="tag")
        made = PersonTag.objects.unscoped("a tag on the locked person").create(
            person=row,
            place_code=row.place_code,
            tag=Tag(tag),
            evidence=evidence,
            from_on=from_on,
            to_on=to_on,
        )
        save_touched(row)
        record("people.tagged", actor=actor, place_code=row.place_code, subject=row,
               new={"tag": tag, "evidence": evidence, "from_on": from_on, "to_on": to_on})  # fmt: skip
    return made


def untag_person(tag: PersonTag, *, actor: Actor, reason: str = "") -> None:
    """The tag no longer holds from today; it stays in the history. One set today by mistake is removed."""
    yesterday = timezone.localdate() - timedelta(days=1)
    with changing(tag, actor=actor, permission=PERMISSION) as row:
        person = (
            Person.objects.unscoped("the bearer of the locked tag").select_for_update().get(pk=row.person_id)
        )
        save_touched(person)
        record("people.untagged", actor=actor, place_code=row.place_code, subject=person, reason=reason,
               old={"tag": row.tag, "evidence": row.evidence})  # fmt: skip
        if row.from_on and row.from_on > yesterday:
            row.delete()
        else:
            row.to_on = yesterday
            row.save(update_fields=["to_on"])


def require_forward(from_on: date, to_on: date | None) -> None:
    """Refuse a period that ends before it begins."""
    if to_on is not None and to_on < from_on:
        raise Refused(_("The last day lies before the first."), field="to_on")


def holding(day: date) -> ScopedQuerySet[PersonTag]:
    """The tags that hold on a day."""
    rows: ScopedQuerySet[PersonTag] = PersonTag.objects.unscoped("tags of people who are being written")
    return rows.filter(Q(to_on__isnull=True) | Q(to_on__gte=day))
