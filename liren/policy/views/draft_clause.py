"""One clause of a draft: left the text with its marks, right the form."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from liren.kernel.errors import Refused
from liren.policy.drafting.dictionary import Entry, suggested
from liren.policy.drafting.marks import pieces_of
from liren.policy.forms.drafts import ClauseForm, shown
from liren.policy.models import DraftClause
from liren.policy.operations.drafts import edit_clause
from liren.policy.queries.drafts import begin, neighbours, next_undone
from liren.policy.views.drafts import OfDraft, address_of
from liren.ui.scoped import go

AROUND = 2
"""Clauses before and after that are shown with the one being edited."""


class DraftClauseView(OfDraft):
    """Edit a clause beside its text."""

    template = "policy/drafts/clause.html"
    part = "policy/drafts/_clause_form.html"

    def get(self, request: HttpRequest, pk: int, order: int) -> HttpResponse:
        row = self.load(pk, order)
        return self.page(form=ClauseForm(initial=begin(row), row=row, likely=self.likely), **self.around(row))

    def post(self, request: HttpRequest, pk: int, order: int) -> HttpResponse:
        row = self.load(pk, order)
        form = ClauseForm(request.POST, row=self.load(pk, order), likely=self.likely)
        if not form.is_valid():
            return self.form_invalid(form, **self.around(row))
        try:
            edit_clause(row, actor=self.actor, **form.values())
        except Refused as problem:
            return self.refused(form, problem, **self.around(row), **self.both(form, row, problem))
        messages.success(request, _("{clause} is saved.").format(clause=row.cite))
        return go(request, address_of(pk, next_undone(row)))

    def load(self, pk: int, order: int) -> DraftClause:
        """The clause of a draft in scope, and the indicators that its words suggest."""
        row: DraftClause = get_object_or_404(self.draft(pk).clauses.select_related("draft"), order=order)
        self.likely: list[Entry] = suggested(row.heading, row.text)
        return row

    def around(self, row: DraftClause) -> dict[str, Any]:
        """The text on the left: this clause with its marks, and its neighbours."""
        rows = row.draft.clauses.filter(order__range=(row.order - AROUND, row.order + AROUND))
        before, after = neighbours(row)
        texts = [(one, pieces_of(one.text, one.found if one.pk == row.pk else {})) for one in rows]
        return {
            "draft": row.draft,
            "clause": row,
            "texts": texts,
            "before": before,
            "after": after,
            "likely": self.likely,
        }

    def both(self, form: ClauseForm, row: DraftClause, problem: Refused) -> dict[str, Any]:
        """When two have edited at once: what the other saved, field by field, where it is different."""
        if problem.status != HTTPStatus.CONFLICT:
            return {}
        row.refresh_from_db()
        saved = shown(row)
        pairs = [
            (form[name].label, saved.get(name), form[name].value())
            for name in form.fields
            if name != "version"
        ]
        return {
            "theirs": row,
            "differences": [one for one in pairs if str(one[1] or "") != str(one[2] or "")],
        }
