"""Addresses of the frame itself: preferences, feedback, the offline page, the gallery of components."""

from django.urls import path

from liren.ui.views.feedback import feedback
from liren.ui.views.gallery import gallery
from liren.ui.views.offline import offline, service_worker
from liren.ui.views.preferences import PreferenceView
from liren.ui.views.settings import settings_page

app_name = "ui"
urlpatterns = [
    path("preferences/<slug:name>/", PreferenceView.as_view(), name="preference"),
    path("settings/", settings_page, name="settings"),
    path("feedback/", feedback, name="feedback"),
    path("offline/", offline, name="offline"),
    path("service-worker.js", service_worker, name="service_worker"),
    path("ui/", gallery, name="gallery"),
]
