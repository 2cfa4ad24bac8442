"""Addresses of policy documents on their way to a pack."""

from django.urls import path

from liren.policy.views import draft_clause, drafts

app_name = "drafts"

urlpatterns = [
    path("policy/drafts/", drafts.DraftsView.as_view(), name="list"),
    path("policy/drafts/<int:pk>/", drafts.DraftView.as_view(), name="draft"),
    path("policy/drafts/<int:pk>/reading/", drafts.ReadingView.as_view(), name="reading"),
    path("policy/drafts/<int:pk>/head/", drafts.HeadView.as_view(), name="head"),
    path(
        "policy/drafts/<int:pk>/clauses/<int:order>/", draft_clause.DraftClauseView.as_view(), name="clause"
    ),
    path("policy/drafts/<int:pk>/publication/", drafts.PublishView.as_view(), name="publish"),
    path("policy/drafts/<int:pk>/withdrawal/", drafts.WithdrawDraftView.as_view(), name="withdraw"),
    path("policy/drafts/<int:pk>/removal/", drafts.DiscardView.as_view(), name="discard"),
    path("policy/drafts/<int:pk>/file/", drafts.DraftFileView.as_view(), name="file"),
    path("policy/drafts/<int:pk>/pack/", drafts.ExportView.as_view(), name="export"),
]
