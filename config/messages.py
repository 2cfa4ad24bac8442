"""The Chinese and English of the pages: compile catalogues, find what lacks a translation.

`python -m config.messages` compiles; `--missing` lists, app by app, what has no Chinese and what is broken
(exit code 1 when there is something); `--update` appends what is missing to the app's own catalogue.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import normalize, read_po

from config.message_sources import Wanted, wanted_in

APPS = Path(__file__).resolve().parent.parent / "liren"
LOCALE = "zh_Hans"
DJANGO_APPS = ("auth", "contenttypes", "humanize", "postgres", "sessions")
"""Those of Django's own apps that are installed: only their Chinese is there when a page is shown."""


@click.command()
@click.option("--missing", is_flag=True, help="List what has no Chinese, or a broken one.")
@click.option("--update", is_flag=True, help="Append what is missing to each app's catalogue.")
def main(missing: bool, update: bool) -> None:
    """Compile the catalogues of all apps."""
    if not missing and not update:
        compile_all()
        return
    if update:
        for app in _apps():
            append(app, untranslated(app))
    complaints = [line for app in _apps() for line in complaints_about(app)]
    click.echo("\n".join(complaints) or "Every sentence has its Chinese.")
    sys.exit(1 if complaints else 0)


def compile_all() -> int:
    """Compile every catalogue that is newer than its compiled form; how many were."""
    count = 0
    for source in APPS.glob("*/locale/*/LC_MESSAGES/django.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime <= source.stat().st_mtime:
            draft = target.with_suffix(".mo.new")
            with draft.open("wb") as stream:
                write_mo(stream, read_catalogue(source))
            draft.replace(target)
            count += 1
    return count


def complaints_about(app: Path) -> list[str]:
    """One line for each sentence without Chinese, and for each that lost or invented a placeholder."""
    lines = [f"{each.place}: no Chinese for {each.singular!r}" for each in untranslated(app)]
    for message in read_catalogue(catalogue_of(app)):
        said = message.string if isinstance(message.string, str) else "".join(message.string or ())
        if message.id and said and _placeholders(message.id) != _placeholders(message.string):
            lines.append(f"{catalogue_of(app)}: placeholders differ in {message.id!r}")
    return lines


def untranslated(app: Path) -> list[Wanted]:
    """What an app says that neither it, nor another app, nor Django has Chinese for."""
    known = _known()
    return [each for each in wanted_in(app) if each.key not in known]


def append(app: Path, wanted: list[Wanted]) -> None:
    """Add sentences, still without Chinese, at the end of the catalogue; what is there stays as it is."""
    file = catalogue_of(app)
    present = {(message.context or "", _singular(message)) for message in read_catalogue(file)}
    new = [each for each in wanted if each.key not in present]
    if not new:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    text = file.read_text() if file.exists() else _HEADER
    file.write_text(text.rstrip("\n") + "\n" + "".join(map(_entry, new)))


def read_catalogue(file: Path) -> Catalog:
    """A catalogue; an app without one has an empty one."""
    if not file.exists():
        return Catalog(locale=LOCALE)
    with file.open("rb") as stream:
        return read_po(stream, locale=LOCALE, abort_invalid=True)


def catalogue_of(app: Path) -> Path:
    """Where an app's Chinese stands."""
    return app / "locale" / LOCALE / "LC_MESSAGES" / "django.po"


def _known() -> set[tuple[str, str]]:
    import django

    theirs = Path(django.__file__).parent
    files = [catalogue_of(app) for app in _apps()]
    files += [theirs / "conf/locale/zh_Hans/LC_MESSAGES/django.po"]
    files += [theirs / "contrib" / app / "locale/zh_Hans/LC_MESSAGES/django.po" for app in DJANGO_APPS]
    return {key for file in files for key in _translated(read_catalogue(file))}


def _translated(catalogue: Catalog) -> Iterator[tuple[str, str]]:
    for message in catalogue:
        strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        if message.id and all(strings) and not message.fuzzy:
            yield message.context or "", _singular(message)


def _singular(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, (tuple, list)) else message.id)


def _placeholders(text: Any) -> set[str]:
    """The names that a sentence fills in; of a counted one, those of all its forms together."""
    forms = text if isinstance(text, (tuple, list)) else (text,)
    return {match.group() for form in forms for match in _PLACEHOLDER.finditer(form)}


def _entry(each: Wanted) -> str:
    lines = [f"\n#: {each.place}\n"]
    if each.context:
        lines.append(f"msgctxt {normalize(each.context)}\n")
    lines.append(f"msgid {normalize(each.singular)}\n")
    if each.plural:
        return "".join([*lines, f"msgid_plural {normalize(each.plural)}\n", 'msgstr[0] ""\n'])
    return "".join([*lines, 'msgstr ""\n'])


def _apps() -> list[Path]:
    return sorted(file.parent for file in APPS.glob("*/__init__.py"))


_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
_HEADER = """msgid ""
msgstr ""
"Language: zh_Hans\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"""

if __name__ == "__main__":
    main()
