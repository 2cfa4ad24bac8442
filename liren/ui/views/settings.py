"""One's own settings, and the way to the settings of the house that one may change."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from liren.kernel.errors import OutOfScope
from liren.ui.preferences import PREFERENCES
from liren.ui.settings_links import links_for


def settings_page(request: HttpRequest) -> HttpResponse:
    """For everybody who is signed in; what one may not change is not listed."""
    actor = getattr(request, "actor", None)
    if actor is None:
        raise OutOfScope("")
    chosen = {name: preference.of(request) for name, preference in PREFERENCES.items()}
    return render(request, "ui/settings.html", {"chosen": chosen, "links": links_for(actor)})
