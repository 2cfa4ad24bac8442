"""Enter once: every value written by hand keeps who told it, how and when."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.people.choices import SourceKind
from liren.people.models import Person, Source


@dataclass(frozen=True, slots=True)
class Telling:
    """How the community came to know: at the counter, on a visit, by phone …"""

    kind: SourceKind = SourceKind.COUNTER
    label: str = ""

    @property
    def words(self) -> str:
        return self.label or str(SourceKind(self.kind).label)


AT_THE_COUNTER = Telling()


def worker(actor: Actor) -> int:
    """The account behind the actor; the installation itself does not decide about people."""
    if actor.user_id is None:
        raise Refused(_("Only a person with an account can do this."))
    return actor.user_id


def source_of(telling: Telling, *, actor: Actor, place_code: str) -> Source:
    """The source row of this telling: one per person at work, way and day, not one per keystroke."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    known = Source.objects.unscoped("the actor's own source of today, in the place being written").filter(
        by_id=actor.user_id, at__gte=today, kind=telling.kind, label=telling.words, place_code=place_code
    )
    return known.order_by("-id").first() or Source.objects.create(
        by_id=actor.user_id, kind=telling.kind, label=telling.words, place_code=place_code
    )


def stamp(person: Person, columns: Iterable[str], source: Source) -> None:
    """Note on the person that these values came from this source today."""
    today = timezone.localdate().isoformat()
    person.field_sources = person.field_sources | {column: [source.pk, today] for column in columns}


def save_touched(person: Person, *columns: str) -> None:
    """Write the named columns and count the version up: every change to a person, however small, is seen."""
    person.version += 1
    person.save(update_fields=[*columns, "version"])
