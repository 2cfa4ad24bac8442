"""Which files of others the pages load: copied from node_modules into `static/vendor/`, and nothing else.

Run after `npm ci` as `python -m liren.ui.vendor`. Source maps are cut off, since the files they name are not
served; of every typeface only woff2 is taken.
"""

import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "node_modules"
TARGET = Path(__file__).resolve().parent / "static" / "vendor"

_SOURCE_MAP = re.compile(rb"\n?(?:/\*#|//#) sourceMappingURL=[^\n*]*(?:\*/)?\s*$")
_OTHER_FONTS = re.compile(rb""",\s*url\([^)]*\.(?:woff|ttf)(?:\?[^)"']*)?["']?\)\s*format\([^)]*\)""")
_VERSION_QUERY = re.compile(rb"(\.woff2)\?[^\"')]*")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file, or one pattern of files, of a package, and the folder that it goes to."""

    pattern: str
    folder: str


WANTED = (
    Wanted("@tabler/core/dist/css/tabler.min.css", "tabler"),
    Wanted("@tabler/icons-webfont/dist/tabler-icons.min.css", "icons"),
    Wanted("@tabler/icons-webfont/dist/fonts/tabler-icons.woff2", "icons/fonts"),
    Wanted("@fontsource/noto-serif-sc/500.css", "serif"),
    Wanted("@fontsource/noto-serif-sc/700.css", "serif"),
    Wanted("@fontsource/noto-serif-sc/files/*-500-normal.woff2", "serif/files"),
    Wanted("@fontsource/noto-serif-sc/files/*-700-normal.woff2", "serif/files"),
    Wanted("@fontsource/noto-serif-sc/LICENSE", "serif"),
    Wanted("echarts/dist/echarts.min.js", "echarts"),
    Wanted("leaflet/dist/leaflet.js", "leaflet"),
    Wanted("leaflet/dist/leaflet.css", "leaflet"),
    Wanted("leaflet/dist/images/*.png", "leaflet/images"),
)


def collect(modules: Path = MODULES, target: Path = TARGET) -> int:
    """Copy every wanted file afresh; the old folder goes only when the new one is complete."""
    draft = target.with_name(f"{target.name}.new")
    shutil.rmtree(draft, ignore_errors=True)
    count = 0
    for source, folder in _sources(modules):
        place(source, draft / folder)
        count += 1
    shutil.rmtree(target, ignore_errors=True)
    draft.rename(target)
    return count


def place(source: Path, folder: Path) -> None:
    """Copy one file, without its source map and without references to typefaces that are not copied."""
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / source.name
    if source.suffix in {".css", ".js"}:
        copy.write_bytes(trimmed(source.read_bytes()))
    else:
        shutil.copyfile(source, copy)


def trimmed(text: bytes) -> bytes:
    """A style sheet or script that names only files which are there."""
    text = _SOURCE_MAP.sub(b"", text)
    return _VERSION_QUERY.sub(rb"\1", _OTHER_FONTS.sub(b"", text))


def _sources(modules: Path) -> Iterator[tuple[Path, str]]:
    for wanted in WANTED:
        found = sorted(modules.glob(wanted.pattern))
        if not found:
            raise FileNotFoundError(f"{wanted.pattern} is not in {modules}: run `npm ci` first")
        yield from ((path, wanted.folder) for path in found)


if __name__ == "__main__":
    try:
        sys.stdout.write(f"{collect()} front-end files in {TARGET.relative_to(ROOT)}\n")
    except FileNotFoundError as problem:
        sys.exit(str(problem))
