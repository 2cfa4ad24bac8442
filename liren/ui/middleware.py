"""Round every request: a number to find it again, and refusals turned into pages that a clerk understands."""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Callable
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFilesSent
from django.db import DataError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import Refused
from liren.ui.refusals import refuse

Next = Callable[[HttpRequest], HttpResponseBase]
_GIVEN_ID = re.compile(r"[A-Za-z0-9-]{8,36}")
logger = logging.getLogger("liren.request")


class RequestIdMiddleware:
    """Gives each request a number: on events, in the log, on error pages, in the answer's `X-Request-ID`.

    Answers are also marked as private, so that no cache between us and the reader keeps somebody's data.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get("X-Request-ID", "")
        request_id = given if _GIVEN_ID.fullmatch(given) else secrets.token_hex(8)
        request.request_id = request_id  # type: ignore[attr-defined]
        response = self.get_response(request)
        response["X-Request-ID"] = request_id
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


class BodyLimitMiddleware:
    """Refuses what is longer than any form of ours before a byte of it is put on the disk.

    Strangers may send little: who is not signed in uploads nothing.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        length = _length(request)
        known = length > LONGEST_OF_STRANGERS and request.user.is_authenticated
        if length <= (LONGEST if known else LONGEST_OF_STRANGERS):
            return self.get_response(request)
        if known and length <= SWALLOWED:
            while request.read(PIECE):
                pass  # browsers show an answer only once they have sent everything
        return refuse(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_MUCH)


LONGEST = 64 * 2**20
"""A roster of sixty megabytes and what goes with it."""
LONGEST_OF_STRANGERS = 2**20
SWALLOWED = 512 * 2**20
PIECE = 2**16


def _length(request: HttpRequest) -> int:
    given = request.META.get("CONTENT_LENGTH") or "0"
    return int(given) if given.isdecimal() else 0


class RefusalMiddleware:
    """Answers what a view refuses with its sentence and its 4xx status, as a page or as a part of one."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """A sentence for every problem that is the visitor's or the machine's; ours go on to the 500 page."""
        if isinstance(problem, Refused):
            return refuse(request, problem.status, problem.message)
        if isinstance(problem, RequestDataTooBig | TooManyFilesSent):
            return refuse(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_MUCH)
        # DataError: a NUL, a number beyond all bounds.
        if isinstance(problem, SuspiciousOperation | DataError):
            logger.warning("suspicious request %s: %s", request.request_id, type(problem).__name__)  # type: ignore[attr-defined]
            return refuse(request, HTTPStatus.BAD_REQUEST, ODD)
        if isinstance(problem, OperationalError | InterfaceError):
            logger.error("database unreachable in request %s", request.request_id)  # type: ignore[attr-defined]
            return refuse(request, HTTPStatus.SERVICE_UNAVAILABLE, NO_DATABASE)
        return None


TOO_MUCH = _("That is more than can be sent at once. Send a smaller file, or fewer rows, in several steps.")
ODD = _("The request was not understood, so nothing was changed. Go back, reload the page, and try again.")
NO_DATABASE = _("The database does not answer just now, so nothing was saved. Wait a minute, then try again.")
