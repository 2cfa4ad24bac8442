"""Who is told about an event, once, in both languages, and by e-mail until it goes out."""

from __future__ import annotations

import smtplib
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as outbox
from django.test import Client
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult

from liren.accounts.models import User
from liren.events import jobs
from liren.events.models import ChainCheck, Event, Notice
from liren.events.operations import deliver
from liren.events.operations.prove import BROKEN, prove_log
from liren.events.operations.record import record
from liren.events.operations.tell import tell_about
from liren.events.queries import looks_at, unread_count
from liren.events.tests.logs import CLERK, LUOTONG, NEIGHBOUR, some_events
from liren.kernel import declarations
from liren.kernel.scope import SYSTEM
from liren.testing.cast import account, actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> User:
    """Fang Yuqing is told whenever a roster is committed."""
    person = account("fang_yuqing")
    DBTaskResult.objects.all().delete()
    notice = declarations.Notice(
        key="test.committed",
        event="people.roster_committed",
        recipients=lambda event: [person.pk, person.pk],
        message=lambda event: translation.gettext("Messages") + f" {event.subject_label}",
        link=lambda event: "/people/imports/",
    )  # fmt: skip
    real = declarations.declared
    notices = {"test.committed": notice}
    for module in ("record", "tell"):
        monkeypatch.setattr(
            f"liren.events.operations.{module}.declared",
            lambda name: notices if name == "notices" else real(name),
        )
    return person


def an_import() -> Event:
    return record("people.roster_committed", actor=CLERK, place_code=LUOTONG, label="罗桐.xlsx")


def test_telling_is_queued_with_the_event_and_only_where_somebody_is_told(told: User) -> None:
    event = an_import()
    some_events(1)
    queued = DBTaskResult.objects.get()
    assert queued.args_kwargs["args"] == [event.pk]


def test_a_message_is_made_once_in_each_language(told: User) -> None:
    event = an_import()
    tell_about(event.pk)
    tell_about(event.pk)
    notice = Notice.objects.get()
    assert notice.recipient == told
    assert set(notice.words) == {"zh-hans", "en"}
    assert notice.words["en"] == "Messages 罗桐.xlsx"


def test_reading_takes_the_message_from_the_count_and_goes_where_it_points(told: User) -> None:
    tell_about(an_import().pk)
    notice = Notice.objects.get()
    assert unread_count(actor("fang_yuqing")) == 1
    client, other = Client(), Client()
    client.force_login(told)
    other.force_login(account("wu_li"))
    assert other.post(f"/notices/{notice.pk}/reading/").status_code == 404
    assert "罗桐.xlsx" not in other.get("/notices/").content.decode()
    assert "罗桐.xlsx" in client.get("/notices/").content.decode()
    assert client.post(f"/notices/{notice.pk}/reading/")["Location"] == "/people/imports/"
    assert unread_count(actor("fang_yuqing")) == 0


def test_all_messages_are_read_at_once_but_only_ones_own(told: User) -> None:
    tell_about(an_import().pk)
    other = Client()
    other.force_login(account("wu_li"))
    other.post("/notices/readings/")
    assert unread_count(actor("fang_yuqing")) == 1


def test_nothing_is_mailed_without_a_mail_server(told: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EMAIL_HOST", raising=False)
    User.objects.filter(pk=told.pk).update(email="worker@example.org")
    tell_about(an_import().pk)
    assert Notice.objects.get().next_try_at is None


def test_a_message_is_mailed_once(told: User, monkeypatch: pytest.MonkeyPatch) -> None:
    _with_mail(told, monkeypatch)
    tell_about(an_import().pk)
    assert deliver.deliver_due() == 1
    assert deliver.deliver_due() == 0
    assert [message.to for message in outbox.outbox] == [["worker@example.org"]]
    assert Notice.objects.get().sent_at is not None


def test_a_failed_mail_waits_longer_each_time_and_rests_in_the_end(
    told: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    _with_mail(told, monkeypatch)
    monkeypatch.setattr("liren.events.mail.send", _broken)
    tell_about(an_import().pk)
    waits = []
    while (notice := Notice.objects.get()).next_try_at:
        Notice.objects.update(next_try_at=timezone.now())
        deliver.deliver_due()
        notice.refresh_from_db()
        waits.append(notice.next_try_at and round((notice.next_try_at - timezone.now()).total_seconds() / 60))
    assert waits == [1, 2, 4, 8, 16, 32, 64, None]
    assert notice.failure == "SMTPRecipientsRefused"


def test_a_broken_chain_is_recorded_once_and_the_administrators_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for key in ("qiu_shen", "ni_anguo", "yu_weiqi", "wu_li"):
        account(key)
    ChainCheck.objects.create(events=1, pending=0, head=b"\x07" * 32)
    assert prove_log(actor=SYSTEM).finding
    assert prove_log(actor=SYSTEM).finding
    event = Event.objects.unscoped("test").get(action=BROKEN)
    tell_about(event.pk)
    names = set(Notice.objects.values_list("recipient__username", flat=True))
    assert names == {"qiu_shen", "ni_anguo", "yu_weiqi"}


def test_what_is_due_is_done_and_the_proof_comes_once_a_day() -> None:
    some_events(2)
    jobs.run_due()
    jobs.run_due()
    check = ChainCheck.objects.get()
    assert (check.events, check.pending, check.finding) == (2, 0, "")
    assert check.at > timezone.now() - timedelta(minutes=1)


def test_who_looked_is_told_in_scope_only() -> None:
    subject = account("fang_yuqing")
    for place in (LUOTONG, NEIGHBOUR):
        record("people.identity_revealed", actor=CLERK, place_code=place, subject=subject, reason="核对")
    record("people.person_edited", actor=CLERK, place_code=LUOTONG, subject=subject)
    found = looks_at(subject, actor("wu_li"))
    assert [(event.action, event.place_code) for event in found] == [("people.identity_revealed", LUOTONG)]


def _with_mail(person: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_HOST", "mail.example.org")
    User.objects.filter(pk=person.pk).update(email="worker@example.org")


def _broken(notice: Any) -> None:
    raise smtplib.SMTPRecipientsRefused({"worker@example.org": (550, b"no")})
