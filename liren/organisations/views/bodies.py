"""Bodies: the list, the page of one, and its texts."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.organisations.choices import Kind, Role
from liren.organisations.models import Filing, LegalPerson, Organisation, RuleText
from liren.organisations.operations.records import PERMISSION as EDIT
from liren.organisations.queries import bodies as queries
from liren.organisations.views.place import PlaceView
from liren.places.models import Place
from liren.places.queries import tree
from liren.ui.scoped import ScopedView

MOST = 400


class ListView(PlaceView):
    """The bodies of a place, kind by kind."""

    template = "organisations/list.html"

    def about(self, place: Place) -> dict[str, Any]:
        kind, words = self.request.GET.get("kind", ""), self.request.GET.get("q", "").strip()[:40]
        day = timezone.localdate()
        rows = queries.listed(
            self.actor, place.code, day, kind=kind if kind in Kind.values else "", words=words
        )
        counted = self.counted(place)
        rows = rows.filter(pk__in=counted.keys) if counted else rows
        return {
            "rows": rows[:MOST],
            "counted": counted,
            "tabs": self._tabs(place, kind),
            "words": words,
            "kind": kind,
            "whole": len(place.code) < 12,
        }

    def _tabs(self, place: Place, chosen: str) -> list[dict[str, Any]]:
        counted = queries.kinds_in(self.actor, place.code, timezone.localdate())
        everything = ("", _("All"), sum(n for _kind, n in counted))
        return [
            {
                "url": "?" + urlencode({"place": place.code, **({"kind": kind} if kind else {})}),
                "label": label,
                "count": n,
                "current": kind == chosen,
            }
            for kind, label, n in [everything, *((kind.value, kind.label, n) for kind, n in counted)]
        ]


class BodyView(ScopedView):
    """One body: its file, people, terms, texts, parts and ties."""

    permission = queries.PERMISSION
    template = "organisations/body.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        body = Organisation.objects.select_related("parent", "compound").get_visible(
            self.actor, self.permission, pk=pk
        )
        self.is_about(body.place_code)
        today = timezone.localdate()
        return self.page(
            body=body,
            may_edit=self.actor.may(EDIT, body.place_code),
            tree=tree(self.actor, body.place_code),
            target="organisations:list",
            today=today,
            **self._posts(body, today),
            **self._belongings(body),
        )

    def _posts(self, body: Organisation, today: date) -> dict[str, Any]:
        posts = list(queries.posts_of(body, self.actor))
        held = [
            post for post in posts if post.from_on <= today and (post.to_on is None or post.to_on >= today)
        ]
        order = list(Role.values)
        return {
            "held": sorted(
                (p for p in held if p.role != Role.BUILDING_HEAD), key=lambda p: order.index(p.role)
            ),
            "heads": [post for post in held if post.role == Role.BUILDING_HEAD],
            "former": [post for post in posts if post not in held],
        }

    def _belongings(self, body: Organisation) -> dict[str, Any]:
        def mine(rows: Any) -> Any:
            return rows.all().visible_to(self.actor, self.permission)

        return {
            "parts": mine(body.parts).filter(dissolved_on__isnull=True).order_by("kind", "pk"),
            "terms": mine(body.terms),
            "rules": mine(body.rules).select_related("kind").order_by("kind__order", "-number"),
            "ties": mine(body.ties).select_related("other").order_by("bond", "pk"),
            "tied": mine(body.tied).select_related("organisation").order_by("bond", "pk"),
            "file": mine(LegalPerson.objects).filter(organisation=body).first(),
            "filing": mine(Filing.objects).filter(organisation=body).first(),
        }


class RuleView(ScopedView):
    """One text, as it is read and printed."""

    permission = queries.PERMISSION
    template = "organisations/rule.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The paper."""
        rule = RuleText.objects.select_related("organisation", "kind").get_visible(
            self.actor, self.permission, pk=pk
        )
        self.is_about(rule.place_code)
        return self.page(rule=rule, back=reverse("organisations:body", args=[rule.organisation_id]))
