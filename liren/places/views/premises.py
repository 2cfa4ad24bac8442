"""The community's rooms: list with totals, one set of rooms, pictures served only in scope."""

from __future__ import annotations

from typing import Any

from django.forms import model_to_dict
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liren.places.choices import RoomFunction
from liren.places.forms import PhotoForm, PremisesForm, RoomForm
from liren.places.models import Premises
from liren.places.operations import premises
from liren.places.queries import find_place, tree
from liren.places.queries.premises import RoomsWanted
from liren.places.views.forms import FormPage, Removal
from liren.places.views.grids import PlacePage
from liren.ui.scoped import ScopedView


class ListView(ScopedView):
    """All premises under a place, with their areas and the total."""

    permission = "places.view"
    template = "places/premises_list.html"

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        """The page."""
        place = find_place(self.actor, code)
        wanted = RoomsWanted.read(request.GET)
        rows = wanted.premises(self.actor, code)
        return self.page(
            place=place,
            wanted=wanted,
            rows=rows[:500],
            total=wanted.total(rows),
            target="places",
            tree=tree(self.actor, code),
            may_edit=self.actor.may("places.edit", code),
        )


class PremisesView(ScopedView):
    """One set of rooms."""

    permission = "places.view"
    template = "places/premises.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        row = Premises.objects.get_visible(self.actor, self.permission, pk=pk)
        labels = dict(RoomFunction.choices)
        rooms = [
            (room, [labels.get(word, word) for word in room.functions]) for room in row.rooms.order_by("name")
        ]
        return self.page(
            premises=row,
            rooms=rooms,
            photos=row.photos.order_by("pk"),
            target="places",
            total=sum(room.area_m2 for room, _words in rooms),
            tree=tree(self.actor, row.place_code),
            may_edit=self.actor.may("places.edit", row.place_code),
        )


class NewPremisesView(PlacePage):
    """New premises of a community."""

    form_class = PremisesForm
    title, submit, done = _("New premises"), _("Add the premises"), _("The premises were added.")

    def act(self, form: Any) -> str:
        row = premises.add_premises(actor=self.actor, place_code=self.place.code, **form.values())
        return reverse("places:premises", args=[row.pk])


class PremisesPage(FormPage):
    """A form about one set of rooms."""

    row: Premises

    def load(self, **kwargs: Any) -> None:
        self.row = Premises.objects.get_visible(self.actor, self.permission, pk=kwargs["pk"])

    def back(self) -> str:
        return reverse("places:premises", args=[self.row.pk])

    def context(self) -> dict[str, Any]:
        return {"subject": self.row}


class EditPremisesView(PremisesPage):
    """Change owner, terms, period."""

    form_class = PremisesForm
    title, submit, done = _("Change the premises"), _("Save"), _("Saved.")

    def initial(self) -> dict[str, Any]:
        return model_to_dict(self.row)

    def act(self, form: Any) -> str:
        premises.edit_premises(self.row, actor=self.actor, **form.cleaned_data)
        return self.back()


class NewRoomView(PremisesPage):
    """One more room."""

    form_class = RoomForm
    title, submit, done = _("New room"), _("Add the room"), _("The room was added.")

    def act(self, form: Any) -> str:
        premises.add_room(self.row, actor=self.actor, **form.cleaned_data)
        return self.back()


class NewPhotoView(PremisesPage):
    """One more picture."""

    form_class = PhotoForm
    title, submit, done = _("New picture"), _("Add the picture"), _("The picture was added.")

    def act(self, form: Any) -> str:
        data = form.cleaned_data["file"].read(premises.LIMIT_BYTES + 1)
        premises.add_photo(self.row, actor=self.actor, data=data, caption=form.cleaned_data["caption"])
        return self.back()


class PhotoView(ScopedView):
    """The picture itself, to those who may see the rooms."""

    permission = "places.view"

    def get(self, request: HttpRequest, pk: int, photo: int) -> FileResponse:
        """The file; 404 outside the area."""
        row = Premises.objects.get_visible(self.actor, self.permission, pk=pk)
        found = row.photos.filter(pk=photo).first()
        if found is None or not found.file.storage.exists(str(found.file.name)):
            raise Http404
        response = FileResponse(found.file.open("rb"))
        response["Cache-Control"], response["X-Content-Type-Options"] = "private, max-age=600", "nosniff"
        return response


class _OfPremises(Removal):
    def load(self, pk: int) -> Premises:
        """The premises in scope."""
        return Premises.objects.get_visible(self.actor, self.permission, pk=pk)


class RemovalView(_OfPremises):
    """Take out premises entered by mistake."""

    def remove(self, **kwargs: Any) -> str:
        row = self.load(kwargs["pk"])
        premises.remove_premises(row, actor=self.actor)
        return reverse("places:premises_list", args=[row.place_code])


class RoomRemovalView(_OfPremises):
    """Take out a room."""

    def remove(self, **kwargs: Any) -> str:
        premises.remove_room(self.load(kwargs["pk"]), actor=self.actor, room=kwargs["room"])
        return reverse("places:premises", args=[kwargs["pk"]])


class PhotoRemovalView(_OfPremises):
    """Take out a picture."""

    def remove(self, **kwargs: Any) -> str:
        premises.remove_photo(self.load(kwargs["pk"]), actor=self.actor, photo=kwargs["photo"])
        return reverse("places:premises", args=[kwargs["pk"]])
