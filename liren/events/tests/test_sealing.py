"""Sealing covers every event once, waits for writers, and links each seal to the last."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from liren.events.chain import digests, leaves
from liren.events.models import GENESIS, Event, Seal
from liren.events.operations.erase import ERASED, erase_details
from liren.events.operations.record import record
from liren.events.operations.seal import seal_events
from liren.events.tests.logs import CLERK, LUOTONG, NEIGHBOUR, some_events
from liren.events.verify import check_chain, verify_chain
from liren.kernel.errors import Refused, RightMissing
from liren.kernel.scope import Actor, Grant

GUARD = Actor(user_id=None, name="倪安果", grants=frozenset({Grant("security.manage", "330182001")}))


@pytest.mark.django_db
def test_each_seal_follows_the_last_and_nothing_is_sealed_twice() -> None:
    events = some_events(5)
    assert seal_events(size=2) == 5
    assert seal_events() == 0
    seals = list(Seal.objects.all())
    assert [seal.count for seal in seals] == [2, 2, 1]
    assert [bytes(seal.previous) for seal in seals] == [GENESIS, *(bytes(seal.digest) for seal in seals[:-1])]
    sealed = [leaf.event_id for seal in seals for leaf in leaves.unpack(bytes(seal.leaves))]
    assert sealed == [event.pk for event in events]


@pytest.mark.django_db
def test_a_chain_may_mix_both_digests() -> None:
    some_events(2)
    seal_events(algorithm=digests.SHA256)
    some_events(2)
    seal_events(algorithm=digests.SM3)
    assert verify_chain() is None
    assert [seal.algorithm for seal in Seal.objects.all()] == ["sha256", "sm3"]


@pytest.mark.django_db
def test_events_that_no_seal_covers_yet_are_counted() -> None:
    some_events(3)
    seal_events()
    some_events(2)
    checked = check_chain()
    assert (checked.events, checked.pending, checked.finding) == (3, 2, None)


@pytest.mark.django_db(transaction=True)
def test_while_a_writer_is_half_way_nothing_is_sealed() -> None:
    written, may_end = threading.Event(), threading.Event()
    writer = threading.Thread(target=_write_slowly, args=(written, may_end))
    writer.start()
    assert written.wait(10)
    some_events(1)
    assert seal_events() == 0
    may_end.set()
    writer.join(10)
    assert seal_events() == 2
    assert verify_chain() is None


@pytest.mark.django_db(transaction=True)
def test_an_event_that_was_rolled_back_leaves_a_gap_that_is_no_finding() -> None:
    some_events(1)
    with transaction.atomic():
        some_events(2)
        transaction.set_rollback(True)
    some_events(1)
    assert seal_events() == 2
    assert verify_chain() is None


@pytest.mark.django_db
def test_erased_details_are_gone_and_the_log_is_still_whole() -> None:
    subject = Event.objects.unscoped("test: any row will do as a subject").get(pk=some_events(1)[0].pk)
    told = record(
        "people.person_edited", actor=CLERK, place_code=LUOTONG, subject=subject, old={"name": "甲"}
    )
    seal_events()
    assert erase_details(subject, actor=GUARD, reason="本人要求删除") == 1
    assert not hasattr(Event.objects.unscoped("test").get(pk=told.pk), "detail")
    erasure = Event.objects.unscoped("test").get(action=ERASED)
    assert (erasure.subject_id, erasure.reason) == (told.pk, "本人要求删除")
    assert verify_chain() is None


@pytest.mark.django_db
def test_erasing_needs_a_reason_and_the_right_over_each_place() -> None:
    subject = some_events(1)[0]
    record("people.person_edited", actor=CLERK, place_code=NEIGHBOUR, subject=subject, old={"name": "甲"})
    with pytest.raises(Refused):
        erase_details(subject, actor=GUARD, reason=" ")
    with pytest.raises(RightMissing):
        erase_details(subject, actor=GUARD, reason="本人要求删除")
    assert not Event.objects.unscoped("test").filter(action=ERASED).exists()


def _write_slowly(written: threading.Event, may_end: threading.Event) -> None:
    with transaction.atomic():
        some_events(1)
        written.set()
        may_end.wait(10)
    connection.close()
