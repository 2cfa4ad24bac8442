"""A committee at work: the cast's people, and a body that tests add to."""

from __future__ import annotations

import pytest
from django.test import Client

from liren.kernel.scope import Actor
from liren.organisations.models import Member, Organisation
from liren.testing.bodies import a_body, a_member
from liren.testing.cast import OUTSIDER, account, actor


@pytest.fixture
def clerk(db: None) -> Actor:
    """The community worker of 罗桐社区."""
    return actor("fang_yuqing")


@pytest.fixture
def officer(db: None) -> Actor:
    """The subdistrict's officer."""
    return actor("wu_li")


@pytest.fixture
def committee(clerk: Actor) -> Organisation:
    """The residents' committee of 罗桐社区."""
    return a_body()


@pytest.fixture
def member(clerk: Actor) -> Member:
    """Somebody who serves there."""
    return a_member()


@pytest.fixture
def desk(clerk: Actor) -> Client:
    """The clerk's browser."""
    client = Client()
    client.force_login(account("fang_yuqing"))
    return client


@pytest.fixture
def outsider(db: None) -> Client:
    """A browser next door."""
    client = Client()
    client.force_login(account(OUTSIDER))
    return client
