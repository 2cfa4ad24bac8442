"""The page of one form: shown, sent, done; or shown again with what is wrong."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import Promise

from liren.kernel.errors import Refused
from liren.ui.scoped import ScopedView


class FormPage(ScopedView):
    """Load in scope → form → operation → on to the thing. Subclasses say `load`, `act` and their words."""

    permission = "places.edit"
    template = "places/form.html"
    form_class: ClassVar[type[Form]]
    title: ClassVar[str | Promise] = ""
    submit: ClassVar[str | Promise] = ""
    done: ClassVar[str | Promise] = ""

    def load(self, **kwargs: Any) -> None:
        """Find in scope what the form is about; 404 when it is not there."""

    def act(self, form: Any) -> str:
        """Call the operation; the address to go on to."""
        raise NotImplementedError

    def initial(self) -> dict[str, Any]:
        """What the fields begin with."""
        return {}

    def form_arguments(self) -> dict[str, Any]:
        """What else the form wants to know."""
        return {}

    def back(self) -> str:
        """Where cancelling leads."""
        raise NotImplementedError

    def context(self) -> dict[str, Any]:
        """What else the template wants to know."""
        return {}

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The form."""
        self.load(**kwargs)
        return self.page(
            form=self.form_class(initial=self.initial(), **self.form_arguments()), **self._words()
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The act."""
        self.load(**kwargs)
        form = self.form_class(request.POST, request.FILES, initial=self.initial(), **self.form_arguments())
        if not form.is_valid():
            return self.form_invalid(form, **self._words())
        try:
            where = self.act(form)
        except Refused as problem:
            if problem.status.value in {403, 404}:
                raise
            return self.refused(form, problem, **self._words())
        if self.done:
            messages.success(request, str(self.done))
        return HttpResponseRedirect(where)

    def _words(self) -> dict[str, Any]:
        return {"title": self.title, "submit": self.submit, "back": self.back(), **self.context()}


class Removal(ScopedView):
    """A button that takes something out; it says what is lost before it does."""

    permission = "places.edit"
    template = "places/removal.html"

    def remove(self, **kwargs: Any) -> str:
        """Call the operation; the address to go on to."""
        raise NotImplementedError

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """The act."""
        return HttpResponseRedirect(self.remove(**kwargs))
