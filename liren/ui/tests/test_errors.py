"""The pages one hopes not to see say what happened, whether anything was lost, and what to do."""

from typing import Any

import pytest
from django.utils import translation

from liren.ui.views import errors

pytestmark = pytest.mark.urls("liren.ui.tests.urls")


@pytest.mark.parametrize(
    ("page", "status"), [("bad_request", 400), ("forbidden", 403), ("not_found", 404), ("broken", 500)]
)
def test_each_page_has_its_status_a_way_on_and_the_number_of_the_request(
    visit: Any, page: str, status: int
) -> None:
    response = getattr(errors, page)(visit())
    assert response.status_code == status
    text = response.content.decode()
    assert 'href="/' in text
    assert "abcdef0123456789" in text


def test_an_expired_session_says_that_the_text_is_kept(visit: Any) -> None:
    with translation.override("en"):
        text = errors.session_expired(visit()).content.decode()
    assert "still in the form" in text
    assert 'target="_blank"' in text


def test_an_expired_session_inside_an_open_page_keeps_the_page(visit: Any) -> None:
    with translation.override("en"):
        response = errors.session_expired(visit(htmx=True))
    assert response.status_code == 403
    assert response["HX-Retarget"] == "#notices"
    assert "You were signed out" in response.content.decode()


def test_a_mistake_of_ours_inside_an_open_page_keeps_the_page(visit: Any) -> None:
    response = errors.broken(visit(htmx=True))
    assert response.status_code == 500
    assert response["HX-Retarget"] == "#notices"
    assert "<html" not in response.content.decode()
