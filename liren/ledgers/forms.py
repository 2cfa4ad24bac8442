"""What is asked about exports: why, which columns, masked or not; the answer; the limit."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liren.ledgers.rules import MOST_ROWS, SHORTEST_REASON
from liren.ledgers.wanted import Wanted


class ExportForm(forms.Form):
    """A list that shall leave the house."""

    reason = forms.CharField(
        label=_("What it is needed for"), min_length=SHORTEST_REASON, max_length=200,
        help_text=_("Your name, the time and the reason stand on every page of the file and in the log."),
    )  # fmt: skip
    columns = forms.MultipleChoiceField(
        label=_("Columns of the file"), widget=forms.CheckboxSelectMultiple(),
        help_text=_("Only what the purpose needs: fewer columns, less to lose."),
    )  # fmt: skip
    full = forms.BooleanField(
        label=_("Identity numbers and phones in full"), required=False,
        help_text=_("Always needs somebody else's approval."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, wanted: Wanted, may_reveal: bool) -> None:
        super().__init__(data, initial={"columns": [fact.key for fact in wanted.facts]})
        field: Any = self.fields["columns"]
        field.choices = [(key, fact.label) for key, fact in wanted.ledger.choosable.items()]
        if not may_reveal or wanted.ledger.subject != "person":
            del self.fields["full"]


class AnswerForm(forms.Form):
    """Why an export is refused."""

    answer = forms.CharField(label=_("Why it is refused"), min_length=SHORTEST_REASON, max_length=200)


class LimitForm(forms.Form):
    """From how many rows on approval is needed."""

    rows = forms.IntegerField(label=_("Rows without approval"), min_value=0, max_value=MOST_ROWS)
