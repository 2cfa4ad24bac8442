"""`liren verify` from the shell: words or JSON, exit code 1 when the log was touched, a file to take away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from liren.events.commands import verify
from liren.events.models import ChainCheck
from liren.events.tests.logs import a_sealed_log

pytestmark = pytest.mark.django_db


def test_an_intact_log_is_told_in_words_and_figures(tmp_path: Path) -> None:
    a_sealed_log()
    file = tmp_path / "log.jsonl"
    said = CliRunner().invoke(verify, ["--json", "--export", str(file)])
    told = json.loads(said.output)
    assert (said.exit_code, told["ok"], told["events"], told["pending"]) == (0, True, 6, 1)
    assert len(file.read_text(encoding="utf-8").splitlines()) == 1 + 7 + 2 + 1
    assert file.stat().st_mode & 0o777 == 0o600
    assert "intact" in CliRunner().invoke(verify, ["--expect", told["head"][:12]]).output


def test_a_touched_log_ends_with_one(tmp_path: Path) -> None:
    a_sealed_log()
    ChainCheck.objects.create(events=9, pending=0, head=b"\x01" * 32)
    said = CliRunner().invoke(verify, [])
    assert said.exit_code == 1
    assert "NOT INTACT" in said.output


@pytest.mark.parametrize("digest", ["abc", "zzzzzzzzzzzz"])
def test_a_digest_that_is_none_is_refused(digest: str) -> None:
    assert CliRunner().invoke(verify, ["--expect", digest]).exit_code == 2
