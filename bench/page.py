"""What a page costs, warm, against a bare view that renders the same frame with the same template engine.

The pages are asked for in this process, by somebody of the demo town; the twin is a view without a query of its
own that extends the same base template. `figure` and `twin` are milliseconds in the middle of many requests.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client, RequestFactory

from liren.accounts.models import User
from liren.accounts.queries.actors import actor_for
from liren.kernel.errors import Refused
from liren.kernel.fence import fenced
from liren.people.models import Person

WHO = "fang_yuqing"
RUNS = 30
_BARE = "{% extends 'base.html' %}{% block heading %}{{ words }}{% endblock %}{% block content %}<p>{{ words }}</p>{% endblock %}"


def run(rows: int = 0) -> Iterator[dict[str, Any]]:
    """Each main page of the demo town. Without the demo there is nothing to measure: refused."""
    user = User.objects.filter(username=WHO).first()
    if user is None:
        raise Refused("Pages are measured in the demo town: run “liren demo --no-serve” first.")
    with transaction.atomic():
        user.must_change_password = False
        user.save(update_fields=["must_change_password"])
        client = Client(SERVER_NAME="localhost")
        client.force_login(user)
        bare = _bare(user)
        yield from [_case(name, client, address, bare) for name, address in _pages(user).items()]
        transaction.set_rollback(True)


def _pages(user: User) -> dict[str, str]:
    actor = actor_for(user)
    with fenced(actor):
        person = Person.objects.visible_to(actor, "people.view").order_by("id").first()
    return {
        "today": "/", "register": "/people/", "person": f"/people/{person.pk if person else 0}/", "search": "/search/?q=lgy",
        "households": "/people/households/", "place": f"/places/{actor.home}/", "ledgers": "/ledgers/",
        "imports": "/people/imports/", "conflicts": "/people/conflicts/", "messages": "/notices/",
    }  # fmt: skip


def _case(name: str, client: Client, address: str, bare: float) -> dict[str, Any]:
    queries: list[str] = []

    def noted(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        queries.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(noted):
        answer = client.get(address)
    if answer.status_code != 200:
        raise Refused(f"{address} answered {answer.status_code}.")
    milliseconds = _median(lambda: client.get(address))
    return {"bench": "page", "case": f"{name} ({len(queries)} queries)", "rows": 1, "figure": milliseconds, "twin": bare,
            "unit": "ms", "ratio": milliseconds / bare}  # fmt: skip


def _bare(user: User) -> float:
    """Milliseconds of the frame alone: base template, nobody's rows."""
    template = engines["django"].from_string(_BARE)
    request = RequestFactory().get("/")
    request.user, request.actor = user, actor_for(user)  # type: ignore[attr-defined]
    request.session = {}  # type: ignore[assignment]

    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(template.render({"words": "里仁"}, request))

    return _median(lambda: view(request))


def _median(work: Any) -> float:
    work()
    spent = []
    for _run in range(RUNS):
        began = time.perf_counter()
        work()
        spent.append((time.perf_counter() - began) * 1000)
    return statistics.median(spent)
