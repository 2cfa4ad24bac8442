"""One kind of row, three pages: enter it, change it, take it out. What differs between kinds is said in a sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.forms import model_to_dict
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Actor
from liren.organisations.forms.fields import SheetForm
from liren.organisations.models import Record
from liren.organisations.operations.records import PERMISSION, Noun, add_row, edit_row, remove_row
from liren.places.models import Place
from liren.places.queries import find_place
from liren.places.views.forms import FormPage, Removal

Related = Callable[[Actor, Any], Mapping[str, QuerySet[Any]]]


def no_choices(_actor: Actor, _owner: Any) -> Mapping[str, QuerySet[Any]]:
    """Nothing is chosen among other rows."""
    return {}


@dataclass(frozen=True, slots=True)
class Sheet:
    """How one kind of row is kept: its noun, forms and words, what it hangs on and where its page is.

    `owner` is the model of what it hangs on (a place, when it is none of ours) and `column` the name under which it does.
    """

    name: str
    noun: Noun[Any]
    form: type[SheetForm]
    new: str | Promise
    change: str | Promise
    page: Callable[[Any], str]
    owner: Any = Place
    column: str = ""
    related: Related = no_choices
    add: Callable[..., Any] | None = None
    change_form: type[SheetForm] | None = None

    def find_owner(self, actor: Actor, key: str | int) -> Any:
        """What the row hangs on, in the actor's area; 404 elsewhere."""
        if self.owner is Place:
            return find_place(actor, str(key), PERMISSION)
        return self.owner.objects.get_visible(actor, PERMISSION, pk=key)

    def owner_of(self, row: Any) -> Any:
        """The same, of a row that is there."""
        if self.column:
            return getattr(row, self.column)
        return Place.objects.unscoped("the place of a row in scope").get(code=row.place_code)

    def add_to(self, owner: Any, actor: Actor, values: Mapping[str, Any]) -> Any:
        """Call the operation."""
        if self.add is not None:
            return self.add(owner, actor=actor, **values)
        code = owner.code if self.owner is Place else owner.place_code
        hangs = {self.column: owner} if self.column else {}
        return add_row(self.noun, actor=actor, place_code=code, **hangs, **values)


class SheetPage(FormPage):
    """A form of a sheet."""

    permission = PERMISSION
    sheet: Sheet | None = None
    target: Any = None
    done: ClassVar[str | Promise] = _("Saved.")
    submit: ClassVar[str | Promise] = _("Save")

    @property
    def kind(self) -> Sheet:
        """The sheet, which the address has named."""
        if self.sheet is None:
            raise TypeError("say as_view(sheet=…)")
        return self.sheet

    def form_arguments(self) -> dict[str, Any]:
        return {"related": self.kind.related(self.actor, self.target)}

    def context(self) -> dict[str, Any]:
        return {"subject": self.target, "place": getattr(self.target, "place_code", "")}


class NewRow(SheetPage):
    """A new row."""

    def load(self, **kwargs: Any) -> None:
        self.target = self.kind.find_owner(self.actor, kwargs.get("code") or kwargs["pk"])
        self.is_about(getattr(self.target, "place_code", ""))
        self.form_class, self.title = self.kind.form, self.kind.new  # type: ignore[misc]

    def initial(self) -> dict[str, Any]:
        return self.request.GET.dict()

    def act(self, form: Any) -> str:
        return self.kind.page(self.kind.add_to(self.target, self.actor, form.values()))

    def back(self) -> str:
        row = self.kind.noun.model(place_code=getattr(self.target, "place_code", ""))
        if self.kind.column:
            setattr(row, self.kind.column, self.target)
        else:
            row.place_code = self.target.code
        return self.kind.page(row)


class ChangeRow(SheetPage):
    """A row that is there."""

    row: Record

    def load(self, **kwargs: Any) -> None:
        self.row = self.kind.noun.model.objects.get_visible(self.actor, self.permission, pk=kwargs["pk"])
        self.target = self.kind.owner_of(self.row)
        self.is_about(self.row.place_code)
        self.form_class = self.kind.change_form or self.kind.form  # type: ignore[misc]
        self.title = self.kind.change  # type: ignore[misc]

    def initial(self) -> dict[str, Any]:
        return model_to_dict(self.row)

    def act(self, form: Any) -> str:
        version = form.cleaned_data["version"] or self.row.version
        edit_row(self.kind.noun, self.row, actor=self.actor, version=version, **form.values())
        return self.back()

    def back(self) -> str:
        return self.kind.page(self.row)

    def context(self) -> dict[str, Any]:
        return {**super().context(), "row": self.row}


class RemoveRow(Removal):
    """A row entered by mistake."""

    permission = PERMISSION
    sheet: Sheet | None = None

    def remove(self, **kwargs: Any) -> str:
        if self.sheet is None:
            raise TypeError("say as_view(sheet=…)")
        row = self.sheet.noun.model.objects.get_visible(self.actor, self.permission, pk=kwargs["pk"])
        back = self.sheet.page(row)
        remove_row(self.sheet.noun, row, actor=self.actor)
        return back


def addresses(sheet: Sheet, below: str) -> list[URLPattern]:
    """new_post, edit_post, remove_post: where rows of a sheet are entered, changed and taken out."""
    own = f"organisations/{sheet.name}s/<int:pk>"
    return [
        path(f"{below}/{sheet.name}s/new/", NewRow.as_view(sheet=sheet), name=f"new_{sheet.name}"),
        path(f"{own}/edit/", ChangeRow.as_view(sheet=sheet), name=f"edit_{sheet.name}"),
        path(f"{own}/removal/", RemoveRow.as_view(sheet=sheet), name=f"remove_{sheet.name}"),
    ]
