"""What was approved is what leaves: a list that has become another meanwhile stays here."""

import pytest
from django.utils import timezone

from liren.kernel.fence import fenced
from liren.ledgers import tasks
from liren.ledgers.catalogue import LEDGERS
from liren.ledgers.operations.exports import approve_export, ask_export
from liren.ledgers.rules import State, outgrown, state_of
from liren.ledgers.wanted import Wanted
from liren.people.conditions import Conditions
from liren.people.models import Export
from liren.testing.area import LUOTONG
from liren.testing.cast import actor
from liren.testing.people import a_person


@pytest.mark.django_db
@pytest.mark.parametrize(("more", "state"), [(3, State.READY), (11, State.REFUSED)])
def test_a_list_that_was_approved_short_does_not_leave_long(settings, tmp_path, more, state):
    settings.MEDIA_ROOT = tmp_path
    asker = actor("fang_yuqing")
    a_person("李桂英", born=None)
    with fenced(asker):
        wanted = Wanted(LEDGERS["residents"], Conditions(place=LUOTONG))
        asked = ask_export(wanted, actor=asker, reason="街道复核名单", full=True)
    approve_export(asked, actor=actor("wu_li"))
    for n in range(more):
        a_person(f"后来{n}", born=None)

    tasks.produce.call(asked.pk)

    assert state_of(Export.objects.unscoped("test").get(pk=asked.pk), timezone.now()) == state


def test_a_register_may_grow_a_little_between_approval_and_file():
    assert not outgrown(rows=11, approved=1)
    assert not outgrown(rows=1100, approved=1000)
    assert outgrown(rows=1101, approved=1000)
