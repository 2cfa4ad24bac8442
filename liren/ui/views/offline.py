"""What the browser keeps for when there is no network: one small page, never anybody's data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control


@cache_control(public=True, max_age=3600)
def offline(request: HttpRequest) -> HttpResponse:
    """The page that the service worker shows instead of the browser's own when the network is gone."""
    return render(request, "errors/offline.html")


@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """The service worker itself: served from the root so that it covers every page."""
    response = render(request, "ui/service_worker.js", content_type="text/javascript")
    response["Service-Worker-Allowed"] = "/"
    return response
