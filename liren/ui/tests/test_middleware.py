"""Every request has a number, and what is refused comes back as a sentence with the right status."""

import re
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import DataError, OperationalError
from django.http import HttpResponse
from django.utils import translation

from liren.kernel.errors import OutOfScope, Refused, RightMissing, Stale
from liren.ui.middleware import LONGEST, BodyLimitMiddleware, RefusalMiddleware, RequestIdMiddleware

pytestmark = pytest.mark.urls("liren.ui.tests.urls")
SENTENCE = "这户还有 2 人没有迁走，先办迁出。"


def answer(request: Any, problem: Exception) -> HttpResponse | None:
    with translation.override("en"):
        return RefusalMiddleware(lambda _: HttpResponse()).process_exception(request, problem)


def test_a_request_gets_a_number_and_so_does_its_answer(rf: Any) -> None:
    seen: list[str] = []

    def view(request: Any) -> HttpResponse:
        seen.append(request.request_id)
        return HttpResponse()

    response = RequestIdMiddleware(view)(rf.get("/"))
    assert re.fullmatch(r"[0-9a-f]{16}", seen[0])
    assert response["X-Request-ID"] == seen[0]


def test_a_number_from_the_proxy_is_kept_when_it_is_harmless(rf: Any) -> None:
    middleware = RequestIdMiddleware(lambda _: HttpResponse())
    assert (
        middleware(rf.get("/", headers={"X-Request-ID": "proxy-12345678"}))["X-Request-ID"]
        == "proxy-12345678"
    )
    assert "<" not in middleware(rf.get("/", headers={"X-Request-ID": "<script>"}))["X-Request-ID"]


@pytest.mark.parametrize(
    ("problem", "status"),
    [(Refused, 422), (OutOfScope, 404), (RightMissing, 403), (Stale, 409)],
)
def test_a_refusal_is_a_page_with_its_sentence(visit: Any, problem: type[Refused], status: int) -> None:
    response = answer(visit(), problem(SENTENCE))
    assert response is not None
    assert response.status_code == status
    assert SENTENCE in response.content.decode()
    assert "<html" in response.content.decode()


def test_inside_an_open_page_a_refusal_leaves_the_work_where_it_is(visit: Any) -> None:
    response = answer(visit(htmx=True), Refused(SENTENCE))
    assert response is not None
    assert response.status_code == 422
    assert response["HX-Retarget"] == "#notices"
    assert "<html" not in response.content.decode()


@pytest.mark.parametrize(
    ("problem", "status", "words"),
    [
        (RequestDataTooBig("x"), 413, "smaller file"),
        (SuspiciousOperation("secret detail"), 400, "not understood"),
        (OperationalError("password=hunter2"), 503, "database does not answer"),
    ],
)
def test_trouble_is_told_in_words_without_its_inner_details(
    visit: Any, problem: Exception, status: int, words: str
) -> None:
    response = answer(visit(), problem)
    assert response is not None
    assert response.status_code == status
    assert words in response.content.decode()
    assert str(problem) not in response.content.decode() or str(problem) == "x"


def test_our_own_mistakes_go_on_to_the_page_for_them(visit: Any) -> None:
    assert answer(visit(), ValueError("a bug")) is None


def sent(request: Any, length: int, *, signed_in: bool) -> HttpResponse:
    """The answer to a body of a length, of which nothing may be read before it is let in."""
    request.META["CONTENT_LENGTH"] = str(length)
    request.META["wsgi.input"] = request._stream = BytesIO(b"x" * 10)
    request.user = type("Somebody", (), {"is_authenticated": signed_in})()
    answer = BodyLimitMiddleware(lambda _: HttpResponse("in"))(request)
    assert isinstance(answer, HttpResponse)
    return answer


def test_a_body_longer_than_any_form_is_refused_in_words_before_it_is_read(visit: Any) -> None:
    refused = sent(visit("/"), LONGEST + 1, signed_in=True)
    assert refused.status_code == 413
    assert "<html" in refused.content.decode()
    assert sent(visit("/"), LONGEST, signed_in=True).content == b"in"


def test_a_stranger_cannot_fill_the_disk(visit: Any) -> None:
    assert sent(visit("/"), 2 * 2**20, signed_in=False).status_code == 413
    assert sent(visit("/"), 2**10, signed_in=False).content == b"in"


def test_a_value_that_no_column_can_hold_is_not_our_error(visit: Any) -> None:
    response = answer(visit(), DataError("PostgreSQL text fields cannot contain NUL (0x00) bytes"))
    assert response is not None
    assert response.status_code == 400
