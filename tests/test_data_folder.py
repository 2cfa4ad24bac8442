"""The data folder is private, also when somebody made it before us."""

from pathlib import Path

import pytest

from config import data_folder
from liren.kernel.errors import Refused


def test_a_folder_that_was_open_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    tmp_path.chmod(0o755)
    monkeypatch.setenv("LIREN_DATA", str(tmp_path))
    assert data_folder.path() == tmp_path
    assert tmp_path.stat().st_mode & 0o777 == 0o700


def test_another_users_folder_that_everybody_writes_into_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    tmp_path.chmod(0o777)
    monkeypatch.setattr("os.geteuid", lambda: tmp_path.stat().st_uid + 1)
    monkeypatch.setenv("LIREN_DATA", str(tmp_path))
    with pytest.raises(Refused, match="Others may write"):
        data_folder.path()
