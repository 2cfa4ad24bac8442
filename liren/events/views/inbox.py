"""One's messages: the list, reading one, reading all."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme

from liren.events.operations.inbox import mark_all_read, mark_read
from liren.events.queries.inbox import inbox, unread_count
from liren.ui.scoped import SIGNED_IN, ScopedView

SIZE = 30


class InboxView(ScopedView):
    """All messages to the reader, the newest first."""

    permission = SIGNED_IN
    template = "events/inbox.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        before = request.GET.get("before", "")
        rows = inbox(self.actor)
        if before.isascii() and before.isdigit() and len(before) < 19:
            rows = rows.filter(pk__lt=int(before))
        found = list(rows.select_related("event")[: SIZE + 1])
        older = f"?before={found[SIZE - 1].pk}" if len(found) > SIZE else ""
        return self.page(notices=found[:SIZE], older=older, unread=unread_count(self.actor))


class ReadingView(ScopedView):
    """Open one message: it counts as read, and the browser goes where it points."""

    permission = SIGNED_IN

    def post(self, request: HttpRequest, notice_id: int) -> HttpResponse:
        notice = get_object_or_404(inbox(self.actor), pk=notice_id)
        mark_read(notice, actor=self.actor)
        inside = url_has_allowed_host_and_scheme(notice.link, allowed_hosts=None) and notice.link.startswith(
            "/"
        )
        return redirect(notice.link if inside else "events:inbox")


class AllReadView(ScopedView):
    """Everything is read."""

    permission = SIGNED_IN

    def post(self, request: HttpRequest) -> HttpResponse:
        mark_all_read(actor=self.actor)
        return redirect("events:inbox")
