"""Rules of the house that a machine can watch: names, sizes, words, and nothing secret anywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from config.messages import APPS, complaints_about
from liren.kernel.identity import check_character
from tests.architecture.source import HOUSE, ROOMS, code, files, templates, where

LONGEST, LONGEST_TEST = 250, 300
SHAPELESS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "services",
    "service",
    "manager",
    "managers",
    "misc",
    "common",
}
NUMBER = re.compile(
    r"(?<![\w.])[1-9]\d{5}(?:19\d{2}|20[012]\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\w)"
)
"""Something that looks like an identity number of a person born since 1900."""
EXAMPLES = {"11010519491231002X", "11010519491231002x", "440524188001010014"}
"""Those that the standard (GB 11643) and every textbook print as examples."""
PHONE = re.compile(r"(?<![\w.])1[3-9]\d{9}(?!\w)")
FICTIONAL = re.compile(
    r"19900\d{6}|138(\d)\1{3}\d{4}|13800138000|13812345678|13000000000|19800101\d{3}|1(\d)\2{9}"
)
"""Numbers that nobody has: our own pattern, and those that stand in every textbook."""


@pytest.mark.parametrize("path", code(tests=True), ids=where)
def test_files_are_small(path: Path) -> None:
    lines = len(path.read_text().splitlines())
    longest = LONGEST_TEST if "tests" in path.parts else LONGEST
    assert lines <= longest, f"{where(path)} has {lines} lines; split it by what it is about"


def test_no_module_is_called_after_nothing() -> None:
    named = [
        where(path) for path in code(tests=True) if SHAPELESS & {path.stem, *path.parts[len(HOUSE.parts) :]}
    ]
    assert not named


@pytest.mark.parametrize("room", ROOMS)
def test_every_sentence_has_its_chinese(room: str) -> None:
    complaints = complaints_about(APPS / room)
    assert not complaints, "\n".join(complaints[:20])


@pytest.mark.parametrize("path", [path for path in code() if path.name != "apps.py"], ids=where)
def test_every_module_says_what_it_is(path: Path) -> None:
    text = path.read_text().strip()
    silent = text and not text.startswith(('"""', 'r"""'))
    only_names = all(line.startswith(("from ", "import ", "__all__", '"', "]", ")", " ", "#")) or not line for line in text.splitlines())  # fmt: skip
    assert not silent or only_names, f"{where(path)} begins without a docstring"


def test_no_identity_number_of_somebody_stands_anywhere() -> None:
    found = [
        f"{where(path)}: {number[:6]}…"
        for path in files()
        for number in NUMBER.findall(path.read_text(errors="replace"))
        if not number.startswith("999999") and number not in EXAMPLES and _holds(number)
    ]
    assert not found, found


def _holds(number: str) -> bool:
    """Whether the check character is right: else it is nobody's."""
    return check_character(number[:17]) == number[17:].upper()


def test_no_phone_of_somebody_stands_anywhere() -> None:
    found = [
        f"{where(path)}: {number}"
        for path in files()
        if path.suffix in {".py", ".html", ".po", ".csv", ".js", ".md"}
        for number in PHONE.findall(path.read_text(errors="replace"))
        if not FICTIONAL.fullmatch(number)
    ]
    assert not found, found


def test_lock_files_name_no_address_to_fetch_from() -> None:
    for lock in [HOUSE / "package-lock.json", *(HOUSE / "requirements").glob("*.txt")]:
        text = lock.read_text()
        assert '"resolved"' not in text, lock
        assert not re.search(r"--(extra-)?index-url|--find-links|@ https?://", text), lock


@pytest.mark.parametrize("path", templates(), ids=where)
def test_a_page_loads_nothing_from_elsewhere_and_runs_nothing_inline(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"(src|href|action)\s*=\s*[\"'](https?:)?//", text), "an address outside the house"
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")[^>]*>", text), (
        "inline script"
    )
    assert not re.search(r"\son(click|change|submit|load|input|key\w+)\s*=", text), "inline handler"
    assert "|safe" not in text.replace(" ", ""), "unescaped text"
    assert "autoescape off" not in text


@pytest.mark.parametrize("path", templates(), ids=where)
def test_every_form_that_posts_carries_its_token(path: Path) -> None:
    if path.name == "gallery.html":
        return  # samples that send nothing
    for form in re.findall(
        r"<form\b[^>]*method=[\"']post[\"'][\s\S]*?</form>", path.read_text(), re.IGNORECASE
    ):
        assert "csrf_token" in form or "csrf_input" in form, form[:200]
