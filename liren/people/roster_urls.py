"""Addresses of the roster import."""

from django.urls import path

from liren.people.views import rosters

app_name = "rosters"

urlpatterns = [
    path("people/imports/", rosters.RosterListView.as_view(), name="list"),
    path("people/imports/template/", rosters.TemplateFileView.as_view(), name="template"),
    path("people/imports/<int:pk>/", rosters.RosterView.as_view(), name="detail"),
    path("people/imports/<int:pk>/columns/", rosters.ColumnsView.as_view(), name="columns"),
    path("people/imports/<int:pk>/sheet/", rosters.SheetView.as_view(), name="sheet"),
    path("people/imports/<int:pk>/commit/", rosters.CommitView.as_view(), name="commit"),
    path("people/imports/<int:pk>/undo/", rosters.UndoView.as_view(), name="undo"),
    path("people/imports/<int:pk>/discard/", rosters.DiscardView.as_view(), name="discard"),
    path("people/imports/<int:pk>/progress/", rosters.ProgressView.as_view(), name="progress"),
    path("people/imports/<int:pk>/errors/", rosters.ErrorFileView.as_view(), name="errors"),
]
