"""Addresses of targets, demonstration rounds, reviews and evaluations."""

from django.urls import path, register_converter

from liren.policy.choices import Party
from liren.policy.views import candidates, evaluations, programmes, progress, reviews, rounds, targets

app_name = "programmes"


class PartyName:
    """A side that signs on site."""

    regex = "|".join(Party.values)

    def to_python(self, value: str) -> Party:
        """The side."""
        return Party(value)

    def to_url(self, value: str) -> str:
        """As it is."""
        return str(value)


register_converter(PartyName, "party")

urlpatterns = [
    path("policy/targets/", targets.TargetsView.as_view(), name="targets"),
    path("policy/targets/new/", targets.NewTargetView.as_view(), name="new_target"),
    path("policy/targets/<int:pk>/", targets.TargetView.as_view(), name="target"),
    path("policy/targets/<int:pk>/edit/", targets.EditTargetView.as_view(), name="edit_target"),
    path("policy/targets/<int:pk>/parts/", targets.PartsView.as_view(), name="parts"),
    path("policy/targets/<int:pk>/folding/", targets.FoldView.as_view(), name="fold"),
    path("policy/targets/<int:pk>/removal/", targets.RemovalView.as_view(), name="remove_target"),
    path("policy/targets/<int:pk>/reports/new/", progress.ReportView.as_view(), name="report"),
    path("policy/targets/<int:pk>/notes/new/", progress.NoteView.as_view(), name="new_note"),
    path("policy/reports/<int:pk>/decision/", progress.DecisionView.as_view(), name="decide"),
    path("policy/reports/<int:pk>/file/", progress.ProofView.as_view(), name="proof"),
    path("policy/notes/<int:pk>/reply/", progress.ReplyView.as_view(), name="reply"),
    path("policy/notes/<int:pk>/closing/", progress.ClosingView.as_view(), name="close_note"),
    path("policy/programmes/", programmes.ProgrammesView.as_view(), name="programmes"),
    path("policy/programmes/new/", programmes.NewProgrammeView.as_view(), name="new_programme"),
    path("policy/programmes/<int:pk>/", programmes.ProgrammeView.as_view(), name="programme"),
    path("policy/programmes/<int:pk>/roles/", programmes.RolesView.as_view(), name="roles"),
    path("policy/programmes/<int:pk>/criteria/", programmes.CriteriaView.as_view(), name="criteria"),
    path("policy/programmes/<int:pk>/rounds/new/", programmes.NewRoundView.as_view(), name="new_round"),
    path("policy/rounds/<int:pk>/", rounds.RoundView.as_view(), name="round"),
    path("policy/rounds/<int:pk>/quota/", rounds.QuotaView.as_view(), name="quota"),
    path("policy/rounds/<int:pk>/next/", rounds.NextPhaseView.as_view(), name="next_phase"),
    path("policy/rounds/<int:pk>/application/", rounds.ApplicationView.as_view(), name="apply"),
    path("policy/rounds/<int:pk>/summary/", rounds.SummaryView.as_view(), name="summary"),
    path("policy/rounds/<int:pk>/summary/file/", rounds.SummaryFileView.as_view(), name="summary_file"),
    path("policy/candidates/<int:pk>/", candidates.CandidateView.as_view(), name="candidate"),
    path("policy/candidates/<int:pk>/assessment/", candidates.AssessmentView.as_view(), name="assessment"),
    path(
        "policy/candidates/<int:pk>/lines/<int:line>/file/",
        candidates.LineProofView.as_view(),
        name="line_proof",
    ),
    path(
        "policy/candidates/<int:pk>/acceptance/<party:party>/",
        candidates.AcceptanceView.as_view(),
        name="acceptance",
    ),
    path("policy/candidates/<int:pk>/award/", candidates.AwardView.as_view(), name="award"),
    path("policy/candidates/<int:pk>/award/paper/", candidates.PaperView.as_view(), name="award_paper"),
    path(
        "policy/candidates/<int:pk>/award/withdrawal/",
        candidates.AwardWithdrawalView.as_view(),
        name="take_away",
    ),
    path("policy/candidates/<int:pk>/withdrawal/", candidates.WithdrawalView.as_view(), name="step_back"),
    path("policy/reviews/", reviews.ReviewsView.as_view(), name="reviews"),
    path("policy/reviews/new/", reviews.NewReviewView.as_view(), name="new_review"),
    path("policy/reviews/<int:pk>/", reviews.ReviewView.as_view(), name="review"),
    path("policy/reviews/<int:pk>/held/", reviews.HeldView.as_view(), name="held"),
    path("policy/reviews/<int:pk>/problems/new/", reviews.NewFindingView.as_view(), name="new_finding"),
    path("policy/problems/<int:pk>/settling/", reviews.SettleView.as_view(), name="settle"),
    path("policy/years/new/", reviews.YearView.as_view(), name="new_year"),
    path("policy/years/<int:pk>/file/", reviews.YearFileView.as_view(), name="year_file"),
    path("policy/evaluations/", evaluations.EvaluationsView.as_view(), name="evaluations"),
    path("policy/evaluations/new/", evaluations.NewEvaluationView.as_view(), name="new_evaluation"),
    path("policy/evaluations/<int:pk>/", evaluations.EvaluationRoundView.as_view(), name="evaluation"),
    path("policy/evaluations/<int:pk>/closing/", evaluations.ClosingView.as_view(), name="close_evaluation"),
    path("policy/evaluations/<int:pk>/<code:code>/", evaluations.JudgeView.as_view(), name="judge"),
]
