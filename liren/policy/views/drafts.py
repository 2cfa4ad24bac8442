"""Pages of drafts: upload, the document with its clauses, its head, and the acts that end a draft."""

from __future__ import annotations

from typing import Any

import yaml
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import Refused
from liren.kernel.text import whole_number
from liren.people.views.place import home_of
from liren.places.queries import place_name
from liren.places.views.forms import FormPage, Removal
from liren.policy import tasks
from liren.policy.choices import ClauseWork, DraftState
from liren.policy.drafting.assembled import pack_data, wrongs_of
from liren.policy.forms.draft_heads import HeadForm, UploadDraftForm, WithdrawDraftForm
from liren.policy.models import Draft
from liren.policy.operations import drafts as operations
from liren.policy.operations.publishing import publish_draft, withdraw_draft
from liren.policy.operations.signer import signer
from liren.policy.queries.drafts import RIGHT, drafts_of
from liren.policy.views.progress import private_file
from liren.ui.scoped import ScopedView

A_PAGE = 100
HEAD = (
    "title",
    "title_en",
    "number",
    "issuer",
    "issuer_en",
    "level",
    "kind",
    "dated",
    "valid_from",
    "valid_to",
    "version",
)


class DraftsView(ScopedView):
    """Upload a document, and the drafts there are."""

    permission = RIGHT
    template = "policy/drafts/list.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(
            form=UploadDraftForm(actor=self.actor, initial={"place_code": home_of(self.actor, RIGHT)}),
            **self.around(),
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        form = UploadDraftForm(request.POST, request.FILES, actor=self.actor)
        if not form.is_valid():
            return self.form_invalid(form, **self.around())
        try:
            row = operations.upload_draft(actor=self.actor, **form.cleaned_data)
        except Refused as problem:
            return self.refused(form, problem, **self.around())
        if row.state == DraftState.READING:
            tasks.read.enqueue(row.pk, signer(self.actor).pk)
        return redirect("drafts:draft", pk=row.pk)

    def around(self) -> dict[str, Any]:
        """The earlier drafts."""
        return {"drafts": drafts_of(self.actor)[:50]}


class OfDraft(ScopedView):
    """A view of one draft in scope."""

    permission = RIGHT

    def draft(self, pk: int) -> Draft:
        return Draft.objects.get_visible(self.actor, RIGHT, pk=pk)


class ShownDraft(OfDraft):
    """The document: its head, its clauses with their state, and what keeps it from being published."""

    template = "policy/drafts/draft.html"

    def shown(self, row: Draft, **more: Any) -> HttpResponse:
        clauses = list(row.clauses.defer("text", "found"))
        asked = self.request.GET.get("work", "")
        rows = [one for one in clauses if asked not in ClauseWork.values or one.work == asked]
        counts = [(work, sum(one.work == work for one in clauses)) for work in ClauseWork]
        page = Paginator(rows, A_PAGE).get_page(self.request.GET.get("page"))
        return self.page(
            draft=row, place=place_name(row.place_code), clauses=page, counts=counts, total=len(clauses), asked=asked,
            waiting=counts[0][1], done=len(clauses) - counts[0][1], first=next((one for one in clauses if one.work == ClauseWork.TODO), None), **more,
        )  # fmt: skip


class DraftView(ShownDraft):
    """Look at a draft."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.shown(self.draft(pk))


class ReadingView(OfDraft):
    """The part of the page that asks every second whether the document has been read."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.draft(pk)
        if row.state == DraftState.READING:
            return self.page("policy/drafts/_reading.html", draft=row)
        return HttpResponse(headers={"HX-Redirect": reverse("drafts:draft", args=[pk])})


class DraftForm(FormPage, OfDraft):
    """A form about one draft."""

    permission = RIGHT
    row: Draft

    def load(self, **kwargs: Any) -> None:
        self.row = self.draft(kwargs["pk"])

    def back(self) -> str:
        return address_of(self.row.pk, None)

    def context(self) -> dict[str, Any]:
        return {"subject": str(self.row)}


class HeadView(DraftForm):
    """Correct the head of the document."""

    form_class = HeadForm
    title, submit, done = _("Head of the document"), _("Save"), _("Saved.")

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.row, name) for name in HEAD}

    def act(self, form: Any) -> str:
        operations.edit_draft(self.row, actor=self.actor, **form.cleaned_data)
        return self.back()


class PublishView(ShownDraft):
    """Publish, or say with a sentence for each clause why not."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.draft(pk)
        try:
            publish_draft(row, actor=self.actor, version=whole_number(request.POST.get("version", "")))
        except Refused as problem:
            if problem.status.value in {403, 404}:
                raise
            return self.shown(
                row,
                status=problem.status,
                problem=problem,
                wrongs=wrongs_of(row, row.clauses.select_related("draft")),
            )
        messages.success(request, str(_("Published. Every unit of the place is judged by it from now on.")))
        return redirect("drafts:draft", pk=pk)


class WithdrawDraftView(DraftForm):
    """Take a published policy back."""

    form_class = WithdrawDraftForm
    title, submit, done = (
        _("Withdraw the policy"),
        _("Withdraw"),
        _("Withdrawn. Nobody is judged by it any more."),
    )

    def act(self, form: Any) -> str:
        withdraw_draft(self.row, actor=self.actor, reason=form.cleaned_data["reason"])
        return self.back()


class DiscardView(Removal, OfDraft):
    """Throw a draft away."""

    permission = RIGHT

    def remove(self, **kwargs: Any) -> str:
        operations.discard_draft(self.draft(kwargs["pk"]), actor=self.actor)
        return reverse("drafts:list")


class DraftFileView(OfDraft):
    """The document as it was uploaded: always to be saved, never opened as a page of ours."""

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        row = self.draft(pk)
        answer = private_file(row.file)
        answer["Content-Type"] = "application/octet-stream"
        answer["Content-Disposition"] = content_disposition_header(True, row.file_name) or "attachment"
        return answer


class ExportView(OfDraft):
    """The draft as `policy.yaml`, to be put into `packs/`."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.draft(pk)
        data = pack_data(row, row.clauses.select_related("draft"))
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110)
        headers = {
            "Content-Disposition": f'attachment; filename="{row.code}.policy.yaml"',
            "Cache-Control": "private, no-store",
        }
        return HttpResponse(text, content_type="application/yaml; charset=utf-8", headers=headers)


def address_of(draft: int, order: int | None) -> str:
    """A clause, or the document where none waits any more."""
    return reverse("drafts:clause", args=[draft, order]) if order else reverse("drafts:draft", args=[draft])
