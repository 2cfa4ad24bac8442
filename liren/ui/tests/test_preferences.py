"""Theme, text size and language are remembered without JavaScript, and never send one to a foreign site."""

from typing import Any

import pytest
from django.conf import settings

from liren.kernel.errors import OutOfScope, Refused
from liren.ui.preferences import PREFERENCES
from liren.ui.views.preferences import PreferenceView

pytestmark = pytest.mark.urls("liren.ui.tests.urls")


def choose(rf: Any, name: str, value: str, back: str = "") -> Any:
    request = rf.post(f"/preferences/{name}/", {"value": value, "next": back})
    return PreferenceView.as_view()(request, name=name)


def test_a_choice_is_remembered_and_one_returns_to_the_page(rf: Any) -> None:
    response = choose(rf, "theme", "dark", "/people/?page=2")
    assert response.status_code == 303
    assert response["Location"] == "/people/?page=2"
    assert response.cookies["liren_theme"].value == "dark"


def test_the_language_goes_into_the_cookie_that_django_reads(rf: Any) -> None:
    assert choose(rf, "language", "en").cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"]
)
def test_nobody_is_sent_to_a_foreign_site(rf: Any, back: str) -> None:
    assert choose(rf, "theme", "dark", back)["Location"] == "/"


def test_what_cannot_be_chosen_is_refused(rf: Any) -> None:
    with pytest.raises(Refused):
        choose(rf, "theme", "neon")
    with pytest.raises(OutOfScope):
        choose(rf, "colour", "red")


def test_a_broken_cookie_counts_as_no_choice(visit: Any) -> None:
    assert PREFERENCES["text"].of(visit(liren_text="enormous")) == "standard"
    assert PREFERENCES["text"].of(visit(liren_text="elderly")) == "elderly"
