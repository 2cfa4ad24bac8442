"""The first page after signing in."""

from django.http import HttpRequest, HttpResponse

from liren.accounts.views.scoped import SIGNED_IN, ScopedView


class TodayView(ScopedView):
    """What is to be done today."""

    permission = SIGNED_IN
    template = "overview/today.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page()
