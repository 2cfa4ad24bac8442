"""The ground the tests stand on: the plain role, and a clean table after every test that really commits."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from config import database_setup, postgres_tools
from config.pytest_database import as_owner
from liren.kernel.errors import Refused


def ask(question: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_tests_run_as_the_role_that_owns_nothing():
    mine = "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole"
    strong = "SELECT rolsuper OR rolbypassrls OR rolcreatedb FROM pg_roles WHERE rolname = current_user"
    assert ask(mine) == 0
    assert ask(strong) is False


@pytest.mark.django_db
def test_chinese_text_has_trigrams():
    assert ask("SELECT cardinality(show_trgm('新安江街道'))") >= 5


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_committing_test_writes_is_gone_in_the_next(turn):
    assert ContentType.objects.exists(), "what the migrations wrote comes back"
    assert not ContentType.objects.filter(app_label="left_over").exists()
    ContentType.objects.create(app_label="left_over", model="thing")


def test_a_server_that_gives_chinese_no_trigrams_is_refused(django_db_blocker, django_db_setup):
    with django_db_blocker.unblock(), as_owner():
        connection.cursor().execute(
            "CREATE DATABASE deaf TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'"
        )
        try:
            deaf = postgres_tools.connect_as_owner("deaf")
            with deaf, pytest.raises(Refused, match="cannot search Chinese"):
                database_setup.prepare(deaf, owner="liren_owner", application="liren_app")
        finally:
            connection.cursor().execute("DROP DATABASE deaf WITH (FORCE)")
