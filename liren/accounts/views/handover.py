"""Pages on which a grid passes to another worker: which grid, who to whom, and what moved."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from liren.accounts.forms import HandOverForm
from liren.accounts.models import GridHandover, Role
from liren.accounts.operations.grid_handover import hand_over_grid
from liren.accounts.queries import handover as queries
from liren.accounts.queries.places import names_of
from liren.kernel.declarations import declared
from liren.kernel.errors import OutOfScope, Refused
from liren.places.models import Place
from liren.ui.scoped import SIGNED_IN, ScopedView

HAND_OVER = "accounts.hand_over"


class HandOverView(ScopedView):
    """First the grid (a list), then giver, taker and day, with what will move."""

    permission = HAND_OVER
    template = "accounts/hand_over.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        code = request.GET.get("grid", "")
        if not code:
            return self.page("accounts/hand_over_grids.html", grids=_grids_with_workers(self.actor))
        grid = self._grid(code)
        return self.page(form=HandOverForm(actor=self.actor, grid=grid.code), **self._beside(grid))

    def post(self, request: HttpRequest) -> HttpResponse:
        grid = self._grid(request.POST.get("grid", ""))
        form = HandOverForm(request.POST, actor=self.actor, grid=grid.code)
        if not form.is_valid():
            return self.form_invalid(form, **self._beside(grid))
        try:
            done = hand_over_grid(grid.code, actor=self.actor, **form.cleaned_data)
        except Refused as problem:
            return self.refused(form, problem, **self._beside(grid))
        return redirect("accounts:handed_over", done.pk)

    def _grid(self, code: str) -> Place:
        grid = queries.grids(self.actor).filter(code=code).first()
        if grid is None:
            raise OutOfScope("")
        return grid

    def _beside(self, grid: Place) -> dict[str, Any]:
        duties = [
            (user, queries.duties_of(user.pk, grid.code)) for user in queries.givers(self.actor, grid.code)
        ]
        return {"grid": grid, "people": queries.people_in(grid.code), "duties": duties}


class HandedOverView(ScopedView):
    """What moved. Seen by the two workers and by who may hand over the grid."""

    permission = SIGNED_IN
    template = "accounts/handed_over.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        rows = GridHandover.objects.unscoped("the two workers see their own; others are checked below")
        row = rows.select_related("giver", "taker", "made_by").filter(pk=pk).first()
        if row is None or not self._may_see(row):
            raise OutOfScope("")
        labels = {key: duty.label for key, duty in declared("duties").items()}
        moved = [(labels[key], count) for key, count in row.moved.items() if key in labels]
        return self.page(
            handover=row,
            place=names_of([row.place_code])[row.place_code],
            roles=Role.objects.filter(pk__in=row.moved.get("roles", [])),
            moved=moved,
        )

    def _may_see(self, row: GridHandover) -> bool:
        mine = self.actor.user_id in {row.giver_id, row.taker_id}
        return mine or self.actor.may(HAND_OVER, row.place_code)


def _grids_with_workers(actor: Any) -> list[dict[str, Any]]:
    grids = list(queries.grids(actor)[:500])
    workers = queries.workers_of(actor, [grid.code for grid in grids])
    return [{"grid": grid, "workers": workers.get(grid.code, [])} for grid in grids]
