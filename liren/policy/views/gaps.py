"""What to do next: on the screen, on paper, as a file. Paper and file carry the citations and are recorded."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils import timezone

from liren.policy.operations.gaps import export_gaps, print_gaps
from liren.policy.queries.gaps import gaps
from liren.policy.queries.packs import applying
from liren.policy.views.place import JUDGE, OfPlace

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class GapsView(OfPlace):
    """Open clauses of all documents, the nearest first, each with the page where one does it."""

    template = "policy/gaps.html"

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        self.find(code)
        found, unbuilt = gaps(self.actor, code, may_judge=self.actor.may(JUDGE, code))
        return self.page(gaps=found, unbuilt=unbuilt, packs=applying(self.actor, code), **self.rights())


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
