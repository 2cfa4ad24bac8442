"""Pages of accounts: the list, one account, a new one, and what is done to them."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from liren.accounts.forms import AccountForm, EditAccountForm
from liren.accounts.models import Role, User
from liren.accounts.operations import accounts as operations
from liren.accounts.queries import accounts as queries
from liren.accounts.queries.places import names_of
from liren.kernel.errors import Refused
from liren.kernel.text import whole_number
from liren.ui.scoped import ScopedView

VIEW, MANAGE = "accounts.view", "accounts.manage"


class AccountListView(ScopedView):
    """Who works here: roles of today, last sign-in, second factor."""

    permission = VIEW
    template = "accounts/list.html"
    part = "accounts/_list.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = {name: request.GET.get(name, "") for name in ("q", "state", "role", "after")}
        asked["state"] = asked["state"] or "open"
        found = queries.listed(
            self.actor, words=asked["q"], state=asked["state"], role=asked["role"], after=asked["after"]
        )
        return self.page(found=found, asked=asked, roles=Role.objects.all())


class AccountView(ScopedView):
    """One account: facts, grants, and what may be done to it."""

    permission = VIEW
    template = "accounts/detail.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        user = User.objects.all().get_visible(self.actor, VIEW, pk=pk)
        may_manage = self.actor.may(MANAGE, user.place_code) and user.pk != self.actor.user_id
        return self.page(
            account=user,
            place=names_of([user.place_code])[user.place_code],
            grants=queries.grants_of(self.actor, user),
            has_second_factor=bool(queries.has_second_factor([user])),
            may_manage=may_manage,
            may_secure=self.actor.may("security.manage", user.place_code) and user.pk != self.actor.user_id,
        )


class NewAccountView(ScopedView):
    """A new account; its first-run password is shown once, in the answer itself, and kept nowhere."""

    permission = MANAGE
    template = "accounts/new.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(form=AccountForm(actor=self.actor))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AccountForm(request.POST, actor=self.actor)
        if not form.is_valid():
            return self.form_invalid(form)
        try:
            opened = operations.open_account(actor=self.actor, **form.cleaned_data)
        except Refused as problem:
            return self.refused(form, problem)
        return show_password(self, opened)


class EditAccountView(ScopedView):
    """Name, job title, e-mail, place."""

    permission = MANAGE
    template = "accounts/edit.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        user = self._account(pk)
        initial = {name: getattr(user, name) for name in ("display_name", "job_title", "email", "place_code")}
        return self.page(
            form=EditAccountForm(initial=initial, actor=self.actor), account=user, version=user.version
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        user, form = self._account(pk), EditAccountForm(request.POST, actor=self.actor)
        version = whole_number(request.POST.get("version", ""))
        if not form.is_valid():
            return self.form_invalid(form, account=user, version=version)
        try:
            operations.edit_account(user, actor=self.actor, version=version, **form.cleaned_data)
        except Refused as problem:
            return self.refused(form, problem, account=user, version=user.version)
        return redirect("accounts:detail", user.pk)

    def _account(self, pk: int) -> User:
        return User.objects.all().get_visible(self.actor, MANAGE, pk=pk)


class ActOnAccount(ScopedView):
    """`POST /accounts/7/closure/`: one act on one account."""

    permission = MANAGE

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.act(User.objects.all().get_visible(self.actor, MANAGE, pk=pk))

    def act(self, user: User) -> HttpResponse:
        """What is done; answers with the next page."""
        raise NotImplementedError


class ClosureView(ActOnAccount):
    """Close: signed out, all grants taken back."""

    def act(self, user: User) -> HttpResponse:
        operations.close_account(user, actor=self.actor, reason=self.request.POST.get("reason", ""))
        return redirect("accounts:detail", user.pk)


class ReopeningView(ActOnAccount):
    """Open again, with a new first-run password and no grants."""

    def act(self, user: User) -> HttpResponse:
        return show_password(self, operations.reopen_account(user, actor=self.actor))


class PasswordResetView(ActOnAccount):
    """A new first-run password for who forgot theirs."""

    def act(self, user: User) -> HttpResponse:
        return show_password(self, operations.reset_password(user, actor=self.actor))


class FactorRemovalView(ScopedView):
    """Take away the second factors of who lost phone and codes."""

    permission = "security.manage"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        user = User.objects.all().get_visible(self.actor, self.permission, pk=pk)
        operations.remove_factors(user, actor=self.actor)
        return redirect("accounts:detail", user.pk)


def show_password(view: ScopedView, opened: operations.Opened) -> HttpResponse:
    """The page that shows a first-run password: once, and no browser or proxy keeps it."""
    response = view.page("accounts/opened.html", status=HTTPStatus.CREATED, account=opened.user,
                         password=opened.password)  # fmt: skip
    response["Cache-Control"] = "no-store, private"
    return response
