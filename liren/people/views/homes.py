"""Households and homes: the lists beside the list of people, and a page for each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from liren.people.choices import Standing
from liren.people.models import Household, Person
from liren.people.queries import homes
from liren.people.queries.rows import rows_of
from liren.people.views.place import conditions_of, name_of, tree_of
from liren.people.views.register import segments
from liren.places.choices import DwellingUse
from liren.places.models import Dwelling
from liren.places.queries.where import place_name
from liren.ui.scoped import ScopedView


class HouseholdsView(ScopedView):
    """The households of a place."""

    permission = homes.PERMISSION

    def get(self, request: HttpRequest) -> HttpResponse:
        conditions = conditions_of(request, self.actor)
        having = request.GET.get("having", "")
        listed = homes.households_in(
            self.actor, conditions.place, building=conditions.building, having=having, after=request.GET.get("after", ""),
        )  # fmt: skip
        tree = tree_of(self.actor, conditions)
        return self.page(
            "people/households.html", conditions=conditions, listed=listed, tree=tree,
            segments=segments(conditions, "people:households"), place=name_of(conditions.place, tree),
            next=conditions.query(after=listed.next, having=having) if listed.next else "",
            uses=homes.HAVING.items(), use=having,
        )  # fmt: skip


class HomesView(ScopedView):
    """The homes of a place: who lives in them, which are empty."""

    permission = homes.PERMISSION

    def get(self, request: HttpRequest) -> HttpResponse:
        conditions = conditions_of(request, self.actor)
        use = request.GET.get("use", "")
        listed = homes.homes_in(
            self.actor,
            conditions.place,
            building=conditions.building,
            use=use,
            after=request.GET.get("after", ""),
        )
        tree = tree_of(self.actor, conditions)
        return self.page(
            "people/homes.html", conditions=conditions, listed=listed, tree=tree,
            segments=segments(conditions, "people:homes"), place=name_of(conditions.place, tree),
            uses=[*homes.HOME_USES.items(), *DwellingUse.choices], use=use,
            next=conditions.query(after=listed.next, use=use) if listed.next else "",
        )  # fmt: skip


class HouseholdView(ScopedView):
    """One household: head, members, home."""

    permission = homes.PERMISSION

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        rows = Household.objects.select_related("head", "dwelling__building")
        household = rows.get_visible(self.actor, self.permission, pk=pk)
        family = homes.together(household, self.actor)
        return self.page(
            "people/household.html", household=household, place=place_name(household.place_code),
            head=homes.head_seen(household, self.actor),
            members=rows_of(family.members, self.actor), former=rows_of(family.former, self.actor),
            may_edit=self.actor.may("people.edit", household.place_code),
        )  # fmt: skip


class HomeView(ScopedView):
    """One home: who lives in it, who is only registered, who used to."""

    permission = homes.PERMISSION

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        home = Dwelling.objects.select_related("building__compound").get_visible(
            self.actor, self.permission, pk=pk
        )
        people = Person.objects.visible_to(self.actor, self.permission).filter(
            dwelling=home, merged_into=None
        )
        rows = rows_of(
            people.select_related("dwelling__building").order_by("household_id", "relation", "pk"), self.actor
        )
        here = [row for row in rows if not row.person.left_on]
        return self.page(
            "people/home.html", home=home, place=place_name(home.place_code),
            living=[row for row in here if row.person.standing != Standing.REGISTERED],
            registered=[row for row in here if row.person.standing == Standing.REGISTERED],
            former=[row for row in rows if row.person.left_on],
            may_edit=self.actor.may("people.edit", home.place_code),
        )  # fmt: skip
