"""Work whose worker was killed is taken up again; work that is being done is left alone."""

from __future__ import annotations

from typing import TypeAlias

import psycopg
import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from config import abandoned_tasks
from config.commands.worker import connect

pytestmark = pytest.mark.django_db(transaction=True)
Task: TypeAlias = "DBTaskResult[..., object]"


@pytest.fixture
def line():
    with connect() as connection:
        yield connection


def running(*workers: str) -> Task:
    return DBTaskResult.objects.create(
        status="RUNNING",
        started_at=timezone.now(),
        run_after=timezone.now(),
        worker_ids=list(workers),
        args_kwargs={"args": [], "kwargs": {}},
        task_path="nowhere.task",
        backend_name="default",
    )


def give_back(line: psycopg.Connection) -> int:
    return abandoned_tasks.give_back(line, DBTaskResult._meta.db_table)


def wait_for_the_end_of(worker_id: str, line: psycopg.Connection) -> None:
    """The server drops a closed connection's locks a moment later: wait for its lock, and let it go."""
    abandoned_tasks.hold(line, worker_id)
    line.execute("SELECT pg_advisory_unlock_all()")


def status(task: Task) -> str:
    task.refresh_from_db()
    return str(task.status)


def test_a_task_of_a_dead_worker_goes_back_into_the_queue(line):
    task = running("dead")
    assert give_back(line) == 1
    assert status(task) == "READY"


def test_a_task_of_a_living_worker_is_left_alone_until_it_dies(line):
    task = running("earlier", "living")
    with connect() as worker:
        abandoned_tasks.hold(worker, "living")
        assert give_back(line) == 0
        assert status(task) == "RUNNING"
    wait_for_the_end_of("living", line)
    assert give_back(line) == 1


def test_a_task_that_killed_three_workers_is_given_up(line):
    task = running("first", "second", "third")
    give_back(line)
    assert status(task) == "FAILED"
    assert "killed" in task.traceback
