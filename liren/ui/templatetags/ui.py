"""Small pieces that templates are made of: icons, status tags, clocks, dates, money, form fields.

Loaded in every template. Status is always an icon and words, never colour alone.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from django import template
from django.forms import BoundField
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liren.ui.clocks import Clock, clock_of

register = template.Library()

EMPTY = "—"
TAG_ICONS = {
    "ok": "circle-check",
    "warn": "alert-triangle",
    "bad": "alert-octagon",
    "nd": "circle-dashed",
    "info": "arrows-exchange",
}


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """`{% icon "users" %}`: decoration; with a label it has a name for those who do not see it."""
    if label:
        return format_html('<i class="ti ti-{}" role="img" aria-label="{}"></i>', name, label)
    return format_html('<i class="ti ti-{}" aria-hidden="true"></i>', name)


@register.simple_tag
def tag(kind: str, words: Any, icon_name: str = "") -> SafeString:
    """`{% tag "warn" words %}`: ok, warn, bad, nd (no data), info, jade, line, or plain."""
    name = icon_name or TAG_ICONS.get(kind, "")
    if not name:
        return format_html('<span class="t p {}">{}</span>', "" if kind == "plain" else kind, words)
    return format_html('<span class="t {}">{}{}</span>', kind, icon(name), words)


@register.inclusion_tag("ui/_clock.html")
def clock(due: datetime | date, started: datetime | None = None) -> dict[str, Clock]:
    """`{% clock task.due_at task.created_at %}`: how much time is left, in words and as a bar."""
    return {"clock": clock_of(due, started, timezone.now())}


@register.inclusion_tag("ui/_field.html")
def field(bound: BoundField, hint: str = "") -> dict[str, Any]:
    """`{% field form.name %}`: label, control, help and what is wrong, tied together for screen readers."""
    described = f"{bound.auto_id}_wrong" if bound.errors else f"{bound.auto_id}_help"
    extra: dict[str, str | bool] = (
        {"aria-describedby": described} if bound.errors or bound.help_text or hint else {}
    )
    if bound.errors:
        extra["aria-invalid"] = "true"
    kind = getattr(bound.field.widget, "input_type", "")
    return {
        "field": bound,
        "control": bound.as_widget(attrs=extra),
        "help": hint or bound.help_text,
        "is_check": kind == "checkbox" and not getattr(bound.field.widget, "allow_multiple_selected", False),
        "is_group": bound.use_fieldset,
    }


@register.inclusion_tag("ui/_form_errors.html")
def form_errors(form: Any, take_focus: bool = True, head: str = "") -> dict[str, Any]:
    """`{% form_errors form %}`: everything that is wrong, above the form, each with a link to its field.

    `head` is the line above, where "not saved" would not be true.
    """
    wrong = [bound for bound in form.visible_fields() if bound.errors]
    return {"form": form, "fields": wrong, "take_focus": take_focus, "head": head}


@register.simple_tag(takes_context=True)
def back_to(context: dict[str, Any], url: str) -> str:
    """`{% back_to url %}`: the list as it was left, with its filters, for who comes from it; else the plain `url`."""
    request = context["request"]
    left = urlsplit(request.META.get("HTTP_REFERER", ""))
    came = left.netloc == request.get_host() and left.path == urlsplit(url).path
    return f"{left.path}?{left.query}" if came and left.query else url


@register.filter
def thousands(number: Any) -> str:
    """12345 → 12,345; nothing → —."""
    if number is None or number == "":
        return EMPTY
    return f"{number:,}" if isinstance(number, int | float) else f"{int(number):,}"


@register.filter
def money(fen: int | None) -> str:
    """Integer fen → ¥1,234.50; nothing → —."""
    if fen is None:
        return EMPTY
    sign = "-" if fen < 0 else ""
    return f"{sign}¥{abs(fen) // 100:,}.{abs(fen) % 100:02d}"


@register.filter
def dash(value: Any) -> Any:
    """What is empty shows as —, so that a blank is never mistaken for a page that did not load."""
    return EMPTY if value is None or value == "" else value


@register.filter
def day(value: date | datetime | None) -> str:
    """2026-09-12; in the current year 09-12; nothing → —."""
    if value is None or value == "":
        return EMPTY
    local = _local_day(value)
    return local.strftime("%m-%d") if local.year == timezone.localdate().year else local.isoformat()


@register.filter
def full_day(value: date | datetime | None) -> str:
    """2026-09-12, always with the year; nothing → —."""
    return EMPTY if value is None or value == "" else _local_day(value).isoformat()


@register.filter
def moment(value: datetime | None) -> str:
    """11-16 15:20, with the year when it is not this one; nothing → —."""
    if value is None or value == "":
        return EMPTY
    return f"{day(value)} {timezone.localtime(value):%H:%M}"


@register.filter
def ago(value: date | datetime | None) -> str:
    """How long ago, in days, as people say it: today, yesterday, 41 days ago."""
    if value is None or value == "":
        return EMPTY
    days = (timezone.localdate() - _local_day(value)).days
    if days in (0, 1):
        return _("today") if days == 0 else _("yesterday")
    if days < 0:
        return ngettext("in %(days)d day", "in %(days)d days", -days) % {"days": -days}
    return ngettext("%(days)d day ago", "%(days)d days ago", days) % {"days": days}


def _local_day(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value
