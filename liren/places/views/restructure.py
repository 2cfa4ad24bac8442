"""Changes of the map, in three steps: what, a preview of what moves, done; and the way back."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import Refused
from liren.places.choices import Level
from liren.places.forms import MergeForm, MoveBuildingsForm, MoveForm, RenumberForm, SplitForm, SwapForm
from liren.places.models import Place, PlaceSuccession, Restructuring
from liren.places.operations.restructuring import Plan, carry_out, undo_restructuring
from liren.places.queries import find_place
from liren.places.queries.restructuring import choices_for, preview
from liren.ui.scoped import ScopedView

CHANGES: dict[str, tuple[Any, Any, Any]] = {
    "merge": (
        MergeForm,
        _("Merge other places into it"),
        _("Their grids and homes come here; their codes are still found."),
    ),
    "split": (SplitForm, _("Split off a part"), _("Some of its grids or buildings become a new place.")),
    "renumber": (RenumberForm, _("Give it another code"), _("Everything in it goes along.")),
    "swap": (SwapForm, _("Exchange codes"), _("Two places exchange their codes, with all that is in them.")),
    "move": (MoveForm, _("Move it to another place above"), _("It gets the next free code there.")),
    "buildings": (MoveBuildingsForm, _("Move buildings to another grid"), _("All who live there go along.")),
}
NEEDED_LEVEL = {"move": Level.SUBDISTRICT, "buildings": Level.COMMUNITY}


class ChooseView(ScopedView):
    """Which change? Only those that fit the place and the actor's rights."""

    permission = "places.view"
    template = "places/restructure.html"

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        """The page, with earlier changes below."""
        place = find_place(self.actor, code)
        kinds = [
            (kind, label, words)
            for kind, (_form, label, words) in CHANGES.items()
            if may(self.actor, kind, place)
        ]
        done = Restructuring.objects.visible_to(self.actor, self.permission).filter(
            place_code__startswith=code
        )
        return self.page(place=place, kinds=kinds, done=done[:30])


class ChangeView(ScopedView):
    """One change: its form, then its preview, then the deed."""

    permission = "places.edit"
    template = "places/change.html"
    steps: ClassVar[list[Any]] = [_("What changes"), _("What will move"), _("Done")]

    def get(self, request: HttpRequest, code: str, kind: str) -> HttpResponse:
        """The form."""
        place = self._place(code, kind)
        return self.page(form=self._form(kind, place), **self._words(kind, place))

    def post(self, request: HttpRequest, code: str, kind: str) -> HttpResponse:
        """The preview; with `confirmed`, the deed."""
        place = self._place(code, kind)
        form = self._form(kind, place, request.POST)
        if not form.is_valid():
            return self.form_invalid(form, **self._words(kind, place))
        try:
            plan = form.plan()
            if "confirmed" in request.POST:
                return self._carry_out(plan, form)
        except Refused as problem:
            return self.refused(form, problem, **self._words(kind, place))
        return self.page(
            "places/preview.html", form=form, plan=plan, preview=preview(plan), **self._words(kind, place)
        )

    def _carry_out(self, plan: Plan, form: Any) -> HttpResponse:
        data = form.cleaned_data
        done = carry_out(plan, actor=self.actor, happened_on=data["happened_on"], decision=data["decision"])
        messages.success(self.request, str(_("Done. It can be undone as a whole.")))
        return HttpResponseRedirect(reverse("places:restructuring", args=[done.pk]))

    def _place(self, code: str, kind: str) -> Place:
        place = find_place(self.actor, code)
        if kind not in CHANGES or place.closed_on:
            raise Http404
        self.actor.require(_right(kind), code)
        return place

    def _form(self, kind: str, place: Place, data: Any = None) -> Any:
        form: Any = CHANGES[kind][0]
        return form(data, place=place, **choices_for(self.actor, _right(kind), place))

    def _words(self, kind: str, place: Place) -> dict[str, Any]:
        return {
            "place": place,
            "title": CHANGES[kind][1],
            "words": CHANGES[kind][2],
            "kind": kind,
            "steps": self.steps,
        }


class DoneView(ScopedView):
    """A change of the map that was made: which codes became which."""

    permission = "places.view"
    template = "places/restructuring.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        done = Restructuring.objects.get_visible(self.actor, self.permission, pk=pk)
        lines = PlaceSuccession.objects.filter(batch=done.batch).order_by("old_code")[:500]
        right = "places.restructure" if done.moves or done.opened else "places.edit"
        return self.page(
            done=done, lines=lines, may_undo=not done.undone_at and self.actor.may(right, done.place_code)
        )


class UndoView(ScopedView):
    """The way back."""

    permission = "places.edit"
    template = "places/restructuring.html"

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Undo, then show it."""
        done = Restructuring.objects.get_visible(self.actor, "places.view", pk=pk)
        undo_restructuring(done, actor=self.actor)
        messages.success(request, str(_("Undone: every code is as it was.")))
        return HttpResponseRedirect(reverse("places:restructuring", args=[pk]))


def may(actor: Any, kind: str, place: Place) -> bool:
    """Whether a change fits the place's level and the actor's rights."""
    if place.closed_on or place.level < NEEDED_LEVEL.get(kind, Level.COUNTY):
        return False
    if kind == "split" and place.level > Level.COMMUNITY:
        return False
    return bool(actor.may(_right(kind), place.code))


def _right(kind: str) -> str:
    return "places.edit" if kind == "buildings" else "places.restructure"
