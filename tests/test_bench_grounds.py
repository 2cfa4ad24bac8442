"""The benchmarks' invented crowds still fit the tables: a new column must not break a measurement that nobody runs daily."""

from __future__ import annotations

import pytest
from django.db import connection

from bench._crowd import crowd
from bench._province import COMMUNITIES, PROVINCE, province
from liren.kernel.fence import fenced
from liren.kernel.scope import EVERYWHERE, Actor, Grant

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def count(table: str, area: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table} WHERE place_code ^@ %s", [area])
        return int(cursor.fetchone()[0])


def test_a_province_comes_and_goes():
    with province(3_000):
        assert count("people_person", PROVINCE) == 3_000
        assert count("places_premises", PROVINCE) == COMMUNITIES
    assert count("places_premises", PROVINCE) == 0


def test_a_crowd_comes_and_goes():
    everywhere = Actor(None, "benchmark", frozenset({Grant("people.view", EVERYWHERE)}))
    with fenced(everywhere), crowd(200):
        assert count("people_person", "999999") == 200
    assert count("people_person", "999999") == 0
