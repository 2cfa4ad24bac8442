"""Small pieces of a roll-up: a cell of the matrix, the shares of a bar, where a place's judgements are shown."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from liren.overview.standing import TONES, Standing
from liren.policy.choices import State
from liren.ui.templatetags.ui import icon

register = template.Library()
ICONS = {
    "bad": "alert-octagon",
    "warn": "alert-triangle",
    "nd": "circle-dashed",
    "info": "user-question",
    "ok": "circle-check",
}


@register.simple_tag
def cell(standing: Standing) -> SafeString:
    """A quiet ✓, or the worst state with its count: 近 2, 未 3, 缺 1, 判 1; — where nothing applies."""
    if not standing.bound:
        return format_html(
            '<span class="ce"><span aria-hidden="true">—</span><span class="hush">{}</span></span>',
            State.NOT_APPLICABLE.label,
        )
    if standing.worst == State.MET:
        return format_html('<span class="ce ok">{}</span>', icon(ICONS["ok"], str(State.MET.label)))
    words = pgettext(*_SHORT[standing.worst])
    return format_html(
        '<span class="ce {}">{}{} {}</span>',
        standing.tone,
        icon(ICONS[standing.tone]),
        words,
        f"{standing.count:,}",
    )


@register.filter
def tone(state: Any) -> str:
    """The colour of a state."""
    return TONES[State(state)][0]


@register.filter
def mark(state: Any) -> str:
    """The mark of a state: ✓ △ ✕."""
    return TONES[State(state)][1]


@register.filter
def share_of(part: int, whole: int) -> str:
    """A width in per cent, for bars."""
    return f"{100 * part / whole:.2f}" if whole else "0"


@register.simple_tag
def judged_url(code: str) -> str:
    """The page on which one unit's verdicts stand, clause by clause."""
    try:
        return reverse("policy:place", args=[code])
    except NoReverseMatch:
        return reverse("overview", args=[code])


_SHORT = {
    State.NOT_MET: ("cell", "Not met"), State.NEAR: ("cell", "Near"), State.NO_DATA: ("cell", "No data"),
    State.JUDGEMENT: ("cell", "To judge"),
}  # fmt: skip
