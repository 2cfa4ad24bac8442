"""Setting one's own theme, text size, language and row height. Works without JavaScript, signed in or not."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View

from liren.kernel.errors import OutOfScope, Refused
from liren.ui.preferences import PREFERENCES


class PreferenceView(View):
    """`POST /preferences/theme/` with `value=dark`: remembered, then back to the page one came from."""

    def post(self, request: HttpRequest, name: str) -> HttpResponse:
        preference = PREFERENCES.get(name)
        if preference is None:
            raise OutOfScope("")
        value = request.POST.get("value", "")
        if value not in preference.choices:
            raise Refused("")
        response = HttpResponseRedirect(_way_back(request), status=HTTPStatus.SEE_OTHER)
        preference.remember(response, value)
        return response


def _way_back(request: HttpRequest) -> str:
    asked = request.POST.get("next") or request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if safe else "/"
