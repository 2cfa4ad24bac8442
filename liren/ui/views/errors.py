"""The pages one hopes not to see (`handler400` … in config.urls, `CSRF_FAILURE_VIEW` in settings)."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import requires_csrf_token

from liren.ui.refusals import HEADINGS, over_the_work, refuse


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request made no sense to us."""
    return refuse(request, HTTPStatus.BAD_REQUEST)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the right is missing."""
    return refuse(request, HTTPStatus.FORBIDDEN)


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: no such page, or nothing in the actor's area."""
    return refuse(request, HTTPStatus.NOT_FOUND)


@requires_csrf_token
def broken(request: HttpRequest) -> HttpResponse:
    """500: our mistake. Drawn without context processors, which may be what broke."""
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    if getattr(request, "htmx", False):
        words = {"code": int(status), "heading": HEADINGS[500], "icon": "tool", "sentence": NOT_SAVED}
        return over_the_work(loader.render_to_string("errors/part.html", words), status)
    words = {"request_id": getattr(request, "request_id", "")}
    return HttpResponse(loader.render_to_string("errors/500.html", words), status=status)


def session_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a CSRF failure: the form was open longer than the session; what was typed is still in it."""
    status = HTTPStatus.FORBIDDEN
    if getattr(request, "htmx", False):
        return refuse(request, status, STILL_HERE, heading=_("You were signed out"))
    return render(request, "errors/session.html", status=status)


STILL_HERE = _(
    "You were away for long, so you were signed out."
    " What you typed is still here: sign in in a new tab, then save again."
)
NOT_SAVED = _("It is not your mistake. What you typed is still here; try to save again in a minute.")
