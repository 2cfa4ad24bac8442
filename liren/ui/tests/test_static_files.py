"""Static files have plain names until they are collected, and content-bound names afterwards."""

from pathlib import Path

from django.test import override_settings

from liren.ui.static_files import Storage


def test_before_collecting_the_plain_name_is_used(tmp_path: Path) -> None:
    assert Storage(location=tmp_path, base_url="/static/").url("ui/css/base.css") == "/static/ui/css/base.css"


@override_settings(DEBUG=False)
def test_collected_scripts_import_each_other_by_their_new_names(tmp_path: Path) -> None:
    storage = Storage(location=tmp_path, base_url="/static/")
    (tmp_path / "main.js").write_text('import { start } from "./part.js";\nstart();\n')
    (tmp_path / "part.js").write_text("export function start() {}\n")
    files = {name: (storage, name) for name in ("main.js", "part.js")}
    list(storage.post_process(files))
    new = storage.stored_name("main.js")
    assert new != "main.js"
    assert storage.stored_name("part.js") in (tmp_path / new).read_text()
