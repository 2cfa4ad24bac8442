"""What an error writes into the log: where it happened, never the row that PostgreSQL quotes."""

import logging.config

import pytest
from django.db import IntegrityError, connection, transaction

from config.logs import LOGGING, Discreet
from liren.testing.people import a_person


@pytest.mark.django_db
def test_an_error_of_the_database_is_logged_without_the_row_it_quotes():
    person, note = a_person("李桂英"), "独自" + "照顾孙女"
    change = "UPDATE people_person SET name = NULL, note = %s WHERE id = %s"
    with pytest.raises(IntegrityError) as raised, transaction.atomic():
        connection.cursor().execute(change, [note, person.pk])
    told = Discreet().formatException((raised.type, raised.value, raised.tb))
    assert note in str(raised.value)
    assert note not in told
    assert "IntegrityError" in told


def test_every_line_goes_through_it():
    assert LOGGING["formatters"]["line"]["()"] is Discreet
    logging.config.DictConfigurator(LOGGING).configure_formatter(dict(LOGGING["formatters"]["line"]))
