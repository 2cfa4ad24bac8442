"""The ground of the ledgers' tests: files that nobody keeps, and somebody to write about."""

import pytest

from liren.ledgers.tests.exporting import NUMBER, PHONE
from liren.testing.people import a_home, a_person


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def li():
    return a_person("李桂英", identity=NUMBER, phone=PHONE, home=a_home("201"), born=None)
