"""Every test's ground: a database migrated by the owner and used as the plain application role."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
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
        with django_db_blocker.unblock(), as_owner():  # type: ignore[attr-defined]
            teardown_databases(made, verbosity=verbosity)
