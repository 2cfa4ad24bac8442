"""The tree of places, and the page of one place."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from liren.kernel.errors import OutOfScope
from liren.places.models import Place
from liren.places.queries import branch, children, people_in, tree
from liren.places.queries.facts import facts_of, find_whole_place
from liren.places.queries.succession import current_codes, origins
from liren.places.queries.tree import Node, find_nodes, node_at
from liren.ui.scoped import ScopedView


class TopView(ScopedView):
    """Where one's area begins: its page, or the list of places when there are several."""

    permission = "places.view"
    template = "places/top.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The only place at the top is opened at once."""
        words = request.GET.get("q", "").strip()[:40]
        nodes = tree(self.actor)
        if len(nodes) == 1 and not words:
            return HttpResponseRedirect(reverse("places:place", args=[nodes[0].code]))
        found = find_nodes(self.actor, words) if words else None
        return self.page(tree=nodes, found=found, words=words, target="places")


class BranchView(ScopedView):
    """A piece of the tree for htmx: what lies under a place, or what a word finds."""

    permission = "places.view"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The lines; their links lead to the page that shows the tree."""
        target = known_target(request.GET.get("target", ""))
        words = request.GET.get("q", "").strip()[:40]
        if words:
            return self.page("places/_found.html", nodes=find_nodes(self.actor, words), target=target)
        if "q" in request.GET:
            return self.page(
                "places/_branch.html", nodes=tree(self.actor, _code(request, "place")), target=target
            )
        return self.page(
            "places/_branch.html", nodes=branch(self.actor, [_code(request, "under")]), target=target
        )


class PlaceView(ScopedView):
    """A place: what it is called and was, how many people, what lies in it."""

    permission = "places.view"
    template = "places/place.html"

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        """The page; an old code leads to the place's present one, with a sentence."""
        try:
            place = find_whole_place(self.actor, code)
        except OutOfScope:
            return self._elsewhere(code)
        if place.closed_on and (taken_over := self._visible(code)):
            return self._moved(code, taken_over)
        nodes = tree(self.actor, code)
        return self.page(place=place, tree=nodes, target="places", **self._facts(place, node_at(nodes, code)))

    def _facts(self, place: Place, node: Node | None) -> dict[str, Any]:
        below = children(self.actor, place.code) if node is None or node.children is None else node.children
        earlier, merged = origins(place.code)
        return {
            "people": people_in(place.code) if node is None else node.count,
            "facts": facts_of(self.actor, place, below),
            "earlier": earlier,
            "merged": merged,
            "may_edit": self.actor.may("places.edit", place.code),
            "may_restructure": self.actor.may("places.restructure", place.code),
        }

    def _elsewhere(self, code: str) -> HttpResponse:
        if found := self._visible(code):
            return self._moved(code, found)
        raise OutOfScope(_("There is no place with this code in your area."))

    def _visible(self, code: str) -> str:
        present = [new for new in current_codes(code) if new != code and self.actor.may("places.view", new)]
        return present[0] if present else ""

    def _moved(self, old: str, new: str) -> HttpResponse:
        sentence = _("The code %(old)s was replaced by %(new)s. This is the place as it is now.")
        messages.info(self.request, sentence % {"old": old, "new": new})
        return HttpResponseRedirect(reverse("places:place", args=[new]))


def known_target(name: str) -> str:
    """The name of the page that the tree's links lead to; `places` where the name is not a page of ours."""
    try:
        reverse(name)
    except NoReverseMatch:
        return "places"
    return name


def _code(request: HttpRequest, name: str) -> str:
    code = request.GET.get(name, "")
    return code if code.isdigit() and len(code) <= 15 else ""
