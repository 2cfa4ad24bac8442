"""Every page of the frame can be drawn, in both languages, and shows nobody what is not theirs."""

from typing import Any

import pytest
from django.template.loader import get_template
from django.utils import translation

from liren.kernel.errors import OutOfScope
from liren.ui.tests.conftest import worker
from liren.ui.tests.test_look import HOME, TEMPLATES
from liren.ui.views.feedback import feedback
from liren.ui.views.gallery import gallery
from liren.ui.views.offline import offline, service_worker
from liren.ui.views.settings import settings_page

pytestmark = pytest.mark.urls("liren.ui.tests.urls")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_template_is_well_formed(template: Any) -> None:
    get_template(str(template.relative_to(HOME / "templates")))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_gallery_shows_every_component(visit: Any, language: str) -> None:
    with translation.override(language):
        text = gallery(visit("/ui/", actor=worker())).content.decode()
    for mark in (
        "lr-tabs",
        'class="fl"',
        'class="pg"',
        "data-bulk",
        "lr-steps",
        "lr-empty",
        'class="why"',
        "sheet",
    ):
        assert mark in text
    assert "<c-" not in text


def test_the_gallery_is_not_for_strangers(visit: Any) -> None:
    with pytest.raises(OutOfScope):
        gallery(visit("/ui/"))


def test_settings_list_what_one_may_set(visit: Any) -> None:
    text = settings_page(visit("/settings/", actor=worker(), liren_theme="dark")).content.decode()
    assert "/preferences/theme/" in text
    with pytest.raises(OutOfScope):
        settings_page(visit("/settings/"))


def test_everybody_can_read_how_to_complain(visit: Any) -> None:
    text = feedback(visit("/feedback/")).content.decode()
    assert "tel:12345" in text
    assert 'href="/feedback/"' in text


def test_a_page_says_how_one_likes_to_read(visit: Any) -> None:
    text = feedback(visit("/feedback/", liren_theme="dark", liren_text="elderly")).content.decode()
    assert 'data-bs-theme="dark"' in text
    assert 'data-text="elderly"' in text
    assert 'phone.css" media="screen"' in text


def test_a_stranger_sees_no_rail_no_search_and_no_account(visit: Any) -> None:
    text = feedback(visit("/feedback/")).content.decode()
    assert "data-go=" not in text
    assert "data-search" not in text


def test_a_page_is_not_kept_in_the_browsers_history_store(visit: Any) -> None:
    assert '"historyCacheSize":0' in feedback(visit("/feedback/")).content.decode()


def test_without_network_only_the_offline_page_is_kept(visit: Any) -> None:
    script = service_worker(visit()).content.decode()
    assert '"/offline/"' in script
    assert "cache.put" not in script
    assert offline(visit()).status_code == 200


def test_a_masked_value_asks_why_before_it_shows(visit: Any) -> None:
    text = gallery(visit("/ui/", actor=worker())).content.decode()
    masked = text[text.index('id="masked-identity"') :]
    form = masked[: masked.index("</form>")]
    assert 'method="post"' in form
    assert 'name="reason"' in form
    assert "required" in form
