"""Operations are the only writers, and each is told who acts."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

from tests.architecture.source import ROOMS, calls, code, tree, where

WRITING = {
    "save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete", "acreate", "asave",
}  # fmt: skip
ELSEWHERE = {
    "liren/kernel/scope.py": "the guard of update and delete itself",
}
"""Files outside `operations/` that write, and why."""
BESIDE = {
    "note": "signing in: who acts is what is being found out",
    "expire_exports": "a job of the night: files whose day is over",
    "discard_forgotten": "a job of the night: imports nobody committed",
}
"""Machinery for which nobody in particular acts."""


def _opens_a_write(function: ast.FunctionDef) -> bool:
    if function.name.startswith("_"):
        return False
    names = {getattr(node.func, "id", "") for node in ast.walk(function) if isinstance(node, ast.Call)}
    return bool(names & {"changing", "creating", "record"})


OPERATIONS = {
    function.name
    for path in code()
    if "operations" in path.parts
    for function in tree(path).body
    if isinstance(function, ast.FunctionDef) and _opens_a_write(function)
}


def is_operation(path: Path) -> bool:
    """Whether a file lies in a room's operations (or is background work that only marks its own state)."""
    return "operations" in path.parts or path.name == "tasks.py"


@pytest.mark.parametrize("path", [path for path in code() if path.parts[-3] != "config"], ids=where)
def test_only_operations_write(path: Path) -> None:
    if is_operation(path) or where(path) in ELSEWHERE or "config" in path.parts:
        return
    for name, call in calls(path):
        assert name not in WRITING or not _on_rows(call), f"{where(path, call)}: writes outside operations/"
        keywords = [keyword.arg for keyword in call.keywords]
        assert name != "update" or not keywords or call.args, (
            f"{where(path, call)}: writes outside operations/"
        )


@pytest.mark.parametrize("path", [path for path in code() if "operations" in path.parts], ids=where)
def test_every_operation_is_told_who_acts(path: Path) -> None:
    for function in tree(path).body:
        if isinstance(function, ast.FunctionDef) and _opens_a_write(function) and function.name not in BESIDE:
            named = {argument.arg for argument in function.args.kwonlyargs}
            assert "actor" in named, f"{where(path, function)}: {function.name} wants `*, actor: Actor`"


@pytest.mark.parametrize("path", code(), ids=where)
def test_forms_queries_and_rules_do_not_know_operations(path: Path) -> None:
    if not (
        {"forms", "queries"} & set(path.parts)
        or path.name in {"forms.py", "queries.py", "rules.py", "choices.py"}
    ):
        return
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module and ".operations" in node.module:
            called = {name.name for name in node.names} & OPERATIONS
            assert not called, f"{where(path, node)}: calls {called}"


def test_every_recorded_action_has_its_words() -> None:
    from liren.events.words import event_words

    known = set(event_words())
    said = {(action, spot) for path in code() for action, spot in _actions(path)}
    silent = sorted(f"{spot}: {action}" for action, spot in said if action not in known)
    assert not silent, f"Give these actions words in their room's event_words.py: {silent}"


def test_words_are_for_actions_that_exist() -> None:
    from liren.events.words import words_of_apps

    everything = "\n".join(path.read_text() for path in code() if path.name != "event_words.py")
    unused = [
        action for words in words_of_apps().values() for action in words if f'"{action}"' not in everything
    ]
    missing = [action for action in unused if f'"{action.partition(".")[2]}"' not in everything]
    assert not missing, f"Nobody records these: {missing}"


def test_no_room_listens_to_signals_of_models() -> None:
    for path in code():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ImportFrom) and node.module == "django.db.models.signals":
                assert {name.name for name in node.names} <= {"pre_migrate", "post_migrate"}, where(
                    path, node
                )


def test_no_model_has_logic_in_save() -> None:
    for model in apps.get_models():
        if model._meta.app_label in ROOMS:
            assert "save" not in vars(model), model


def _on_rows(call: ast.Call) -> bool:
    """`Model.objects…create(` and `row.save(` are writes; `stream.save(path)`, `cache.delete(key)` are not ours."""
    words = ast.unparse(call.func)
    return not any(
        part in words for part in ("storage", "cache", "session", "cookie", "workbook", "self.stdout")
    )


def _actions(path: Path) -> list[tuple[str, str]]:
    found = []
    for name, call in calls(path):
        if name in {"record", "note"} and call.args:
            for node in ast.walk(call.args[0]):
                if (
                    isinstance(node, ast.Constant)
                    and isinstance(node.value, str)
                    and re.fullmatch(r"[a-z_]+\.[a-z_]+", node.value)
                ):
                    found.append((node.value, where(path, call)))
    return found
