"""Lists of bodies and posts: upload, look, commit, undo."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import Refused
from liren.organisations.choices import BatchState
from liren.organisations.forms.imports import ACCEPTED, UploadForm
from liren.organisations.imports.columns import TEMPLATE
from liren.organisations.imports.plan import RIGHT, counts, known_in
from liren.organisations.models import ImportBatch
from liren.organisations.operations import imports
from liren.ui.scoped import ScopedView

SHOWN = 200
STEPS = (_("Choose the file"), _("Look at what it brings"), _("Commit"))


class ImportsView(ScopedView):
    """Earlier lists, and the form for a new one."""

    permission = RIGHT
    template = "organisations/imports.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The page."""
        place = request.GET.get("place", "") or self.actor.home
        return self.page(form=UploadForm(actor=self.actor, initial={"place_code": place}), **self._context())

    def post(self, request: HttpRequest) -> HttpResponse:
        """A new list."""
        form = UploadForm(request.POST, request.FILES, actor=self.actor)
        if not form.is_valid():
            return self.form_invalid(form, **self._context())
        file = form.cleaned_data["file"]
        try:
            batch = imports.upload_list(
                Path(file.temporary_file_path()), actor=self.actor,
                place_code=form.cleaned_data["place_code"], file_name=file.name,
            )  # fmt: skip
        except Refused as problem:
            return self.refused(form, problem, **self._context())
        return redirect("organisations:import", pk=batch.pk)

    def _context(self) -> dict[str, Any]:
        batches = ImportBatch.objects.visible_to(self.actor, self.permission).defer("rows", "problems")
        return {"batches": batches[:50], "steps": STEPS, "accepted": ACCEPTED}


class ImportView(ScopedView):
    """One list: what it would bring, what is wrong in it, and the next act."""

    permission = RIGHT
    template = "organisations/import.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The page."""
        batch = ImportBatch.objects.get_visible(self.actor, self.permission, pk=pk)
        ready = batch.state == BatchState.READY
        return self.page(
            batch=batch,
            counts=counts(batch.rows, known_in(self.actor, batch.place_code)) if ready else None,
            rows=batch.rows[:SHOWN],
            problems=batch.problems[:SHOWN],
            ready=ready,
            committed=batch.state == BatchState.COMMITTED,
            steps=STEPS,
        )


class _Act(ScopedView):
    permission = RIGHT

    def batch(self, pk: int) -> ImportBatch:
        """The list in scope."""
        return ImportBatch.objects.get_visible(self.actor, self.permission, pk=pk)


class CommitView(_Act):
    """Enter what was read."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The act."""
        imports.commit_list(self.batch(pk), actor=self.actor)
        messages.success(request, _("The list is entered. It can be undone until somebody works with it."))
        return redirect("organisations:import", pk=pk)


class UndoView(_Act):
    """Take it out again."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The act."""
        imports.undo_list(self.batch(pk), actor=self.actor)
        messages.success(request, _("Everything the list made was taken out again."))
        return redirect("organisations:import", pk=pk)


class DiscardView(_Act):
    """Throw it away."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The act."""
        imports.discard_list(self.batch(pk), actor=self.actor)
        return redirect("organisations:imports")


class TemplateView(ScopedView):
    """An empty list with the headers that are understood."""

    permission = RIGHT

    def get(self, request: HttpRequest) -> FileResponse:
        """The file."""
        stream = BytesIO()
        with xlsxwriter.Workbook(stream) as book:
            sheet, text = book.add_worksheet(), book.add_format({"num_format": "@"})
            sheet.set_column(0, len(TEMPLATE) - 1, 16, text)
            sheet.write_row(0, 0, TEMPLATE, book.add_format({"bold": True, "bottom": 1}))
            sheet.freeze_panes(1, 0)
        stream.seek(0)
        return FileResponse(stream, as_attachment=True, filename="bodies.xlsx")
