"""How a refusal looks: a page, or, inside an open page, a sentence that leaves the work untouched."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

HEADINGS: dict[int, str | Promise] = {
    400: _("That was not understood"),
    403: _("You may not do this"),
    404: _("There is nothing here"),
    405: _("This cannot be done here"),
    409: _("Somebody else was faster"),
    413: _("Too much at once"),
    422: _("This is not possible"),
    429: _("Too many tries"),
    500: _("Something broke on our side"),
    503: _("Not available just now"),
}
ICONS = {403: "lock", 404: "map-search", 409: "arrows-exchange", 413: "file-alert", 503: "plug-x"}


def refuse(request: HttpRequest, status: int | HTTPStatus, sentence: str | Promise = "") -> HttpResponse:
    """The refusal, as the page's own part for htmx (shown above the work), else as a whole page."""
    code = int(status)
    template = "errors/part.html" if getattr(request, "htmx", False) else f"errors/{_page(code)}.html"
    heading = HEADINGS.get(code, HEADINGS[422])
    context = {"sentence": sentence, "code": code, "heading": heading, "icon": icon(code)}
    response = render(request, template, context, status=code)
    if getattr(request, "htmx", False):
        response["HX-Retarget"], response["HX-Reswap"] = "#notices", "innerHTML show:window:top"
    return response


def icon(code: int) -> str:
    """The icon that goes with a status."""
    return ICONS.get(code, "alert-octagon")


def _page(code: int) -> str:
    return str(code) if code in {403, 404, 409, 503} else "refused"
