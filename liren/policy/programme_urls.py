"""Addresses of targets, demonstration rounds, reviews and evaluations."""

from django.urls import path

from liren.policy.views import progress, targets

app_name = "programmes"

urlpatterns = [
    path("policy/targets/", targets.TargetsView.as_view(), name="targets"),
    path("policy/targets/new/", targets.NewTargetView.as_view(), name="new_target"),
    path("policy/targets/<int:pk>/", targets.TargetView.as_view(), name="target"),
    path("policy/targets/<int:pk>/edit/", targets.EditTargetView.as_view(), name="edit_target"),
    path("policy/targets/<int:pk>/parts/", targets.PartsView.as_view(), name="parts"),
    path("policy/targets/<int:pk>/removal/", targets.RemovalView.as_view(), name="remove_target"),
    path("policy/targets/<int:pk>/reports/new/", progress.ReportView.as_view(), name="report"),
    path("policy/targets/<int:pk>/notes/new/", progress.NoteView.as_view(), name="new_note"),
    path("policy/reports/<int:pk>/decision/", progress.DecisionView.as_view(), name="decide"),
    path("policy/reports/<int:pk>/file/", progress.ProofView.as_view(), name="proof"),
    path("policy/notes/<int:pk>/reply/", progress.ReplyView.as_view(), name="reply"),
    path("policy/notes/<int:pk>/closing/", progress.ClosingView.as_view(), name="close_note"),
]
