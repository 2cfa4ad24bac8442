"""How to complain or suggest something: the page behind the link at the foot of every page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from liren.ui.shell_parts import part


def feedback(request: HttpRequest) -> HttpResponse:
    """Whom to tell, by telephone, letter or in person; open to everybody, signed in or not."""
    return render(request, "ui/feedback.html", {"offices": part("feedback", request, [])})
