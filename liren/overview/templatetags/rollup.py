"""Small pieces of a roll-up: a cell of the matrix, the shares of a bar."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from liren.overview.standing import TONES, Standing
from liren.policy.choices import State
from liren.policy.views.filters import ICONS
from liren.ui.templatetags.ui import icon

register = template.Library()


@register.simple_tag
def cell(standing: Standing) -> SafeString:
    """A quiet ✓, or the worst state with its count: 近 2, 未 3, 缺 1, 判 1; — where nothing applies."""
    if not standing.bound:
        return format_html(
            '<span class="ce"><span aria-hidden="true">—</span><span class="hush">{}</span></span>',
            State.NOT_APPLICABLE.label,
        )
    if standing.worst == State.MET:
        return format_html('<span class="ce ok">{}</span>', icon(ICONS[State.MET], str(State.MET.label)))
    words = pgettext(*_SHORT[standing.worst])
    return format_html(
        '<span class="ce {}">{}{} {}</span>',
        standing.tone,
        icon(ICONS[standing.worst]),
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


_SHORT = {
    State.NOT_MET: ("cell", "Not met"), State.NEAR: ("cell", "Near"), State.NO_DATA: ("cell", "No data"),
    State.JUDGEMENT: ("cell", "To judge"),
}  # fmt: skip
