"""Pages of what happens to a target: reports and decisions, supervision notes and replies, the proof itself."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.places.views.forms import FormPage
from liren.policy.forms.targets import DecisionForm, EvidenceForm, NoteForm, WordsForm
from liren.policy.models import SupervisionNote, TargetEvidence
from liren.policy.operations.evidence import decide_evidence, report_evidence
from liren.policy.operations.supervision import close_note, reply_to_note, write_note
from liren.policy.queries.targets import VIEW
from liren.policy.views.targets import EDIT, TargetPage
from liren.ui.scoped import ScopedView

REPORT = "targets.report"


class ReportView(TargetPage):
    """Report what was reached."""

    permission = REPORT
    form_class = EvidenceForm
    title, submit, done = _("Report progress"), _("Report"), _("Reported. It counts once it is accepted.")

    def initial(self) -> dict[str, Any]:
        return {"happened_on": timezone.localdate()}

    def act(self, form: Any) -> str:
        report_evidence(self.row, actor=self.actor, **form.cleaned_data)
        return self.back()


class NoteView(TargetPage):
    """Press a target."""

    form_class = NoteForm
    title, submit, done = _("New supervision note"), _("Send the note"), _("The note is on its way.")

    def act(self, form: Any) -> str:
        write_note(self.row, actor=self.actor, **form.cleaned_data)
        return self.back()


class DecisionView(FormPage):
    """Accept what was reported, or do not."""

    permission = EDIT
    form_class = DecisionForm
    title, submit, done = _("Decide on the evidence"), _("Save the decision"), _("Decided.")
    row: TargetEvidence

    def load(self, **kwargs: Any) -> None:
        self.row = TargetEvidence.objects.get_visible(self.actor, EDIT, pk=kwargs["pk"])

    def act(self, form: Any) -> str:
        decide_evidence(
            self.row, actor=self.actor, accepted=form.cleaned_data["accepted"] == "1", reason=form.cleaned_data["reason"]
        )  # fmt: skip
        return self.back()

    def back(self) -> str:
        return reverse("programmes:target", args=[self.row.target_id])

    def context(self) -> dict[str, Any]:
        return {"subject": self.row.note}


class NotePage(FormPage):
    """A form about one supervision note."""

    form_class = WordsForm
    row: SupervisionNote

    def load(self, **kwargs: Any) -> None:
        self.row = SupervisionNote.objects.get_visible(self.actor, self.permission, pk=kwargs["pk"])

    def back(self) -> str:
        return reverse("programmes:target", args=[self.row.target_id])

    def context(self) -> dict[str, Any]:
        return {"subject": self.row.text}


class ReplyView(NotePage):
    """Answer a note."""

    permission = REPORT
    title, submit, done = _("Reply to the note"), _("Reply"), _("Replied.")

    def act(self, form: Any) -> str:
        reply_to_note(self.row, actor=self.actor, **form.cleaned_data)
        return self.back()


class ClosingView(NotePage):
    """Settle a note."""

    permission = EDIT
    title, submit, done = _("Close the note"), _("Close the note"), _("The note is closed.")

    def act(self, form: Any) -> str:
        close_note(self.row, actor=self.actor, **form.cleaned_data)
        return self.back()


class ProofView(ScopedView):
    """The file of a report, to those who may see the target."""

    permission = VIEW

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        row = TargetEvidence.objects.get_visible(self.actor, VIEW, pk=pk)
        return private_file(row.file)


def private_file(file: Any) -> FileResponse:
    """A kept file for who may see it: pictures are shown, papers are saved; 404 where there is none."""
    if not file or not file.storage.exists(file.name):
        raise Http404
    response = FileResponse(file.open("rb"), as_attachment=file.name.endswith(".pdf"))
    response["Cache-Control"], response["X-Content-Type-Options"] = "private, no-store", "nosniff"
    return response
