"""How a clause looks: its state as icon and words, its bar, its figures."""

from __future__ import annotations

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from liren.policy.choices import Reason, State
from liren.policy.explaining.bars import bar_of
from liren.policy.explaining.compared import value_words
from liren.policy.explaining.figures import apart, digits_between, with_unit
from liren.policy.explaining.seen import Seen
from liren.policy.models import Pack
from liren.policy.views.filters import ICONS, KINDS
from liren.ui.templatetags.ui import tag

register = template.Library()
SIGNS = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "==": "= ", "about": "≈ "}


@register.simple_tag
def state_tag(state: int) -> SafeString:
    """`{% state_tag line.state %}`: shape, icon and words."""
    found = State(state)
    return tag(KINDS[found], found.label, ICONS[found])


@register.filter
def bar(seen: Seen) -> SafeString | str:
    """The value's bar with the threshold's tick; hatched when there is no data; nothing where nothing is compared."""
    found = bar_of(seen)
    if found is None:
        return ""
    width = format_html('<i style="width:{}%"></i>', found.width) if found.width is not None else ""
    ticks = format_html_join("", '<u style="left:{}%"></u>', ((tick,) for tick in found.ticks))
    kind = KINDS[seen.state] if found.width is not None else "nd"
    return format_html('<div class="bl {}" aria-hidden="true">{}{}</div>', kind, width, ticks)


@register.filter
def figure(seen: Seen) -> str:
    """The value with its unit; without one, why in two words."""
    if seen.value is not None:
        return value_words(seen)
    return {Reason.NOT_BUILT: _("Not built yet"), Reason.NO_RECORDS: _("No records"), Reason.ASKED: _("A person decides"),
            Reason.NO_TARGET: _("No target")}.get(seen.reason, "")  # fmt: skip


@register.filter
def asked(seen: Seen) -> str:
    """`≥ 640 m²`; between and formulas as their figures."""
    if seen.threshold is None:
        return ""
    low = with_unit(seen.threshold, seen.unit)
    if seen.compare == "between" and seen.upper is not None:
        return f"{low} – {with_unit(seen.upper, seen.unit)}"
    return SIGNS.get(seen.compare, "") + low


@register.filter
def gap(seen: Seen) -> str:
    """How far it is: `40 m² short`."""
    if seen.value is None or seen.threshold is None or seen.state not in {State.NEAR, State.NOT_MET}:
        return ""
    digits = digits_between(seen.value, seen.threshold, seen.upper)
    if short := seen.bounds.short(seen.value):
        return _("{distance} short").format(distance=apart(short, seen.unit, digits))
    return _("{distance} over").format(distance=apart(seen.bounds.over(seen.value), seen.unit, digits))


@register.filter
def stands(pack: Pack) -> list[tuple[State, int]]:
    """How many clauses of a document stand how, as annotated; states without any are left out."""
    order = (State.MET, State.NEAR, State.NOT_MET, State.JUDGEMENT, State.NO_DATA, State.NOT_APPLICABLE)
    counted = [(state, getattr(pack, f"n_{state.name.lower()}") or 0) for state in order]
    return [(state, n) for state, n in counted if n]


@register.filter
def kind_of(state: State) -> str:
    """The colour's name of a state: ok, warn, bad, info, nd, plain."""
    return KINDS[state]
