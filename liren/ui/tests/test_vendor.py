"""Of other people's files we serve what we name, and nothing in them points to a file that is not there."""

import re
from pathlib import Path

import pytest

from liren.ui.vendor import MODULES, TARGET, collect, trimmed


def test_a_source_map_is_cut_off() -> None:
    assert trimmed(b"a{}\n/*# sourceMappingURL=a.css.map */") == b"a{}"
    assert trimmed(b"f()\n//# sourceMappingURL=f.js.map\n") == b"f()"


def test_of_a_typeface_only_woff2_is_named() -> None:
    others = b',url("./f.woff?") format("woff"),url("./f.ttf?v3") format("truetype")'
    assert (
        trimmed(b'src:url("./f.woff2?v3") format("woff2")' + others)
        == b"""src:url("./f.woff2") format("woff2")"""
    )


def test_without_the_packages_the_message_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="npm ci"):
        collect(tmp_path / "node_modules", tmp_path / "vendor")


@pytest.mark.skipif(not MODULES.exists(), reason="the front-end packages are not installed")
def test_every_file_that_a_style_sheet_names_is_there(tmp_path: Path) -> None:
    target = tmp_path / "vendor"
    assert collect(MODULES, target) > 100
    for sheet in target.rglob("*.css"):
        for name in re.findall(r"url\(['\"]?(?!data:|#)([^)'\"]+)", sheet.read_text()):
            assert (sheet.parent / name).exists(), f"{sheet.name} names {name}"


def test_the_lock_file_names_no_registry() -> None:
    lock = TARGET.parents[3] / "package-lock.json"
    assert '"resolved"' not in lock.read_text()
