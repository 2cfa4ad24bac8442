"""The people who serve: list, page, entering, changing, leaving; posts that end."""

from __future__ import annotations

from typing import Any

from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.organisations.forms import sheets as forms
from liren.organisations.models import Member, Post
from liren.organisations.operations import members, posts
from liren.organisations.operations.records import PERMISSION as EDIT
from liren.organisations.queries import bodies as queries
from liren.organisations.queries.pay import place_of
from liren.organisations.views.place import PlaceView
from liren.people.models import Person
from liren.places.models import Place
from liren.places.queries import find_place, tree
from liren.places.views.forms import FormPage
from liren.ui.scoped import ScopedView

MOST = 500
MOST_FOUND = 12


class ListView(PlaceView):
    """Who serves in a place."""

    template = "organisations/members.html"

    def about(self, place: Place) -> dict[str, Any]:
        words = self.request.GET.get("q", "").strip()[:40]
        rows = queries.members(self.actor, place.code, words, timezone.localdate())
        counted = self.counted(place)
        rows = rows.filter(pk__in=counted.keys) if counted else rows
        return {"rows": rows[:MOST], "words": words, "counted": counted}


class MemberView(ScopedView):
    """One member: posts, certificates, courses, mentor, pay level."""

    permission = queries.PERMISSION
    template = "organisations/member.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        member = Member.objects.get_visible(self.actor, self.permission, pk=pk)
        self.is_about(member.place_code)
        today = timezone.localdate()

        def mine(rows: Any) -> Any:
            return rows.all().visible_to(self.actor, self.permission)

        return self.page(
            member=member,
            posts=mine(member.posts).select_related("organisation", "head_of").order_by("-from_on"),
            certificates=mine(member.certificates).order_by("-from_on"),
            trainings=mine(member.trainings).order_by("-held_on"),
            mentorships=mine(member.mentorships).select_related("mentor").order_by("-from_on"),
            leads=mine(member.leads).select_related("member").order_by("-from_on"),
            pay=place_of(member, today),
            may_edit=self.actor.may(EDIT, member.place_code),
            may_open=self.actor.may("people.view", member.place_code),
            tree=tree(self.actor, member.place_code),
            target="organisations:members",
            today=today,
        )


class NewMemberView(FormPage):
    """Somebody who serves: from the register where they live here, else by hand."""

    permission = EDIT
    template = "organisations/member_new.html"
    title, submit, done = _("New member"), _("Enter the member"), _("The member was entered.")
    place: Place
    resident: Person | None = None

    def load(self, **kwargs: Any) -> None:
        self.place = find_place(self.actor, kwargs["code"], self.permission)
        chosen = self.request.GET.get("resident", "")
        if chosen.isascii() and chosen.isdecimal() and len(chosen) < 19:
            self.resident = Person.objects.get_visible(self.actor, "people.view", pk=int(chosen))
        self.form_class = forms.ResidentForm if self.resident else forms.MemberForm  # type: ignore[misc]

    def initial(self) -> dict[str, Any]:
        return {"is_local": self.resident is not None, "name": self.request.GET.get("q", "")[:60]}

    def act(self, form: Any) -> str:
        row = members.add_member(
            actor=self.actor, place_code=self.place.code, resident=self.resident, **form.values()
        )
        return reverse("organisations:member", args=[row.pk])

    def back(self) -> str:
        return f"{reverse('organisations:members')}?place={self.place.code}"

    def context(self) -> dict[str, Any]:
        return {"place": self.place, "resident": self.resident, "found": self._found()}

    def _found(self) -> Any:
        words = self.request.GET.get("q", "").strip()
        if not words or not self.actor.may("people.view"):
            return None
        rows = Person.objects.visible_to(self.actor, "people.view").filter(name=words, left_on__isnull=True)
        here = rows.filter(merged_into__isnull=True, place_code__startswith=self.place.code[:12])
        return here.select_related("dwelling").order_by("pk")[:MOST_FOUND]


class MemberPage(FormPage):
    """A form about one member."""

    permission = EDIT
    done, submit = _("Saved."), _("Save")
    member: Member

    def load(self, **kwargs: Any) -> None:
        self.member = Member.objects.get_visible(self.actor, self.permission, pk=kwargs["pk"])

    def back(self) -> str:
        return reverse("organisations:member", args=[self.member.pk])

    def context(self) -> dict[str, Any]:
        return {"subject": self.member}


class EditMemberView(MemberPage):
    """Change what is on file of a member."""

    title = _("Change the member")

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.form_class = forms.ResidentForm if self.member.resident_id else forms.MemberForm  # type: ignore[misc]

    def initial(self) -> dict[str, Any]:
        return model_to_dict(self.member)

    def act(self, form: Any) -> str:
        version = form.cleaned_data["version"] or self.member.version
        members.edit_member(self.member, actor=self.actor, version=version, **form.values())
        return self.back()


class LeavingView(MemberPage):
    """Somebody leaves."""

    form_class = forms.DayForm
    title, submit, done = _("Leaves the service"), _("Leaves on this day"), _("Their posts end that day.")

    def act(self, form: Any) -> str:
        members.let_go(self.member, actor=self.actor, on=form.cleaned_data["on"])
        return self.back()


class EndPostView(FormPage):
    """A post ends."""

    permission = EDIT
    form_class = forms.EndPostForm
    title, submit, done = _("End the post"), _("End the post"), _("The post has ended.")
    post_row: Post

    def load(self, **kwargs: Any) -> None:
        rows = Post.objects.select_related("member", "organisation", "term")
        self.post_row = rows.get_visible(self.actor, self.permission, pk=kwargs["pk"])

    def act(self, form: Any) -> str:
        posts.end_post(self.post_row, actor=self.actor, **form.cleaned_data)
        return self.back()

    def back(self) -> str:
        return reverse("organisations:body", args=[self.post_row.organisation_id])

    def context(self) -> dict[str, Any]:
        return {"subject": self.post_row}
