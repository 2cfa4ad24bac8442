"""What the pages want translated is found wherever it stands, and its absence is noticed."""

import pytest

from config import messages
from config.message_sources import Wanted, in_template, wanted_in


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('{% translate "Find" %}', Wanted("Find")),
        ("{% trans 'Find' context 'verb' as word %}", Wanted("Find", context="verb")),
        ("<c-card title=\"{% translate 'Find' %}\"></c-card>", Wanted("Find")),
        ('{% include "x.html" with title=_("Find") %}', Wanted("Find")),
        ("<c-card :title=\"_('Find')\"></c-card>", Wanted("Find")),
        ('{{ _("Find")|upper }}', Wanted("Find")),
        ('{% translate "5% of it" %}', Wanted("5%% of it")),
        ("{% blocktranslate %}Hello {{ name }}{% endblocktranslate %}", Wanted("Hello %(name)s")),
        (
            "{% blocktranslate trimmed with n=list|length %}\n  Hello\n  {{ n }}\n{% endblocktranslate %}",
            Wanted("Hello %(n)s"),
        ),
        (
            "{% blocktranslate count n=n %}{{ n }} home{% plural %}{{ n }} homes{% endblocktranslate %}",
            Wanted("%(n)s home", "%(n)s homes"),
        ),
    ],
)
def test_a_sentence_in_a_template_is_found(text, wanted):
    assert list(in_template(text)) == [wanted]


@pytest.mark.parametrize(
    "text", ["{# _('No') #}", "{% translate variable %}", "{% comment %}x{% endcomment %}"]
)
def test_what_is_no_sentence_is_left_alone(text):
    assert list(in_template(text)) == []


@pytest.fixture
def app(tmp_path, monkeypatch):
    """An app with one sentence in code and one in a template."""
    folder = tmp_path / "rooms"
    (folder / "templates").mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "views.py").write_text(
        "a = _('Open the door')\nb = ngettext('%(n)d room', '%(n)d rooms', n)\nc = pgettext('noun', 'lock')\n"
    )
    (folder / "templates" / "room.html").write_text('{% translate "Close it %(who)s" %}')
    monkeypatch.setattr(messages, "APPS", tmp_path)
    return folder


def test_sentences_in_code_are_found_with_plural_and_context(app):
    assert {(each.singular, each.plural, each.context) for each in wanted_in(app)} >= {
        ("Open the door", "", ""),
        ("%(n)d room", "%(n)d rooms", ""),
        ("lock", "", "noun"),
    }


def test_missing_chinese_is_listed_appended_once_and_gone_when_written(app):
    assert len(messages.complaints_about(app)) == 4
    messages.append(app, messages.untranslated(app))
    messages.append(app, messages.untranslated(app))
    catalogue = messages.catalogue_of(app)
    assert catalogue.read_text().count("Open the door") == 1
    assert len(messages.complaints_about(app)) == 4
    catalogue.write_text(
        catalogue.read_text().replace(
            'msgid "Open the door"\nmsgstr ""', 'msgid "Open the door"\nmsgstr "开门"'
        )
    )
    assert len(messages.complaints_about(app)) == 3


def test_a_lost_placeholder_is_a_complaint(app):
    messages.append(app, [Wanted("Hello %(name)s")])
    catalogue = messages.catalogue_of(app)
    catalogue.write_text(
        catalogue.read_text().replace(
            'msgid "Hello %(name)s"\nmsgstr ""', 'msgid "Hello %(name)s"\nmsgstr "你好"'
        )
    )
    assert any("placeholders differ" in line for line in messages.complaints_about(app))


def test_a_catalogue_is_compiled_when_it_is_newer(app):
    messages.append(app, messages.untranslated(app))
    assert messages.compile_all() == 1
    assert messages.catalogue_of(app).with_suffix(".mo").exists()
