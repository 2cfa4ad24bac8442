"""Forms about bodies: entering, changing, dissolving; the files of some."""

from __future__ import annotations

from typing import Any, ClassVar

from django.forms import model_to_dict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Actor, within
from liren.organisations.forms import sheets as forms
from liren.organisations.models import Filing, LegalPerson, Organisation, Record
from liren.organisations.operations import bodies
from liren.organisations.operations.records import PERMISSION as EDIT
from liren.organisations.queries import bodies as queries
from liren.organisations.views.kinds import near
from liren.places.models import Compound, Place
from liren.places.queries import find_place
from liren.places.views.forms import FormPage, Removal


def _choices(actor: Actor, place_code: str, but: int | None = None) -> dict[str, Any]:
    compounds = Compound.objects.visible_to(actor, "places.view").filter(
        within("place_code", [place_code[:12]])
    )
    return {
        "parent": near(actor, place_code).exclude(pk=but),
        "compound": compounds.order_by("name"),
    }


class NewBodyView(FormPage):
    """A new body of a place."""

    permission = EDIT
    form_class = forms.BodyForm
    title, submit, done = _("New body"), _("Enter the body"), _("The body was entered.")
    place: Place

    def load(self, **kwargs: Any) -> None:
        self.place = find_place(self.actor, kwargs["code"], self.permission)

    def initial(self) -> dict[str, Any]:
        return self.request.GET.dict()

    def form_arguments(self) -> dict[str, Any]:
        return {"related": _choices(self.actor, self.place.code)}

    def act(self, form: Any) -> str:
        row = bodies.found_body(actor=self.actor, place_code=self.place.code, **form.values())
        return reverse("organisations:body", args=[row.pk])

    def back(self) -> str:
        return f"{reverse('organisations:list')}?place={self.place.code}"

    def context(self) -> dict[str, Any]:
        return {"place": self.place}


class BodyPage(FormPage):
    """A form about one body."""

    permission = EDIT
    done, submit = _("Saved."), _("Save")
    body: Organisation

    def load(self, **kwargs: Any) -> None:
        self.body = Organisation.objects.get_visible(self.actor, self.permission, pk=kwargs["pk"])
        self.is_about(self.body.place_code)

    def back(self) -> str:
        return reverse("organisations:body", args=[self.body.pk])

    def context(self) -> dict[str, Any]:
        return {"subject": self.body}


class EditBodyView(BodyPage):
    """Change a body."""

    form_class = forms.BodyForm
    title = _("Change the body")

    def form_arguments(self) -> dict[str, Any]:
        return {"related": _choices(self.actor, self.body.place_code, self.body.pk)}

    def initial(self) -> dict[str, Any]:
        return model_to_dict(self.body)

    def act(self, form: Any) -> str:
        version = form.cleaned_data["version"] or self.body.version
        bodies.edit_body(self.body, actor=self.actor, version=version, **form.values())
        return self.back()


class DissolutionView(BodyPage):
    """A body ends."""

    form_class = forms.DayForm
    title, submit, done = _("Dissolve the body"), _("Dissolve"), _("The body is dissolved; its file stays.")

    def act(self, form: Any) -> str:
        bodies.dissolve_body(self.body, actor=self.actor, on=form.cleaned_data["on"])
        return self.back()


class RemovalView(Removal):
    """A body entered by mistake."""

    permission = EDIT

    def remove(self, **kwargs: Any) -> str:
        body = Organisation.objects.get_visible(self.actor, self.permission, pk=kwargs["pk"])
        bodies.remove_body(body, actor=self.actor)
        return f"{reverse('organisations:list')}?place={body.place_code}"


class _KeptPage(BodyPage):
    """A form about what a body has once: its page begins with what is on file."""

    kept: ClassVar[type[Record]]

    def initial(self) -> dict[str, Any]:
        rows: Any = self.kept.objects.visible_to(self.actor, self.permission)
        row = rows.filter(organisation=self.body).first()
        return model_to_dict(row) if row else {}


class FileView(_KeptPage):
    """The legal-person file of a committee."""

    form_class = forms.LegalPersonForm
    kept = LegalPerson
    title = _("Legal-person file")

    def form_arguments(self) -> dict[str, Any]:
        return {"related": {"representative": queries.choices_of_members(self.actor, self.body.place_code)}}

    def act(self, form: Any) -> str:
        bodies.keep_legal_person(self.body, actor=self.actor, **form.cleaned_data)
        return self.back()


class FilingView(_KeptPage):
    """The papers of a social organisation."""

    form_class = forms.FilingForm
    kept = Filing
    title = _("Filing of the social organisation")

    def act(self, form: Any) -> str:
        bodies.keep_filing(self.body, actor=self.actor, **form.cleaned_data)
        return self.back()
