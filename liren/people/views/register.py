"""The register: people, households and homes of a place as lists."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liren.people.choices import Standing, Tag
from liren.people.columns import COLUMNS
from liren.people.conditions import CHOICES, Conditions
from liren.people.models import SavedView
from liren.people.queries import register
from liren.people.queries.paging import page_of
from liren.people.queries.rows import rows_of, with_told
from liren.people.views.place import conditions_of, name_of, node_of, tree_of
from liren.places.queries.where import place_name
from liren.ui.scoped import ScopedView

PRINTED = 500
"""People on one printed list; longer ones are printed building by building."""
MAIN = ("tag", "standing", "age")
"""Filters that are always on the bar; the others open beneath it."""


class RegisterView(ScopedView):
    """Everybody on the register of a place who meets the conditions, fifty a page."""

    permission = register.PERMISSION

    def get(self, request: HttpRequest) -> HttpResponse:
        conditions = conditions_of(request, self.actor)
        tree = [] if request.GET.get("print") else tree_of(self.actor, conditions)
        node = node_of(conditions.place, tree)
        known = node.count if node else register.people_in(conditions.place)
        matching = register.people_matching(self.actor, conditions, known)
        page = page_of(
            with_told(matching.select_related("dwelling__building"), self.actor), PRINTED if request.GET.get("print") else register.PAGE,
            after=request.GET.get("after", ""), before=request.GET.get("before", ""),
        )  # fmt: skip
        return self.page(
            self.template_for(request), conditions=conditions, rows=rows_of(page.rows, self.actor),
            count=register.count_of(matching, conditions, known), pager=_links(conditions, page),
            columns=COLUMNS, tags=Tag.choices, **self.frame(conditions, known, tree),
        )  # fmt: skip

    def template_for(self, request: HttpRequest) -> str:
        paper = request.GET.get("print", "")
        return "people/register_print.html" if paper in {"a4", "a3"} else "people/register.html"

    def frame(self, conditions: Conditions, known: int, tree: list[dict[str, Any]]) -> dict[str, Any]:
        """Tree, tabs, filters: what stands round the table."""
        if self.request.GET.get("print"):
            return {"paper": self.request.GET["print"], "place": place_name(conditions.place)}
        tabs = self.tabs(conditions, known)
        return {
            "tree": tree,
            "place": name_of(conditions.place, tree),
            "tabs": tabs,
            "segments": segments(conditions, "people:list"),
            "selects": [_select(name, conditions) for name in CHOICES],
            "main": MAIN,
            "chips": _chips(conditions),
            "own_view": next((tab for tab in tabs if tab.get("id") and tab["current"]), None),
            "clear_url": Conditions(place=conditions.place).query(),
            "place_query": Conditions(place=conditions.place).query(),
        }

    def tabs(self, conditions: Conditions, known: int) -> list[dict[str, Any]]:
        """The built-in views with their counts, then the clerk's own."""
        built_in = {key: Conditions(place=conditions.place, **told) for key, (_label, told) in TABS.items()}
        counts = register.counts_of_tabs(self.actor, built_in, conditions.place, known) | {"all": known}
        tabs = [
            {"label": TABS[key][0], "url": c.query(), "count": counts.get(key), "current": c == conditions}
            for key, c in built_in.items()
        ]
        return tabs + [
            _saved(view, conditions) for view in SavedView.objects.filter(user_id=self.actor.user_id or 0)
        ]


TABS: dict[str, tuple[Any, dict[str, str]]] = {
    "all": (_("Everybody"), {}),
    "old": (_("70 and older"), {"age": "70+"}),
    "attention": (_("To look after"), {"tag": "attention"}),
    "migrants": (_("From elsewhere"), {"standing": Standing.LIVING}),
    "stale": (_("To be confirmed again"), {"stale": "1"}),
}


def segments(conditions: Conditions, current: str) -> list[dict[str, Any]]:
    """People, households, homes: three views of one place."""
    query = Conditions(place=conditions.place, building=conditions.building).query()
    doors = (("people:list", _("By person"), "list"), ("people:households", _("By household"), "users"),
             ("people:homes", _("By home"), "home-2"))  # fmt: skip
    return [
        {"label": label, "icon": icon, "url": reverse(name) + query, "current": name == current}
        for name, label, icon in doors
    ]


def _links(conditions: Conditions, page: Any) -> dict[str, str]:
    return {
        "next": conditions.query(after=str(page.after)) if page.after else "",
        "previous": conditions.query(before=str(page.before)) if page.before else "",
    }


def _select(name: str, conditions: Conditions) -> dict[str, Any]:
    label, choices = CHOICES[name]
    return {
        "name": name,
        "label": label,
        "choices": list(choices.items()),
        "value": getattr(conditions, name),
    }


def _chips(conditions: Conditions) -> list[dict[str, str]]:
    shown = [name for name in conditions.chosen if name not in {"building"}]
    chips = [{"label": conditions.label_of(name), "url": conditions.without(name).query()} for name in shown]
    if conditions.building:
        chips.append({"label": str(_("One building")), "url": conditions.without("building").query()})
    return chips


def _saved(view: SavedView, conditions: Conditions) -> dict[str, Any]:
    return {
        "label": view.name,
        "url": view.query,
        "count": None,
        "current": view.query == conditions.query(),
        "id": view.pk,
    }
