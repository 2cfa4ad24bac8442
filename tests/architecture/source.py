"""Reading the house's own source: its files, its trees of statements, its calls."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
ROOMS = sorted(path.name for path in (HOUSE / "liren").iterdir() if (path / "apps.py").exists())
TEXT = {
    ".py",
    ".html",
    ".js",
    ".css",
    ".po",
    ".md",
    ".txt",
    ".toml",
    ".json",
    ".sql",
    ".yml",
    ".sh",
    ".csv",
    ".service",
}
ELSEWHERE = {
    "node_modules",
    ".venv",
    ".git",
    "var",
    "vendor",
    "shots",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".import_linter_cache",
}


def code(*, tests: bool = False, migrations: bool = False) -> list[Path]:
    """The Python files of the house."""
    files = (path for part in ("liren", "config") for path in (HOUSE / part).rglob("*.py"))
    return sorted(
        path
        for path in files
        if (tests or not {"tests", "testing"} & set(path.parts))
        and (migrations or "migrations" not in path.parts)
    )


def files() -> Iterator[Path]:
    """Every text file that is committed (or about to be)."""
    pending = [HOUSE]
    while pending:
        for path in pending.pop().iterdir():
            if path.is_dir() and not path.is_symlink() and path.name not in ELSEWHERE:
                pending.append(path)
            elif path.is_file() and path.suffix in TEXT:
                yield path


def templates() -> list[Path]:
    """The templates of all rooms."""
    return sorted((HOUSE / "liren").rglob("templates/**/*.html"))


@cache
def tree(path: Path) -> ast.Module:
    """What a file says."""
    return ast.parse(path.read_text(), str(path))


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a file, with the last part of what is called."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield name, node


def where(path: Path, node: ast.AST | None = None) -> str:
    """liren/people/rules.py:12"""
    line = f":{node.lineno}" if node is not None and hasattr(node, "lineno") else ""
    return f"{path.relative_to(HOUSE)}{line}"
