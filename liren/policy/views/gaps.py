"""What to do next: on the screen, on paper, as a file. Paper and file carry the citations and are recorded."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from liren.policy.explaining.acts import TO_DO
from liren.policy.operations.gaps import export_gaps, print_gaps
from liren.policy.queries.gaps import Gap, gaps
from liren.policy.views.filters import ICONS
from liren.policy.views.place import JUDGE, OfPlace

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class GapsView(OfPlace):
    """Open clauses of all documents, the nearest first, each with the page where one does it."""

    template = "policy/gaps.html"

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        self.find(code)
        found, unbuilt = gaps(self.actor, code, may_judge=self.actor.may(JUDGE, code))
        state = request.GET.get("state", "")
        shown = [gap for gap in found if gap.line.state.name.lower() == state] if state else found
        return self.page(
            gaps=shown, chips=_chips(found, state), total=len(found), unbuilt=unbuilt, **self.rights()
        )


def _chips(found: list[Gap], chosen: str) -> list[dict[str, Any]]:
    """The states that occur, each with its number; none where there is nothing to choose."""
    counts = Counter(gap.line.state for gap in found)
    if len(counts) < 2 and not chosen:
        return []
    states = [
        {"label": state.label, "icon": ICONS[state], "count": counts[state], "url": f"?state={state.name.lower()}",
         "current": chosen == state.name.lower()}
        for state in TO_DO if counts[state]
    ]  # fmt: skip
    return [{"label": _("All"), "count": len(found), "url": "?", "current": not chosen}, *states]


class GapsPrintView(OfPlace):
    """The list as paper."""

    template = "policy/gaps_print.html"

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        self.find(code)
        return self.page(paper=print_gaps(code, actor=self.actor), **self.rights())


class GapsFileView(OfPlace):
    """The list as a spreadsheet."""

    def get(self, request: HttpRequest, code: str) -> FileResponse:
        place = self.find(code)
        content = export_gaps(code, actor=self.actor)
        name = f"{place}-{timezone.localdate():%Y%m%d}.xlsx"
        response = FileResponse(content, filename=name, as_attachment=True, content_type=XLSX)
        response["Cache-Control"], response["X-Content-Type-Options"] = "no-store", "nosniff"
        return response
