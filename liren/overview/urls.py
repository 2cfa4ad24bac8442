"""Where everybody begins the day, and the sheets of places from community to province."""

from django.urls import path

from liren.overview.views.moves import MovesView
from liren.overview.views.rollup import HomeView, RollupView
from liren.overview.views.rollup_detail import ClauseView, IndicatorView
from liren.overview.views.today import DuplicatesView, TodayView

urlpatterns = [
    path("", TodayView.as_view(), name="today"),
    path("today/duplicates/", DuplicatesView.as_view(), name="today_duplicates"),
    path("today/moves/", MovesView.as_view(), name="today_moves"),
    path("overview/", HomeView.as_view(), name="overview_home"),
    path("overview/<code:code>/", RollupView.as_view(), name="overview"),
    path("overview/<code:code>/clauses/<str:clause>/", ClauseView.as_view(), name="overview_clause"),
    path("overview/<code:code>/indicators/<str:key>/", IndicatorView.as_view(), name="overview_indicator"),
]
