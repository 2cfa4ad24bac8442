"""Where everybody begins the day."""

from django.urls import path

from liren.overview.views.moves import MovesView
from liren.overview.views.today import DuplicatesView, TodayView

urlpatterns = [
    path("", TodayView.as_view(), name="today"),
    path("today/duplicates/", DuplicatesView.as_view(), name="today_duplicates"),
    path("today/moves/", MovesView.as_view(), name="today_moves"),
]
