"""The look keeps its rules: readable colours, style that old browsers draw, scripts only from files."""

import re
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[1]
SHEETS = sorted((HOME / "static" / "ui" / "css").glob("*.css"))
TEMPLATES = sorted(HOME.glob("templates/**/*.html"))
TOO_NEW = re.compile(r"light-dark\(|color-mix\(|oklch\(|:has\(|@layer|&:")
TEXT_PAIRS = (
    [
        (text, ground)
        for ground in ("paper", "surface")
        for text in ("ink", "ink-2", "ink-3", "jade", "seal", "warn", "ok", "info")
    ]
    + [(tone, f"{tone}-s") for tone in ("jade", "seal", "warn", "ok", "info")]
    + [("on-jade", "jade"), ("on-seal", "seal")]
)


def tokens(theme: str) -> dict[str, str]:
    sheet = (HOME / "static/ui/css/tokens.css").read_text()
    block = re.search(rf'\[data-bs-theme="{theme}"\] {{(.*?)\n}}', sheet, re.DOTALL)
    assert block is not None
    return dict(re.findall(r"--lr-([\w-]+): (#[0-9a-f]{6})", block.group(1)))


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_its_ground(theme: str, text: str, ground: str) -> None:
    colours = tokens(theme)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_edges_of_controls_can_be_seen(theme: str) -> None:
    colours = tokens(theme)
    assert contrast(colours["ctl"], colours["paper"]) >= 3


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_uses_nothing_that_old_browsers_drop(sheet: Path) -> None:
    words = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
    assert not TOO_NEW.search(words)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_script_of_its_own(template: Path) -> None:
    text = template.read_text()
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"\son\w+=\"", text)
    assert "javascript:" not in text
