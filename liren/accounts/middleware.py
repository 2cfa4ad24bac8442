"""Round every request: who acts. Sets `request.actor` and opens the fence for them; for nobody, nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from liren.accounts.models import User
from liren.accounts.operations.break_glass import note_page_read
from liren.accounts.operations.sessions import note_activity
from liren.accounts.queries.actors import actor_for
from liren.kernel.errors import Refused
from liren.kernel.fence import fenced, settings_for
from liren.kernel.scope import Actor
from liren.ui.refusals import refuse
from liren.ui.scoped import go

Next = Callable[[HttpRequest], HttpResponseBase]
ALLOWED_BEFORE_CHANGE = {
    "account_change_password", "account_logout", "account_reauthenticate", "account_login", "ui:preference",
    "ui:feedback", "ui:offline", "ui:service_worker",
}  # fmt: skip
"""Pages that an account with a first-run password may open before it has one of its own."""


class ActorMiddleware:
    """Who acts in this request: an account with the rights it holds today, or nobody."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        user = request.user if request.user.is_authenticated else None
        actor = _actor(request, user)
        request.actor = None  # type: ignore[attr-defined]
        try:
            settings_for(actor)
        except Refused as problem:
            return refuse(request, problem.status, problem.message)
        request.actor = actor  # type: ignore[attr-defined]
        with fenced(actor):
            return self._answer(request, user, actor)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """A first-run password opens one page only: the one where it is replaced."""
        if not getattr(request.user, "must_change_password", False) or _came_by_organisation(request):
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in ALLOWED_BEFORE_CHANGE:
            return None
        return go(request, reverse("account_change_password") + _and_back(request))

    def _answer(self, request: HttpRequest, user: User | None, actor: Actor | None) -> HttpResponseBase:
        if user is not None and actor is not None:
            note_activity(request)
            if opened := user.live_break_glass:  # type: ignore[attr-defined]
                note_page_read(opened[0], actor=actor, method=request.method or "", path=request.path)
        return self.get_response(request)


def _and_back(request: HttpRequest) -> str:
    """Where the way goes on afterwards; a part of a page or a form is nothing to come back to."""
    if request.method != "GET" or getattr(request, "htmx", False):
        return ""
    return f"?{urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})}"


def _actor(request: HttpRequest, user: User | None) -> Actor | None:
    return actor_for(user, request_id=getattr(request, "request_id", "")) if user is not None else None


def _came_by_organisation(request: HttpRequest) -> bool:
    """Who came through the organisation's identity provider never had our first-run password in hand."""
    methods = request.session.get("account_authentication_methods", [])
    return any(one.get("method") == "socialaccount" for one in methods)
