"""Where everybody begins the day."""

from django.urls import path

from liren.overview.views.today import TodayView

urlpatterns = [path("", TodayView.as_view(), name="today")]
