"""Whoever touches the log is found out, by the installation and by the stand-alone script."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from liren.events.export import export_lines
from liren.events.findings import Finding, Trouble
from liren.events.models import Seal
from liren.events.operations.prove import prove_log
from liren.events.tests.logs import a_sealed_log, past_the_guards
from liren.events.verify import check_chain, verify_chain
from liren.kernel.scope import SYSTEM

SCRIPT = Path(__file__).resolve().parents[3] / "scripts" / "verify_export.py"
pytestmark = pytest.mark.django_db(transaction=True)

COPY = """
INSERT INTO events_event
       (id, at, place_code, actor_name, action, subject_type, subject_label, reason, request_id)
SELECT %s, at, place_code, actor_name, action, subject_type, subject_label, reason, request_id
  FROM events_event WHERE id = %s
"""


def change(cursor: Any, ids: list[int]) -> Finding:
    cursor.execute("UPDATE events_event SET reason = 'nothing happened' WHERE id = %s", [ids[2]])
    return Finding(Trouble.CHANGED, ids[2])


def change_the_time(cursor: Any, ids: list[int]) -> Finding:
    cursor.execute("UPDATE events_event SET at = at + interval '1 microsecond' WHERE id = %s", [ids[5]])
    return Finding(Trouble.CHANGED, ids[5])


def remove(cursor: Any, ids: list[int]) -> Finding:
    cursor.execute("DELETE FROM events_eventdetail WHERE event_id = %s", [ids[1]])
    cursor.execute("DELETE FROM events_event WHERE id = %s", [ids[1]])
    return Finding(Trouble.REMOVED, ids[1])


def add_in_the_middle(cursor: Any, ids: list[int]) -> Finding:
    remove(cursor, ids)
    cursor.execute(COPY, [ids[0] - 1, ids[0]])
    return Finding(Trouble.ADDED, ids[0] - 1)


def swap(cursor: Any, ids: list[int]) -> Finding:
    with transaction.atomic():
        for old, new in ((ids[1], -1), (ids[2], ids[1]), (-1, ids[2])):
            cursor.execute("UPDATE events_event SET id = %s WHERE id = %s", [new, old])
            cursor.execute("UPDATE events_eventdetail SET event_id = %s WHERE event_id = %s", [new, old])
    return Finding(Trouble.REORDERED, ids[1])


def change_a_seal(cursor: Any, ids: list[int]) -> Finding:
    cursor.execute("UPDATE events_seal SET sealed_at = sealed_at - interval '1 day'")
    return Finding(Trouble.SEAL_CHANGED, seal_id=Seal.objects.earliest("id").pk)


def change_the_leaves(cursor: Any, ids: list[int]) -> Finding:
    second = Seal.objects.latest("id").pk
    cursor.execute("UPDATE events_seal SET leaves = set_byte(leaves, 20, 0) || 'x' WHERE id = %s", [second])
    return Finding(Trouble.SEAL_CHANGED, seal_id=second)


def remove_a_seal(cursor: Any, ids: list[int]) -> Finding:
    first, second = Seal.objects.order_by("id").values_list("pk", flat=True)
    cursor.execute("DELETE FROM events_seal WHERE id = %s", [first])
    return Finding(Trouble.SEAL_REMOVED, seal_id=second)


TAMPERING = (
    change, change_the_time, remove, add_in_the_middle, swap, change_a_seal, change_the_leaves, remove_a_seal,
)  # fmt: skip


@pytest.mark.parametrize("tamper", TAMPERING)
def test_both_verifiers_name_what_was_touched(tamper: Callable[..., Finding], tmp_path: Path) -> None:
    ids = a_sealed_log()
    assert verify_chain() is None
    assert _script(tmp_path)[0] == 0
    with past_the_guards() as cursor:
        expected = tamper(cursor, ids)

    assert verify_chain() == expected
    code, said = _script(tmp_path)
    assert code == 1
    assert (f"event {expected.event_id} " if expected.event_id else f"seal {expected.seal_id}") in said


def test_cutting_off_the_end_is_found_by_the_last_check_and_by_a_noted_digest(tmp_path: Path) -> None:
    ids = a_sealed_log()
    noted = prove_log(actor=SYSTEM).head.hex()[:16]
    with past_the_guards() as cursor:
        cursor.execute("DELETE FROM events_seal WHERE last_event = %s", [ids[5]])
    assert verify_chain() == Finding(Trouble.SEAL_REMOVED)

    with past_the_guards() as cursor:
        cursor.execute("DELETE FROM events_chaincheck")
    assert verify_chain() is None
    assert check_chain(noted).finding == Finding(Trouble.SEAL_REMOVED)
    assert _script(tmp_path)[0] == 0
    assert _script(tmp_path, "--expect", noted)[0] == 1


@pytest.mark.parametrize(
    ("sql", "trouble"),
    [
        ("UPDATE events_eventdetail SET salt = '\\x00' WHERE event_id = %s", Trouble.DETAIL_CHANGED),
        ("UPDATE events_eventdetail SET sealed = sealed || 'x' WHERE event_id = %s", Trouble.DETAIL_CHANGED),
        ("UPDATE events_eventdetail SET sealed = set_byte(sealed, 2, 7) WHERE event_id = %s",
         Trouble.DETAIL_UNREADABLE),
        ("DELETE FROM events_eventdetail WHERE event_id = %s", Trouble.DETAIL_REMOVED),
    ],
)  # fmt: skip
def test_old_and_new_values_cannot_be_touched_unnoticed(sql: str, trouble: Trouble) -> None:
    ids = a_sealed_log()
    with past_the_guards() as cursor:
        cursor.execute(sql, [ids[6]])
    assert verify_chain() == Finding(trouble, ids[6])


def test_an_export_that_was_edited_or_cut_is_refused(tmp_path: Path) -> None:
    a_sealed_log()
    lines = list(export_lines())
    file = tmp_path / "log.jsonl"
    for wrong in (lines[:-1], lines[:-2] + lines[-1:], lines[:2] + lines[3:]):
        file.write_text("".join(wrong), encoding="utf-8")
        assert _run(file).returncode == 1
    file.write_text("not an export\n", encoding="utf-8")
    assert _run(file).returncode == 2


def test_the_script_needs_nothing_but_the_standard_library_and_stays_small() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 150
    imported = {
        line.split()[1].split(".")[0] for line in text.splitlines() if line.startswith(("import ", "from "))
    }
    assert imported <= set(sys.stdlib_module_names)


def _script(folder: Path, *options: str) -> tuple[int, str]:
    file = folder / "log.jsonl"
    file.write_text("".join(export_lines()), encoding="utf-8")
    done = _run(file, *options)
    return done.returncode, done.stdout + done.stderr


def _run(file: Path, *options: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-I", str(SCRIPT), str(file), *options]
    return subprocess.run(words, capture_output=True, text=True, check=False)
