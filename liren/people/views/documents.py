"""Personal papers: filed, read, destroyed."""

from __future__ import annotations

from pathlib import Path

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from liren.kernel.errors import OutOfScope, Refused
from liren.people.forms import DocumentForm
from liren.people.models import PersonDocument
from liren.people.operations.documents import PERMISSION, add_document, open_document, remove_document
from liren.people.queries.person import load_person
from liren.ui.scoped import ScopedView


class AddDocumentView(ScopedView):
    """File a paper."""

    permission = PERMISSION
    template = "people/document_new.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(person=load_person(self.actor, pk, self.permission), form=DocumentForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        person = load_person(self.actor, pk, self.permission)
        form = DocumentForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.form_invalid(form, person=person)
        try:
            add_document(person, actor=self.actor, **form.cleaned_data)
        except Refused as problem:
            return self.refused(form, problem, person=person)
        messages.success(request, _("The paper is on file."))
        return redirect("people:person", pk=pk)


class DocumentView(ScopedView):
    """Read a paper: in scope only, recorded, never kept by the browser."""

    permission = PERMISSION

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        row = open_document(
            PersonDocument.objects.get_visible(self.actor, self.permission, pk=pk), actor=self.actor
        )
        try:
            stored = row.file.open("rb")
        except FileNotFoundError:
            raise OutOfScope(_("The file of this paper is gone.")) from None
        name = row.title + Path(row.file.name or "").suffix
        response = FileResponse(stored, filename=name, as_attachment=True)
        response["Cache-Control"] = "no-store"
        response["X-Content-Type-Options"] = "nosniff"
        return response


class RemoveDocumentView(ScopedView):
    """Destroy a paper."""

    permission = PERMISSION

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = PersonDocument.objects.get_visible(self.actor, self.permission, pk=pk)
        person = row.person_id
        remove_document(row, actor=self.actor, reason=request.POST.get("reason", "")[:200])
        messages.success(request, _("The paper was destroyed."))
        return redirect("people:person", pk=person)
