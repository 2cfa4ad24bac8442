"""A house with few rooms, for tests of the frame alone."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def room(request: HttpRequest) -> HttpResponse:
    return HttpResponse("here")


urlpatterns = [
    path("", room, name="today"),
    path("", include("liren.ui.urls")),
    path("people/", include(([path("", room, name="list"), path("search/", room, name="search")], "people"))),
    path("people/imports/", include(([path("", room, name="list")], "rosters"))),
]
