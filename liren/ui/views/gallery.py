"""Every component on one page, to look at and to copy from."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liren.kernel.errors import OutOfScope


class SampleForm(forms.Form):
    """One field of each kind, to show how they look, also when something is wrong."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=30)
    phone = forms.CharField(
        label=gettext_lazy("Telephone"), required=False, help_text=gettext_lazy("11 digits")
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=[("a", gettext_lazy("Standard")), ("b", gettext_lazy("Large"))]
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    agreed = forms.BooleanField(label=gettext_lazy("The resident agreed"))


def gallery(request: HttpRequest) -> HttpResponse:
    """For signed-in staff, and for developers."""
    if not settings.DEBUG and getattr(request, "actor", None) is None:
        raise OutOfScope("")
    messages.success(request, _("Saved."))
    return render(request, "ui/gallery.html", _samples())


def _samples() -> dict[str, Any]:
    now = timezone.now()
    wrong = SampleForm({"name": "", "phone": "199", "kind": "a"})
    return {
        "form": wrong,
        "clocks": [
            (now - timedelta(minutes=85), now - timedelta(hours=5)),
            (now + timedelta(minutes=140), now - timedelta(hours=9)),
            (now + timedelta(days=1, hours=6), now - timedelta(hours=20)),
        ],
        "rows": _rows(now),
        "tabs": [_tab(_("My tasks"), 9, True), _tab(_("Grid 2"), 14), _tab(_("Whole community"), 37)],
        "kinds": [_tab(_("People"), icon="list"), _tab(_("Households"), icon="users", current=True)],
        "chips": [SimpleNamespace(label=_("registered"), url="?")],
        "reasons": [_reason("visit", _("Home visit")), _reason("proof", _("Certificate"))],
        "columns": [
            SimpleNamespace(key="number", label=_("Identity number")),
            SimpleNamespace(key="tags", label=_("Tags")),
        ],
        "steps": [_("Upload"), _("Match the columns"), _("Preview"), _("Result")],
        "items": _happened(now),
    }


def _tab(label: str, count: int | None = None, current: bool = False, icon: str = "") -> SimpleNamespace:
    return SimpleNamespace(label=label, count=count, current=current, icon=icon, url="?")


def _rows(now: datetime) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "number": f"9999**********{i}12X",
            "checked": now - timedelta(days=60 * i),
            "stale": i > 2,
        }
        for i, name in enumerate(("甲一", "乙二", "丙三", "丁四"))
    ]


def _happened(now: datetime) -> list[SimpleNamespace]:
    return [
        _event("s", "message-report", now, _("The light on the stairs is out"), who="甲一", url="?"),
        _event("j", "walk", now - timedelta(days=3), _("Home visit, 25 minutes"), who="乙二"),
        _event("f", "check", now - timedelta(days=400), _("Record confirmed")),
    ]


def _event(kind: str, icon: str, at: datetime, words: str, who: str = "", url: str = "") -> SimpleNamespace:
    return SimpleNamespace(kind=kind, icon=icon, at=at, words=words, who=who, url=url, note="")


def _reason(value: str, label: str) -> SimpleNamespace:
    return SimpleNamespace(value=value, label=label)
