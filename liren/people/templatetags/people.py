"""Words about people for templates: relation to the head, age today."""

from datetime import date

from django import template
from django.utils import timezone

from liren.kernel.age import age_on
from liren.kernel.codes import RELATION
from liren.people.queries.rows import ATTENTIVE
from liren.people.roster.kind_words import KIND_WORDS

register = template.Library()


@register.filter
def relation(code: str) -> str:
    """The relation to the head in words; nothing where it is not known."""
    return RELATION.label(code) if code else ""


@register.filter
def years(born: date) -> int:
    """Complete years today."""
    return age_on(born, timezone.localdate())


@register.filter
def mark(tag: str) -> str:
    """The kind of mark a tag is shown as: jade where somebody should look after the person."""
    return "jade" if tag in ATTENTIVE else "plain"


@register.filter
def problem_kind(kind: str) -> str:
    """A kind of roster problem in words."""
    return str(KIND_WORDS.get(kind, kind))
