"""The search box: as a list under the box, and as a page of its own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from liren.people.operations.searching import note_number_search
from liren.people.queries.finding import Typed
from liren.people.queries.search import search
from liren.people.views.place import refuse_numbers
from liren.ui.scoped import SIGNED_IN, ScopedView

LONGEST = 80


class SearchView(ScopedView):
    """Finds people, homes, places and pages. The box asks by POST: whole numbers must not stand in an address."""

    permission = SIGNED_IN
    template = "people/search.html"
    part = "people/_hits.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        typed = request.GET.get("q", "")
        refuse_numbers(typed)
        return self.answer(request, typed)

    def post(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request, request.POST.get("q", ""))

    def answer(self, request: HttpRequest, typed: str) -> HttpResponse:
        text = typed.replace("\0", "").strip()[:LONGEST]
        found = search(self.actor, text, path=request.path)
        if found.kind in {Typed.IDENTITY, Typed.PHONE}:
            note_number_search(actor=self.actor, kind=found.kind, found=len(found.people))
        response = self.page(found=found, text="" if found.kind == Typed.IDENTITY else text)
        response["Cache-Control"] = "no-store"
        return response
