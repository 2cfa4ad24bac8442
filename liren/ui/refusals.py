"""How a refusal looks: a page, or, inside an open page, a sentence that leaves the work untouched."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
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


def refuse(
    request: HttpRequest,
    status: int | HTTPStatus,
    sentence: str | Promise = "",
    *,
    heading: str | Promise = "",
) -> HttpResponse:
    """The refusal, as a sentence above the work for htmx, else as a whole page."""
    code = int(status)
    heading = heading or HEADINGS.get(code, HEADINGS[422])
    context = {"sentence": sentence, "code": code, "heading": heading, "icon": icon(code)}
    if getattr(request, "htmx", False):
        return over_the_work(render_to_string("errors/part.html", context, request), code)
    return render(request, f"errors/{_page(code)}.html", context, status=code)


def over_the_work(part: str, status: int) -> HttpResponse:
    """A part that goes into the page's notices, wherever htmx meant to put its answer."""
    response = HttpResponse(part, status=status)
    response["HX-Retarget"], response["HX-Reswap"] = "#notices", "innerHTML show:window:top"
    return response


def icon(code: int) -> str:
    """The icon that goes with a status."""
    return ICONS.get(code, "alert-octagon")


def _page(code: int) -> str:
    return str(code) if code in {403, 404, 409, 503} else "refused"
