"""Every component on one page, to look at and to copy from."""

from __future__ import annotations

from datetime import timedelta
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
    phone = forms.CharField(label=gettext_lazy("Telephone"), required=False, help_text=gettext_lazy("11 digits"))
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=[("a", gettext_lazy("Standard")), ("b", gettext_lazy("Large"))])
    note = forms.CharField(label=gettext_lazy("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
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
        "tabs": [_tab(_("Mine"), 9, True), _tab(_("Grid 2"), 14), _tab(_("Whole community"), 37)],
        "kinds": [_tab(_("People"), icon="list"), _tab(_("Households"), icon="users", current=True)],
        "chips": [SimpleNamespace(label=_("registered"), url="?")],
        "reasons": [SimpleNamespace(value="visit", label=_("Home visit")), SimpleNamespace(value="proof", label=_("Certificate"))],
        "steps": [_("Upload"), _("Columns"), _("Preview"), _("Result")],
        "items": _happened(now),
    }


def _tab(label: str, count: int | None = None, current: bool = False, icon: str = "") -> SimpleNamespace:
    return SimpleNamespace(label=label, count=count, current=current, icon=icon, url="?")


def _rows(now: Any) -> list[dict[str, Any]]:
    names = ("甲一", "乙二", "丙三", "丁四")
    return [
        {"name": name, "number": f"9999**********{index}12X", "checked": now - timedelta(days=60 * index), "stale": index > 2}
        for index, name in enumerate(names)
    ]


def _happened(now: Any) -> list[SimpleNamespace]:
    return [
        SimpleNamespace(kind="s", icon="message-report", at=now, who="甲一", words=_("The light on the stairs is out"), url="?", note=""),
        SimpleNamespace(kind="j", icon="walk", at=now - timedelta(days=3), who="乙二", words=_("Home visit, 25 minutes"), url="", note=""),
        SimpleNamespace(kind="f", icon="check", at=now - timedelta(days=400), who="", words=_("Record confirmed"), url="", note="3"),
    ]
