"""Every test's ground: a database migrated by the owner and used as the plain application role; a browser.

Tests marked `browser` need a Chromium. Without one they are skipped, and the end of the run says so loudly;
with `LIREN_REQUIRE_BROWSER=1` the run does not even begin.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress

import pytest
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


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is (`LIREN_CHROMIUM` names another one)."""
    return _chromium() or pytest.fail(_NO_BROWSER)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser, its tests are skipped, or the run is refused where they are required."""
    ours = [item for item in items if item.get_closest_marker("browser")]
    if not ours or _chromium():
        return
    if os.environ.get("LIREN_REQUIRE_BROWSER"):
        raise pytest.UsageError(f"{_NO_BROWSER}, but LIREN_REQUIRE_BROWSER is set.")
    for item in ours:
        item.add_marker(pytest.mark.skip(reason=_NO_BROWSER))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not tested."""
    skipped = terminalreporter.stats.get("skipped", [])
    if count := sum(_NO_BROWSER in str(report.longrepr) for report in skipped):
        terminalreporter.section("NOT TESTED", red=True, bold=True)
        terminalreporter.line(f"{count} browser tests: {_NO_BROWSER}. apt-get install chromium", red=True)


def _chromium() -> str | None:
    names = (os.environ.get("LIREN_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if name and (found := shutil.which(name))), None)


_NO_BROWSER = "no Chromium on this machine"
