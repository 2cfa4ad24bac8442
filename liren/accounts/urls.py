"""Addresses of accounts, grants and emergency sessions. Signing in has its own list, `sign_in_urls`."""

from django.urls import path

from liren.accounts.views import accounts, break_glass, grants, handover, profile

app_name = "accounts"
urlpatterns = [
    path("account/", profile.ProfileView.as_view(), name="profile"),
    path("accounts/", accounts.AccountListView.as_view(), name="list"),
    path("accounts/new/", accounts.NewAccountView.as_view(), name="new"),
    path("accounts/holders/", grants.HoldersView.as_view(), name="holders"),
    path("accounts/<int:pk>/", accounts.AccountView.as_view(), name="detail"),
    path("accounts/<int:pk>/edit/", accounts.EditAccountView.as_view(), name="edit"),
    path("accounts/<int:pk>/closure/", accounts.ClosureView.as_view(), name="close"),
    path("accounts/<int:pk>/reopening/", accounts.ReopeningView.as_view(), name="reopen"),
    path("accounts/<int:pk>/password/", accounts.PasswordResetView.as_view(), name="reset_password"),
    path("accounts/<int:pk>/factors/removal/", accounts.FactorRemovalView.as_view(), name="remove_factors"),
    path("accounts/<int:pk>/grants/new/", grants.NewGrantView.as_view(), name="grant"),
    path("accounts/grants/<int:pk>/revocation/", grants.RevocationView.as_view(), name="revoke"),
    path("accounts/hand-overs/new/", handover.HandOverView.as_view(), name="hand_over"),
    path("accounts/hand-overs/<int:pk>/", handover.HandedOverView.as_view(), name="handed_over"),
    path("accounts/break-glass/", break_glass.BreakGlassView.as_view(), name="break_glass"),
    path(
        "accounts/break-glass/<int:pk>/",
        break_glass.BreakGlassReviewView.as_view(),
        name="break_glass_review",
    ),
    path(
        "accounts/break-glass/<int:pk>/end/", break_glass.BreakGlassEndView.as_view(), name="break_glass_end"
    ),
]
