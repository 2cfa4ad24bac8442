"""The import wizard: upload, look, commit, undo."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import Refused
from liren.people import roster_files, tasks
from liren.people.choices import BatchState
from liren.people.models import RosterBatch
from liren.people.operations.provenance import worker
from liren.people.operations.roster.ask import ask_commit, ask_undo
from liren.people.operations.roster.new_homes import RIGHT, must_be_meant
from liren.people.operations.roster.upload import choose_sheet, discard_roster, set_columns, upload_roster
from liren.people.queries import rosters
from liren.people.roster_forms import ColumnsForm, UploadForm
from liren.ui.scoped import ScopedView

STEPS = (_("Choose the file"), _("Look at what changes"), _("Commit"))
BUSY = {BatchState.UPLOADED, BatchState.READING, BatchState.COMMITTING, BatchState.UNDOING}


class BatchView(ScopedView):
    """A view of one import in scope."""

    permission = rosters.PERMISSION

    def batch(self, pk: int) -> RosterBatch:
        return RosterBatch.objects.get_visible(self.actor, self.permission, pk=pk)


class RosterListView(ScopedView):
    """Earlier imports, and the form that starts a new one."""

    permission = rosters.PERMISSION
    template = "people/rosters/roster_list.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        form = UploadForm(actor=self.actor, initial={"place_code": self.actor.home})
        return self.page(form=form, **self.around())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = UploadForm(request.POST, request.FILES, actor=self.actor)
        if not form.is_valid():
            return self.form_invalid(form, **self.around())
        told = form.cleaned_data
        try:
            batch = upload_roster(
                told["file"], actor=self.actor, place_code=told["place_code"], source_name=told["source_name"]
            )
        except Refused as problem:
            return self.refused(form, problem, **self.around())
        tasks.read.enqueue(batch.pk, worker(self.actor))
        return redirect("rosters:detail", pk=batch.pk)

    def around(self) -> dict[str, Any]:
        return {"batches": rosters.batches(self.actor)[:50], "steps": STEPS}


class PreviewView(BatchView):
    """What an import would change, its errors, and the next act."""

    def context(self, batch: RosterBatch) -> dict[str, Any]:
        return {
            "batch": batch,
            "busy": batch.state in BUSY,
            "progress": rosters.progress_of(batch),
            "problems": rosters.problems(batch),
            "kinds": rosters.problem_kinds(batch),
            **self.homes(batch),
            "steps": STEPS,
            "step": 3 if batch.committed_at else 2,
        }

    def homes(self, batch: RosterBatch) -> dict[str, bool]:
        """Whether homes would come onto a drawn map, and whether this reader may not let them."""
        meant = batch.state == BatchState.READY and must_be_meant(batch)
        return {"must_be_meant": meant, "may_not_map": meant and not self.actor.may(RIGHT, batch.place_code)}


class RosterView(PreviewView):
    """The page of one import."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page("people/rosters/roster.html", **self.context(self.batch(pk)))


class ProgressView(PreviewView):
    """The part of the page that asks every second how far the work is."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        batch = self.batch(pk)
        if batch.state not in BUSY:
            answer = HttpResponse()
            answer["HX-Redirect"] = reverse("rosters:detail", args=[pk])
            return answer
        return self.page("people/rosters/_progress.html", **self.context(batch))


class ColumnsView(BatchView):
    """Correct what the columns mean."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        batch = self.batch(pk)
        return self.shown(batch, self.form(batch))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        batch = self.batch(pk)
        form = self.form(batch, request.POST)
        if not form.is_valid():
            return self.shown(batch, form, status=422)
        set_columns(batch, actor=self.actor, mapping=form.mapping())
        tasks.read.enqueue(batch.pk, worker(self.actor))
        return redirect("rosters:detail", pk=pk)

    def form(self, batch: RosterBatch, data: Any = None) -> ColumnsForm:
        known = batch.mapping
        return ColumnsForm(data, headers=known.get("headers", []), mapping=known.get("columns", {}))

    def shown(self, batch: RosterBatch, form: ColumnsForm, status: int = 200) -> HttpResponse:
        return self.page("people/rosters/columns.html", batch=batch, form=form, status=status)


class SheetView(BatchView):
    """Read another sheet of the workbook instead."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        batch = choose_sheet(self.batch(pk), actor=self.actor, sheet=request.POST.get("sheet", ""))
        tasks.read.enqueue(batch.pk, worker(self.actor))
        return redirect("rosters:detail", pk=pk)


class CommitView(PreviewView):
    """Bring the roster into the register, in the background."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        batch = self.batch(pk)
        meant = bool(request.POST.get("add_homes"))
        try:
            ask_commit(batch, actor=self.actor, add_homes=meant)
        except Refused as problem:
            return self.page(
                "people/rosters/roster.html", **self.context(batch), problem=problem, status=problem.status
            )
        tasks.commit.enqueue(batch.pk, worker(self.actor), meant)
        return redirect("rosters:detail", pk=pk)


class UndoView(BatchView):
    """Take the import back, in the background."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        batch = self.batch(pk)
        ask_undo(batch, actor=self.actor)
        tasks.undo.enqueue(batch.pk, worker(self.actor))
        return redirect("rosters:detail", pk=pk)


class DiscardView(BatchView):
    """Throw an uncommitted import away."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        discard_roster(self.batch(pk), actor=self.actor)
        return redirect("rosters:list")


class ErrorFileView(BatchView):
    """The errors as a spreadsheet, to work through with the file beside it."""

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        batch = self.batch(pk)
        return FileResponse(
            roster_files.error_file(batch), as_attachment=True, filename=f"{batch.pk}-errors.xlsx"
        )


class TemplateFileView(ScopedView):
    """An empty roster with the headers that are understood best."""

    permission = rosters.PERMISSION

    def get(self, request: HttpRequest) -> FileResponse:
        return FileResponse(roster_files.template(), as_attachment=True, filename="roster.xlsx")
