"""Records of one person: look at both, merge, undo, or say that they are two people."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liren.kernel.errors import Refused
from liren.people.models import Person, PersonMerge
from liren.people.operations.merging import mark_different, merge_people, undo_merge
from liren.people.queries.duplicates import PERMISSION, Pair, Why, duplicates_in
from liren.people.queries.person import load_person
from liren.people.queries.rows import Row, rows_of
from liren.people.rules import row_id
from liren.people.views.place import conditions_of
from liren.places.queries.tree import branch
from liren.places.queries.where import place_name
from liren.ui.scoped import ScopedView

WORDS: dict[str, str | Promise] = {
    Why.SAME_NUMBER: gettext_lazy("The same identity number in two communities"),
    Why.ONE_DIGIT_OFF: gettext_lazy("Same name, numbers differ by one typing error"),
    Why.OLD_NUMBER: gettext_lazy("Same name, one number is the old form of the other"),
    Why.SAME_BIRTH_AND_HOME: gettext_lazy("Same name, birthday and home"),
}
UNDOABLE = 50


class DuplicatesView(ScopedView):
    """Pairs to look at, and merges that can be undone."""

    permission = PERMISSION

    def get(self, request: HttpRequest) -> HttpResponse:
        conditions = conditions_of(request, self.actor, self.permission)
        pairs, problem = self.found(conditions.place)
        merges = PersonMerge.objects.visible_to(self.actor, self.permission).filter(undone_at=None)
        return self.page(
            "people/duplicates.html", pairs=self.shown(pairs), problem=problem,
            below=branch(self.actor, [conditions.place]) if problem else [], place=place_name(conditions.place),
            merges=merges.select_related("survivor", "duplicate", "by").order_by("-id")[:UNDOABLE],
        )  # fmt: skip

    def found(self, place: str) -> tuple[list[Pair], Refused | None]:
        """The pairs; or, in too large an area, why not, and the places below stand there to choose from."""
        try:
            return duplicates_in(self.actor, place), None
        except Refused as problem:
            return [], problem

    def shown(self, pairs: list[Pair]) -> list[dict[str, object]]:
        people = {
            pk: person
            for pair in pairs
            for pk, person in ((pair.one.pk, pair.one), (pair.other.pk, pair.other))
        }
        rows: dict[int, Row] = {row.person.pk: row for row in rows_of(people.values(), self.actor)}
        return [{"one": rows[p.one.pk], "other": rows[p.other.pk], "why": WORDS[p.why]} for p in pairs]


class MergeView(ScopedView):
    """One record takes over another: both beside each other first, then the act."""

    permission = PERMISSION

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        keep, gone = self.both(request.GET.get("other", ""), pk)
        return self.page("people/merge.html", rows=rows_of([keep, gone], self.actor), keep=keep, gone=gone)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        keep, gone = self.both(request.POST.get("other", ""), pk)
        merge_people(keep, gone, actor=self.actor, reason=request.POST.get("reason", "")[:200])
        messages.success(request, _("The two records are one now. This can be undone under Duplicates."))
        return redirect("people:person", pk=keep.pk)

    def both(self, other: str, pk: int) -> tuple[Person, Person]:
        return load_person(self.actor, pk, self.permission), load_person(
            self.actor, row_id(other), self.permission
        )


class DifferentView(ScopedView):
    """Two people after all."""

    permission = PERMISSION

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        other = request.POST.get("other", "")
        mark_different(
            load_person(self.actor, pk, self.permission),
            load_person(self.actor, row_id(other), self.permission), actor=self.actor,
        )  # fmt: skip
        messages.success(request, _("Noted: two people. They are not suggested again."))
        return redirect("people:duplicates")


class UndoMergeView(ScopedView):
    """Two records again."""

    permission = PERMISSION

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        merge = PersonMerge.objects.get_visible(self.actor, self.permission, pk=pk)
        undo_merge(merge, actor=self.actor)
        messages.success(request, _("They are two records again."))
        return redirect("people:duplicates")
