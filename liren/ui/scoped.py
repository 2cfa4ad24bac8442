"""The view that every page of ours is: it names the right it needs, and knows who asks."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.ui.views.errors import session_expired

SIGNED_IN = ""
"""The `permission` of pages that every signed-in account may open, because they show only its own things."""


class ScopedView(View):
    """Anonymous: to sign-in and back. Right held nowhere: 403. Rows: always `visible_to(self.actor, …)`.

    Every subclass says `permission = "people.view"`, itself or through its parent; forgetting it fails at
    import. `write_permission`, where given, is needed for anything but reading.
    """

    permission: ClassVar[str]
    write_permission: ClassVar[str | None] = None
    every_place: ClassVar[bool] = False
    """The same page exists for every place by its code: the trail of places above leads to it, not to the place."""
    template: ClassVar[str] = ""
    part: ClassVar[str] = ""
    actor: Actor

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not isinstance(getattr(cls, "permission", None), str):
            raise TypeError(f"{cls.__name__} must say which permission opens it")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in who holds the right somewhere; the rows themselves are found in scope."""
        actor: Actor | None = getattr(request, "actor", None)
        if actor is None:
            return to_sign_in(request)
        self.actor = actor
        if needed := self._needed(request):
            actor.require(needed)
        return super().dispatch(request, *args, **kwargs)

    def page(
        self, template: str = "", *, part: str = "", status: int = HTTPStatus.OK, **context: Any
    ) -> HttpResponse:
        """The whole page, or for htmx the part alone (when there is one)."""
        htmx: Any = getattr(self.request, "htmx", None)
        asked_for_part = bool(htmx) and not htmx.boosted
        name = (part or self.part) if asked_for_part else ""
        return render(
            self.request, name or template or self.template, {"view": self, **context}, status=status
        )

    def is_about(self, place_code: str) -> None:
        """The thing that the page shows lies here: the trail of places above leads to it, not to the reader's post."""
        self.request.about_place = place_code  # type: ignore[attr-defined]

    def form_invalid(self, form: BaseForm, **context: Any) -> HttpResponse:
        """The form again with its sentences: 422, nothing that was typed is lost."""
        return self.page(form=form, status=HTTPStatus.UNPROCESSABLE_ENTITY, **context)

    def refused(self, form: BaseForm, problem: Refused, **context: Any) -> HttpResponse:
        """An operation's refusal, as a sentence at its field or above the form (422, 409). 404 and 403 go on."""
        if problem.status in {HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN}:
            raise problem
        field = problem.field if problem.field in form.fields else None
        form.is_valid()
        form.add_error(field, str(problem))
        return self.page(form=form, status=problem.status, **context)

    def _needed(self, request: HttpRequest) -> str:
        reading = request.method in {"GET", "HEAD", "OPTIONS"}
        return self.permission if reading else self.write_permission or self.permission


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, and afterwards back: for a part, to the page that it stands in.

    Somebody who was signed out in the middle of a form is told so instead: what they typed is still in it.
    """
    if request.method not in {"GET", "HEAD", "OPTIONS"}:
        return session_expired(request)
    back = request.get_full_path()
    if getattr(request, "htmx", False):
        back = request.htmx.current_url_abs_path or ""  # type: ignore[attr-defined]
    query = f"?{urlencode({'next': back})}" if back else ""
    return go(request, reverse("account_login") + query)


def go(request: HttpRequest, url: str) -> HttpResponse:
    """Send the browser elsewhere; a part asked for by htmx must not swallow the new page."""
    if getattr(request, "htmx", False):
        return HttpResponse(status=HTTPStatus.UNAUTHORIZED, headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)
