"""One's own account: rights, password, second factor, where one is signed in."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext

from liren.accounts.operations.sessions import end_sessions
from liren.accounts.permissions import PERMISSIONS
from liren.accounts.queries.accounts import has_second_factor
from liren.accounts.queries.actors import account_of
from liren.accounts.queries.grants import own_grants
from liren.accounts.queries.places import names_of
from liren.ui.scoped import SIGNED_IN, ScopedView


class ProfileView(ScopedView):
    """Who I am here: what I may do, where, until when; password and second factor."""

    permission = SIGNED_IN
    template = "accounts/profile.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        user = account_of(self.actor)
        grants = own_grants(user)
        names = names_of([grant.place_code for grant in grants] + [user.place_code])
        posts = [
            (grant, names[grant.place_code], [PERMISSIONS.get(name, name) for name in grant.role.permissions])
            for grant in grants
        ]
        return self.page(
            account=user,
            place=names[user.place_code],
            posts=posts,
            has_second_factor=bool(has_second_factor([user])),
            sessions=UserSession.objects.filter(user=user).count(),
        )


class SessionsView(ScopedView):
    """Where I am signed in, and a way to end it everywhere else."""

    permission = SIGNED_IN
    template = "usersessions/usersession_list.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        sessions = sorted(UserSession.objects.purge_and_list(request.user), key=lambda one: one.last_seen_at)
        return self.page(sessions=sessions[::-1], here=request.session.session_key)

    def post(self, request: HttpRequest) -> HttpResponse:
        user = account_of(self.actor)
        ended = end_sessions(user, actor=self.actor, keep=request.session.session_key or "")
        words = ngettext("%(count)d other session was ended.", "%(count)d other sessions were ended.", ended)
        messages.success(request, words % {"count": ended})
        return redirect("usersessions_list")
