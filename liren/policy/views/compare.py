"""One unit under several documents, and which documents those are."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from liren.kernel.errors import Refused
from liren.policy.forms import AdoptForm
from liren.policy.models import Adoption, Pack
from liren.policy.operations.adoptions import RIGHT, adopt_pack, leave_pack
from liren.policy.queries.packs import applying
from liren.policy.queries.side_by_side import groups
from liren.policy.queries.standing import VIEW, standing
from liren.policy.views.place import OfPlace
from liren.ui.scoped import ScopedView


class SideBySideView(OfPlace):
    """Clauses that look at the same thing, beside each other, and one sentence where they differ."""

    template = "policy/side_by_side.html"

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        self.find(code)
        found = groups(standing(self.actor, code, clause__check_data__isnull=False))
        return self.page(groups=found, packs=applying(self.actor, code), **self.rights())


class AdoptionsView(OfPlace):
    """The documents that judge this place; a further one is adopted here."""

    permission = VIEW
    write_permission = RIGHT
    template = "policy/adoptions.html"

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        self.find(code)
        return self.page(form=self.form(), **self.around())

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        self.find(code)
        form = self.form(request.POST)
        if not form.is_valid():
            return self.form_invalid(form, **self.around())
        try:
            adopt_pack(form.cleaned_data["pack"], actor=self.actor, place_code=code)
        except Refused as problem:
            return self.refused(form, problem, **self.around())
        messages.success(request, _("From now on, this document judges here, too."))
        return redirect("policy:adoptions", code=code)

    def form(self, data: object = None) -> AdoptForm:
        there = [pack.pk for pack in applying(self.actor, self.place.code)]
        return AdoptForm(data, others=Pack.objects.exclude(pk__in=there))

    def around(self) -> dict[str, Any]:
        """What applies already, and since when."""
        rows = Adoption.objects.visible_to(self.actor, VIEW).filter(place_code=self.place.code, to_on=None)
        return {"packs": applying(self.actor, self.place.code), "adoptions": list(rows.select_related("pack", "adopted_by")),
                **self.rights()}  # fmt: skip


class LeavingView(ScopedView):
    """A document that does not bind the place is no longer applied."""

    permission = RIGHT

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = leave_pack(Adoption.objects.get_visible(self.actor, self.permission, pk=pk), actor=self.actor)
        messages.success(request, _("This document no longer judges here."))
        return redirect("policy:adoptions", code=row.place_code)
