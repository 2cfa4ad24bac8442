"""`python -m tests.browser.shots`: a picture of every page, and a gallery of them in `shots/index.html`.

In light and dark, at a desk (1366×768) and on a phone, in large type and in English. Only invented people are
seen. `--readme` takes the few pictures of the README instead; names limit the round: `shots today register`.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Error, sync_playwright

from tests.browser.town import Town, prepare

ROOT = Path(__file__).resolve().parents[2]
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")


class Look(NamedTuple):
    """One way of looking at a page."""

    name: str
    size: tuple[int, int]
    likes: dict[str, str]
    main_only: bool = False


DESK, PHONE = (1366, 768), (390, 844)
LOOKS = (
    Look("light", DESK, {}),
    Look("dark", DESK, {"theme": "dark"}),
    Look("phone", PHONE, {}),
    Look("english", DESK, {"language": "en"}),
    Look("elderly", PHONE, {"text": "elderly"}, main_only=True),
    Look("phone-dark", PHONE, {"theme": "dark"}, main_only=True),
)
README = {
    "today": ("today", LOOKS[0]),
    "register": ("register", LOOKS[0]),
    "person": ("person", LOOKS[0]),
    "import": ("import-preview", LOOKS[0]),
    "ledger": ("ledger-print", LOOKS[0]),
    "compliance": ("compliance", LOOKS[0]),
    "sheet": ("sheet", LOOKS[0]),
    "phone": ("today", LOOKS[2]),
    "dark": ("today", LOOKS[1]),
}


def main() -> None:
    """Photograph."""
    words = argparse.ArgumentParser(description="Photograph every page into shots/.")
    words.add_argument("names", nargs="*", help="only these pages")
    words.add_argument(
        "--readme", action="store_true", help="write the pictures of the README into docs/pictures/"
    )
    told = words.parse_args()
    prepare()
    if told.readme:
        _write(_for_readme(), ROOT / "docs" / "pictures", whole=False)
        return
    shown = _write(_all(told.names), ROOT / "shots", whole=True)
    (ROOT / "shots" / "index.html").write_text(_gallery(shown))
    print(f"{len(shown)} pictures: {ROOT / 'shots' / 'index.html'}")  # noqa: T201


def _all(names: list[str]) -> Iterator[tuple[str, Any, Look]]:
    from tests.browser.pages import SIGHTS

    for sight in SIGHTS:
        if not names or sight.name in names:
            for look in LOOKS:
                if sight.main or not look.main_only:
                    yield f"{sight.name}.{look.name}", sight, look


def _for_readme() -> Iterator[tuple[str, Any, Look]]:
    from tests.browser.pages import SIGHTS

    sights = {sight.name: sight for sight in SIGHTS}
    for name, (sight, look) in README.items():
        yield name, sights[sight], look


def _write(wanted: Iterator[tuple[str, Any, Look]], folder: Path, *, whole: bool) -> list[str]:
    from tests.browser.house import House, launched, served

    folder.mkdir(parents=True, exist_ok=True)
    chromium = next((found for name in CHROMIUMS if (found := shutil.which(name))), None)
    if chromium is None:
        raise SystemExit("No Chromium on this machine: apt-get install chromium")
    shown = []
    with sync_playwright() as playwright, served(gathered=True) as url:
        house = House(url, launched(playwright, chromium), Town())
        if whole:
            house.ground.settle()
        for name, sight, look in wanted:
            if _photograph(house, sight, look, folder / f"{name}.png", whole=whole):
                shown.append(name)
            for trouble in house.close_windows():
                print(f"{name}: {trouble}")  # noqa: T201
        house.browser.close()
    return shown


def _photograph(house: Any, sight: Any, look: Look, file: Path, *, whole: bool) -> bool:
    try:
        path = sight.where(house.ground)
    except (AttributeError, TypeError) as gap:
        print(f"{sight.name}: the town has none ({gap})")  # noqa: T201
        return False
    page = house.enter(sight.who, look.size, likes=look.likes) if sight.who else house.visitor(look.size)
    try:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        page.screenshot(path=file, full_page=whole, animations="disabled")
    except Error as problem:
        print(f"{sight.name}: {problem}")  # noqa: T201
        return False
    return True


def _gallery(shown: list[str]) -> str:
    figures = "".join(
        f'<figure><a href="{escape(name)}.png"><img src="{escape(name)}.png" alt="" loading="lazy"></a>'
        f"<figcaption>{escape(name)}</figcaption></figure>"
        for name in shown
    )
    style = "body{font:14px sans-serif;display:flex;flex-wrap:wrap;gap:16px}figure{margin:0;width:320px}img{width:100%;border:1px solid #ccc}"
    return f'<!doctype html><meta charset="utf-8"><title>Liren</title><style>{style}</style>{figures}'


if __name__ == "__main__":
    main()
