"""The documents that bind the reader's place, and one document as a tree of clauses."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from liren.people.views.place import home_of
from liren.places.queries.where import place_name
from liren.policy.choices import PackKind
from liren.policy.models import Draft, Pack
from liren.policy.queries.drafts import RIGHT as EDIT
from liren.policy.queries.packs import applying
from liren.policy.queries.standing import VIEW
from liren.ui.scoped import ScopedView


class PacksView(ScopedView):
    """What binds here: policies and laws, how many clauses each has, how the reader's unit stands."""

    permission = VIEW
    template = "policy/packs.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        code = home_of(self.actor, VIEW)
        packs = applying(self.actor, code)
        groups = [(kind, [pack for pack in packs if pack.kind == kind]) for kind in PackKind]
        return self.page(
            code=code, place=place_name(code), groups=[one for one in groups if one[1]], packs=packs
        )


class PackView(ScopedView):
    """A document: its clauses with citation, office, kind and proof. Published papers: everybody may read them."""

    permission = VIEW
    template = "policy/pack.html"

    def get(self, request: HttpRequest, pack: str) -> HttpResponse:
        found = get_object_or_404(Pack, code=pack)
        return self.page(
            draft=Draft.objects.visible_to(self.actor, EDIT).filter(pack=found).only("pk").first(),
            pack=found,
            clauses=list(found.clauses.order_by("order")),
            code=home_of(self.actor, VIEW),
        )
