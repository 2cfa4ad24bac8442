"""The house's addresses and some more, that tell what the database shows inside a request."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection, transaction
from django.http import HttpRequest, JsonResponse, StreamingHttpResponse
from django.urls import include, path

FENCED = ("people_personidentity", "people_contact", "people_enrolment", "people_persondocument")
"""What would hurt most, by table."""


def places_seen() -> dict[str, list[str]]:
    """For each fenced table, the place codes of all rows that plain SQL finds."""
    found = {}
    with connection.cursor() as cursor:
        for table in FENCED:
            cursor.execute(f"SELECT place_code FROM {table} ORDER BY 1")
            found[table] = [code for (code,) in cursor.fetchall()]
    return found


def settings_seen() -> list[str]:
    """The grants that the database session carries: codes, without the empty ones."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT unnest(NULLIF(current_setting('liren.' || family, true), '')::text[])"
            "  FROM unnest(ARRAY['people', 'care', 'documents']) AS family"
        )
        return sorted({code for (code,) in cursor.fetchall() if code})


def look(request: HttpRequest) -> JsonResponse:
    """What plain SQL finds in this request."""
    return JsonResponse({"rows": places_seen(), "settings": settings_seen()})


def broken(request: HttpRequest) -> JsonResponse:
    """Breaks inside a transaction, after having looked."""
    with transaction.atomic():
        places_seen()
        raise RuntimeError("broken on purpose")


def stream(request: HttpRequest) -> StreamingHttpResponse:
    """Answers bit by bit: the bits are made after the middleware has gone."""
    places_seen()

    def bits() -> Iterator[str]:
        for _bit in range(3):
            yield ",".join(code for codes in places_seen().values() for code in codes) + "\n"

    return StreamingHttpResponse(bits())


urlpatterns = [
    path("probe/look/", look, name="look"),
    path("probe/broken/", broken, name="broken"),
    path("probe/stream/", stream, name="stream"),
    path("", include("config.urls")),
]
