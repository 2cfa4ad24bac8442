"""Addresses of the audit log and of one's messages."""

from django.urls import path

from liren.events.views import inbox, log

app_name = "events"
urlpatterns = [
    path("events/", log.LogView.as_view(), name="log"),
    path("events/exports/", log.LogExportView.as_view(), name="export"),
    path("events/checks/", log.ChecksView.as_view(), name="checks"),
    path("events/<int:event_id>/", log.EventView.as_view(), name="event"),
    path("notices/", inbox.InboxView.as_view(), name="inbox"),
    path("notices/readings/", inbox.AllReadView.as_view(), name="all_read"),
    path("notices/<int:notice_id>/reading/", inbox.ReadingView.as_view(), name="reading"),
]
