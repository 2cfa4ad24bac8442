"""A person decides, shows files, and takes back: forms about one clause at one unit."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from liren.kernel.errors import OutOfScope, Refused
from liren.policy.forms import EvidenceForm, JudgementForm
from liren.policy.models import Evidence, Judgement
from liren.policy.operations.judgements import sign_judgement, withdraw_judgement
from liren.policy.operations.papers import add_evidence, remove_evidence
from liren.policy.queries import clauses
from liren.policy.queries.standing import Line
from liren.policy.views.place import JUDGE, REPORT, OfPlace
from liren.ui.scoped import ScopedView


class AboutClause(OfPlace):
    """A form about one clause at one unit."""

    template = "policy/form.html"
    line: Line

    def load(self, code: str, pk: int) -> Line:
        """The clause at the unit, for who holds the right there; 404 and 403 otherwise."""
        self.find(code)
        self.actor.require(self.permission, code)
        self.line = clauses.line_at(self.actor, code, pk)
        return self.line

    def around(self) -> dict[str, Any]:
        """What stands round the form."""
        return {"line": self.line, **self.rights(), **self.words()}

    def words(self) -> dict[str, Any]:
        """Title and verb."""
        raise NotImplementedError

    def done(self, sentence: str) -> HttpResponse:
        """Back to the clause."""
        messages.success(self.request, sentence)
        return redirect("policy:clause", code=self.place.code, pk=self.line.clause.pk)


class JudgementView(AboutClause):
    """Sign how the unit stands."""

    permission = JUDGE

    def get(self, request: HttpRequest, code: str, pk: int) -> HttpResponse:
        self.load(code, pk)
        return self.page(form=JudgementForm(initial={"valid_to": self.until()}), **self.around())

    def post(self, request: HttpRequest, code: str, pk: int) -> HttpResponse:
        clause, form = self.load(code, pk).clause, JudgementForm(request.POST)
        if not form.is_valid():
            return self.form_invalid(form, **self.around())
        try:
            sign_judgement(clause, actor=self.actor, place_code=code, **form.cleaned_data)
        except Refused as problem:
            return self.refused(form, problem, **self.around())
        return self.done(_("Signed. The result has followed."))

    def until(self) -> date | None:
        """The last day, where the document says how often it is asked."""
        months = int(self.line.seen.check.data.get("every") or 0)
        if not months:
            return None
        today = timezone.localdate()
        years, month = divmod(today.month - 1 + months, 12)
        return date(today.year + years, month + 1, min(today.day, 28))

    def words(self) -> dict[str, Any]:
        return {"title": _("Judge it"), "submit": _("Sign"), "files": list(self.files())}

    def files(self) -> Any:
        """What lies there to decide by."""
        return clauses.evidence_of(self.actor, self.place.code, self.line.clause.pk)


class AddEvidenceView(AboutClause):
    """File a paper or picture that shows how the unit stands."""

    permission = REPORT

    def get(self, request: HttpRequest, code: str, pk: int) -> HttpResponse:
        self.load(code, pk)
        return self.page(form=EvidenceForm(), **self.around())

    def post(self, request: HttpRequest, code: str, pk: int) -> HttpResponse:
        clause, form = self.load(code, pk).clause, EvidenceForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.form_invalid(form, **self.around())
        try:
            add_evidence(clause, actor=self.actor, place_code=code, **form.cleaned_data)
        except Refused as problem:
            return self.refused(form, problem, **self.around())
        return self.done(_("The file is kept."))

    def words(self) -> dict[str, Any]:
        return {"title": _("Add evidence"), "submit": _("Keep the file")}


class WithdrawalView(ScopedView):
    """Take a judgement back."""

    permission = JUDGE

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = Judgement.objects.get_visible(self.actor, self.permission, pk=pk)
        withdraw_judgement(row, actor=self.actor, reason=request.POST.get("reason", "")[:200])
        messages.success(request, _("Withdrawn. It waits for a person again."))
        return redirect("policy:clause", code=row.place_code, pk=row.clause_id)


class EvidenceView(ScopedView):
    """The file itself, to those who may see how the unit stands."""

    permission = "policy.view"

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        row = Evidence.objects.get_visible(self.actor, self.permission, pk=pk)
        try:
            stored = row.file.open("rb")
        except FileNotFoundError:
            raise OutOfScope(_("The file is gone.")) from None
        ending = str(row.file.name).rpartition(".")[2]
        response = FileResponse(stored, filename=f"{row.title}.{ending}", as_attachment=ending == "pdf")
        response["Cache-Control"], response["X-Content-Type-Options"] = "private, max-age=600", "nosniff"
        return response


class EvidenceRemovalView(ScopedView):
    """Take out a file that was added by mistake."""

    permission = REPORT

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = Evidence.objects.get_visible(self.actor, self.permission, pk=pk)
        code, clause = row.place_code, row.clause_id
        remove_evidence(row, actor=self.actor, reason=request.POST.get("reason", "")[:200])
        messages.success(request, _("The file was destroyed."))
        return redirect("policy:clause", code=code, pk=clause)
