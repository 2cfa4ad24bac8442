"""Every test's ground: a database migrated by the owner and used as the plain application role; a browser.

Tests marked `browser` need a Chromium, those marked `office` a LibreOffice. Without it they are skipped, and the end of
the run says so loudly; with `LIREN_REQUIRE_BROWSER=1` or `LIREN_REQUIRE_OFFICE=1` the run does not even begin.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

import pytest
from django.conf import settings
from django.db import OperationalError
from django.db.models.signals import pre_migrate
from django.test import TransactionTestCase
from django.test.utils import setup_databases, teardown_databases

from config.pytest_database import as_owner, come_back, prepare, remember


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: pytest.FixtureDef[object],
    django_db_keepdb: bool,
    django_db_createdb: bool,
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    """Make and migrate the test database as its owner, then let the tests in as the application."""
    verbosity = request.config.option.verbose
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        pre_migrate.connect(prepare)
        with as_owner():
            keep = django_db_keepdb and not django_db_createdb
            made = setup_databases(verbosity, interactive=False, keepdb=keep, serialized_aliases=set())
            remember(anew=not keep)
        pre_migrate.disconnect(prepare)
        TransactionTestCase._fixture_teardown = lambda self: come_back()  # type: ignore[attr-defined]
    yield
    if not django_db_keepdb:
        with django_db_blocker.unblock(), as_owner(), suppress(OperationalError):  # type: ignore[attr-defined]
            # A pooled connection may still be closing: then the next run, which makes it anew, drops the database.
            teardown_databases(made, verbosity=verbosity)


@pytest.fixture(scope="session", autouse=True)
def static_root() -> None:
    """The folder of collected front-end files, empty: each client that is made looks whether it is there."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is (`LIREN_CHROMIUM` names another one)."""
    return BROWSER.path or pytest.fail(BROWSER.missing)


@pytest.fixture(scope="session")
def soffice() -> str:
    """Where LibreOffice is (`LIREN_SOFFICE` names another one)."""
    return OFFICE.path or pytest.fail(OFFICE.missing)


class Program(NamedTuple):
    """What some tests drive: their mark, what it is called, its commands and its package."""

    mark: str
    name: str
    commands: tuple[str, ...]
    package: str

    @property
    def path(self) -> str | None:
        """Where it is on this machine, if it is."""
        names = (os.environ.get(f"LIREN_{self.name.upper()}", ""), *self.commands)
        return next((found for name in names if name and (found := shutil.which(name))), None)

    @property
    def missing(self) -> str:
        """Why its tests are skipped."""
        return f"no {self.name} on this machine"


BROWSER = Program("browser", "Chromium", ("chromium", "chromium-browser", "google-chrome"), "chromium")
OFFICE = Program("office", "soffice", ("soffice", "libreoffice"), "libreoffice-calc-nogui")
PROGRAMS = (BROWSER, OFFICE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a program, its tests are skipped, or the run is refused where they are required."""
    for program in PROGRAMS:
        ours = [item for item in items if item.get_closest_marker(program.mark)]
        if not ours or program.path:
            continue
        if os.environ.get(required := f"LIREN_REQUIRE_{program.mark.upper()}"):
            raise pytest.UsageError(f"{program.missing}, but {required} is set.")
        for item in ours:
            item.add_marker(pytest.mark.skip(reason=program.missing))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not tested."""
    reasons = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    for program in PROGRAMS:
        if count := sum(program.missing in reason for reason in reasons):
            terminalreporter.section("NOT TESTED", red=True, bold=True)
            words = f"{count} {program.mark} tests: {program.missing}. apt-get install {program.package}"
            terminalreporter.line(words, red=True)
