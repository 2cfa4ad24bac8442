"""Pages of a candidate: its plan and lines, the self-assessment, the acceptance on site, the award and its paper."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import OutOfScope
from liren.places.queries import place_name
from liren.places.views.forms import FormPage
from liren.policy.choices import Party, PhaseKind
from liren.policy.forms.candidates import AcceptanceForm, AssessmentForm, AwardForm, WithdrawalForm
from liren.policy.models import AssessmentLine, AwardLevel, Candidate
from liren.policy.operations.awards import Seen, accept_on_site, award, withdraw_award
from liren.policy.operations.candidates import Filled, fill_assessment, withdraw_application
from liren.policy.queries.rounds import VIEW, accepted, criteria_of, is_at, party_code, sheet_of
from liren.policy.views.programmes import RUN
from liren.policy.views.progress import private_file
from liren.policy.views.rounds import APPLY
from liren.ui.scoped import ScopedView


class CandidateView(ScopedView):
    """One candidate: what it wants to be known for, how it stands on each criterion, what was seen, what it was named."""

    permission = VIEW
    template = "policy/programmes/candidate.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = Candidate.objects.get_visible(self.actor, VIEW, pk=pk)
        runs = self.actor.may(RUN, row.round.place_code)
        out, named = hasattr(row, "withdrawal"), hasattr(row, "award")
        applies = self.actor.may(APPLY, row.place_code)
        return self.page(
            candidate=row, place=place_name(row.place_code), sheet=sheet_of(row), may_run=runs, out=out, named=named,
            may_assess=applies and not out and is_at(row.round, PhaseKind.ASSESS) and not hasattr(row, "assessment"),
            may_step_back=applies and not out and not named, may_take_away=runs and named and not out,
            parties=_open_parties(self, row), accepted=accepted(row),
            may_award=runs and not out and not named and is_at(row.round, PhaseKind.AWARD) and accepted(row),
        )  # fmt: skip


class CandidatePage(FormPage):
    """A form about one candidate."""

    permission = RUN
    row: Candidate

    def load(self, **kwargs: Any) -> None:
        self.row = Candidate.objects.get_visible(self.actor, self.permission, pk=kwargs["pk"])

    def back(self) -> str:
        return reverse("programmes:candidate", args=[self.row.pk])

    def context(self) -> dict[str, Any]:
        return {"subject": f"{self.row} · {self.row.round}"}


class AssessmentView(CandidatePage):
    """The self-assessment: what the records say, what the unit says, and the proof."""

    permission = APPLY
    template = "policy/programmes/assessment.html"
    form_class = AssessmentForm
    title, submit, done = _("Self-assessment"), _("Hand in"), _("Saved.")

    def form_arguments(self) -> dict[str, Any]:
        return {"lines": self.row.lines.select_related("criterion__clause")}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        filled = [
            Filled(line.pk, data[f"points_{line.pk}"], data[f"remark_{line.pk}"], data[f"file_{line.pk}"]) for line in form.lines
        ]  # fmt: skip
        submit = "submit" in self.request.POST
        fill_assessment(self.row, actor=self.actor, lines=filled, submit=submit)
        return self.back() if submit else reverse("programmes:assessment", args=[self.row.pk])


class AcceptanceView(CandidatePage):
    """What is seen on site: made for a phone in the hand."""

    template = "policy/programmes/acceptance.html"
    form_class = AcceptanceForm
    title, submit, done = _("Acceptance on site"), _("Sign"), _("Signed.")

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.party = kwargs["party"]

    def form_arguments(self) -> dict[str, Any]:
        return {"criteria": criteria_of(self.row)}

    def initial(self) -> dict[str, Any]:
        return {"visited_on": timezone.localdate()}

    def act(self, form: Any) -> str:
        data = form.cleaned_data
        lines = [Seen(one.pk, data[f"points_{one.pk}"], data[f"remark_{one.pk}"]) for one in form.criteria]
        accept_on_site(
            self.row, actor=self.actor, party=self.party, visited_on=data["visited_on"], passed=data["passed"] == "1",
            lines=lines, remark=data["remark"],
        )  # fmt: skip
        return self.back()

    def context(self) -> dict[str, Any]:
        side = place_name(party_code(self.row.round, self.party))
        own = {line.criterion_id: line for line in self.row.lines.all()}
        return {**super().context(), "side": side, "candidate": self.row, "own": own}


class RunnersPage(CandidatePage):
    """A form about a candidate for who runs its round."""

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.actor.require(RUN, self.row.round.place_code)


class AwardView(RunnersPage):
    """Name it."""

    form_class = AwardForm
    title, submit, done = _("Award"), _("Name the unit"), _("The unit is named.")

    def form_arguments(self) -> dict[str, Any]:
        quotas = self.row.round.quotas.filter(unit=self.row.unit)
        return {"levels": AwardLevel.objects.filter(pk__in=quotas.values("level"))}

    def initial(self) -> dict[str, Any]:
        return {"named_on": timezone.localdate()}

    def act(self, form: Any) -> str:
        award(self.row, actor=self.actor, **form.cleaned_data)
        return self.back()


class WithdrawalView(CandidatePage):
    """A unit steps back."""

    permission = APPLY
    form_class = WithdrawalForm
    title, submit, done = _("Step back from the round"), _("Step back"), _("The unit is out of the round.")

    def act(self, form: Any) -> str:
        withdraw_application(self.row, actor=self.actor, **form.cleaned_data)
        return self.back()


class AwardWithdrawalView(RunnersPage):
    """An award is taken away."""

    form_class = WithdrawalForm
    title, submit, done = _("Take the award away"), _("Take it away"), _("The award is taken away.")

    def act(self, form: Any) -> str:
        withdraw_award(self.row, actor=self.actor, **form.cleaned_data)
        return self.back()


class PaperView(ScopedView):
    """The notice of an award, on paper, with a red title."""

    permission = VIEW
    template = "policy/programmes/award_paper.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = Candidate.objects.get_visible(self.actor, VIEW, pk=pk)
        if not hasattr(row, "award") or hasattr(row, "withdrawal"):
            raise OutOfScope(_("This unit holds no award."))
        return self.page(candidate=row, award=row.award, place=place_name(row.round.place_code),
                         back=reverse("programmes:candidate", args=[pk]))  # fmt: skip


class LineProofView(ScopedView):
    """The proof of a line, to those who may see the candidate."""

    permission = VIEW

    def get(self, request: HttpRequest, pk: int, line: int) -> FileResponse:
        row = Candidate.objects.get_visible(self.actor, VIEW, pk=pk)
        found = AssessmentLine.objects.filter(candidate=row, pk=line).first()
        if found is None:
            raise Http404
        return private_file(found.file)


def _open_parties(view: ScopedView, row: Candidate) -> list[tuple[str, str]]:
    """The sides for which the reader may sign now: key and the name of the place."""
    if not is_at(row.round, PhaseKind.ACCEPT) or not hasattr(row, "assessment") or hasattr(row, "withdrawal"):
        return []
    signed = set(row.acceptances.unscoped("of the candidate itself").values_list("party", flat=True))
    sides = Party.values if row.round.programme.joint else [Party.OWN.value]
    codes = [(side, party_code(row.round, side)) for side in sides if side not in signed]
    return [(side, place_name(code)) for side, code in codes if view.actor.may(RUN, code)]
