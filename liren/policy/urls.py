"""Policies: which documents bind, how units stand on their clauses, what to do next."""

from django.urls import path

from liren.policy.views import compare, gaps, judgements, packs, place

app_name = "policy"
urlpatterns = [
    path("policy/", packs.PacksView.as_view(), name="packs"),
    path("policy/packs/<slug:pack>/", packs.PackView.as_view(), name="pack"),
    path("policy/places/<code:code>/", place.StandingView.as_view(), name="place"),
    path("policy/places/<code:code>/clauses/<int:pk>/", place.ClauseView.as_view(), name="clause"),
    path(
        "policy/places/<code:code>/clauses/<int:pk>/judgement/",
        judgements.JudgementView.as_view(),
        name="judge",
    ),
    path(
        "policy/places/<code:code>/clauses/<int:pk>/evidence/",
        judgements.AddEvidenceView.as_view(),
        name="add_evidence",
    ),
    path("policy/places/<code:code>/gaps/", gaps.GapsView.as_view(), name="gaps"),
    path("policy/places/<code:code>/gaps/print/", gaps.GapsPrintView.as_view(), name="print_gaps"),
    path("policy/places/<code:code>/gaps/file/", gaps.GapsFileView.as_view(), name="gaps_file"),
    path("policy/places/<code:code>/side-by-side/", compare.SideBySideView.as_view(), name="side_by_side"),
    path("policy/places/<code:code>/documents/", compare.AdoptionsView.as_view(), name="adoptions"),
    path("policy/adoptions/<int:pk>/leaving/", compare.LeavingView.as_view(), name="leave"),
    path("policy/judgements/<int:pk>/withdrawal/", judgements.WithdrawalView.as_view(), name="withdraw"),
    path("policy/evidence/<int:pk>/", judgements.EvidenceView.as_view(), name="evidence"),
    path(
        "policy/evidence/<int:pk>/removal/", judgements.EvidenceRemovalView.as_view(), name="remove_evidence"
    ),
]
