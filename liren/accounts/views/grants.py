"""Pages of grants: give, take back, and who was what on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from liren.accounts.forms import GrantForm
from liren.accounts.models import RoleGrant, User
from liren.accounts.operations.grants import grant_role, revoke_grant
from liren.accounts.permissions import PERMISSIONS
from liren.accounts.queries.actors import today
from liren.accounts.queries.grants import givable_roles, held_on
from liren.accounts.queries.places import names_of
from liren.kernel.errors import OutOfScope, Refused
from liren.kernel.scope import Actor
from liren.places.models import Place
from liren.ui.scoped import ScopedView

MOST = 500


class NewGrantView(ScopedView):
    """Give an account a role over a place for a period."""

    permission = "accounts.manage"
    template = "accounts/grant.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        user = self._account(pk)
        initial = {"place_code": user.place_code, "from_on": today()}
        return self._show(user, GrantForm(initial=initial, actor=self.actor))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        user, form = self._account(pk), GrantForm(request.POST, actor=self.actor)
        if not form.is_valid():
            return self.form_invalid(form, **self._beside(user))
        try:
            grant_role(user, actor=self.actor, **form.cleaned_data)
        except Refused as problem:
            return self.refused(form, problem, **self._beside(user))
        return redirect("accounts:detail", user.pk)

    def _show(self, user: User, form: GrantForm) -> HttpResponse:
        return self.page(form=form, **self._beside(user))

    def _beside(self, user: User) -> dict[str, Any]:
        roles = [
            (role, [PERMISSIONS[name] for name in role.permissions]) for role in givable_roles(self.actor)
        ]
        return {"account": user, "roles": roles}

    def _account(self, pk: int) -> User:
        return User.objects.all().get_visible(self.actor, "accounts.manage", pk=pk)


class RevocationView(ScopedView):
    """Take a grant back, at once."""

    permission = "accounts.manage"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        grant = RoleGrant.objects.all().get_visible(self.actor, "accounts.manage", pk=pk)
        revoke_grant(grant, actor=self.actor, reason=request.POST.get("reason", ""))
        return redirect("accounts:detail", grant.user_id)


class HoldersView(ScopedView):
    """Who was what on a day: for handing over, for audits, for questions years later."""

    permission = "accounts.view"
    template = "accounts/holders.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        day, place = _day(request.GET.get("on", "")), request.GET.get("place", "").strip()
        code = _code(self.actor, place)
        rows = list(held_on(self.actor, day, code)[: MOST + 1])
        names = names_of(grant.place_code for grant in rows)
        holders = [{"grant": grant, "place": names[grant.place_code]} for grant in rows[:MOST]]
        return self.page(day=day, place=place, holders=holders, too_many=len(rows) > MOST)


def _day(text: str) -> date:
    if not text:
        return today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(_("This is not a date. Write it as 2026-09-12.")) from None


def _code(actor: Actor, typed: str) -> str:
    if not typed or typed.isdigit():
        return typed
    places = Place.objects.visible_to(actor, "accounts.view")
    found = (
        (places.filter(name=typed) | places.filter(short_name=typed)).values_list("code", flat=True).first()
    )
    if found is None:
        raise OutOfScope(_("There is no such place in your area. Type its name or its code."))
    return found
