"""The ground of the leak tests: planted once for all tests of a file, and readers to walk over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from liren.accounts.models import User
from tests.ground import Ground, committed, plant, settle


@pytest.fixture(scope="module")
def ground(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ground]:
    """Everything that may leak, planted."""
    with committed(django_db_blocker):
        settle()
        yield plant()


@pytest.fixture(autouse=True)
def _own_ground(db: None) -> None:
    """What a test changes is taken back after it; locks of signing in, too."""
    cache.clear()


@pytest.fixture
def enter() -> Callable[[User], Client]:
    """A browser in which an account is signed in."""

    def signed_in(user: User) -> Client:
        client = Client(raise_request_exception=False)
        client.force_login(user)
        return client

    return signed_in
