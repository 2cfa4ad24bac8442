"""The list of gaps leaves the house, on paper or as a file: in scope, with citations, recorded with its check code."""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from liren.events.operations.record import record
from liren.kernel.declarations import Fact, Kind, Sensitivity
from liren.kernel.scope import Actor
from liren.ledgers.paper import Paper
from liren.ledgers.queries.rows import Line
from liren.ledgers.queries.units import said_of, unit_of
from liren.ledgers.workbook import Heading, write_workbook
from liren.policy.queries.gaps import Gap, gaps
from liren.policy.queries.standing import VIEW


def print_gaps(place_code: str, *, actor: Actor) -> Paper:
    """The list as paper. Recorded; nobody is told. Refused without the right to see how the unit stands."""
    paper = _paper(place_code, actor)
    _record("policy.gaps_printed", paper, place_code, actor)
    return paper


def export_gaps(place_code: str, *, actor: Actor) -> BytesIO:
    """The list as an Excel file. Recorded; nobody is told. Refused without the right to see how the unit stands."""
    paper = _paper(place_code, actor)
    today = timezone.localdate()
    heading = Heading(
        paper.title, paper.unit, today, actor.name,
        watermark=_("{who} {day}").format(who=actor.name, day=today), personal=False,
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "gaps.xlsx"
        write_workbook(target, paper.facts, paper.lines, heading)
        content = BytesIO(target.read_bytes())
    _record("policy.gaps_exported", paper, place_code, actor)
    return content


def _paper(place_code: str, actor: Actor) -> Paper:
    actor.require(VIEW, place_code)
    found, _unbuilt = gaps(actor, place_code)
    title = _("{place}: what to do next").format(place=said_of(place_code))
    return Paper(title, unit_of(place_code), "a4", _columns(), [_line(gap) for gap in found])


def _columns() -> list[Fact]:
    labels = {
        "state": _("State"), "clause": _("Clause"), "why": _("Why"), "cite": _("Citation"), "office": _("Responsible office"),
        "act": _("What to do"),
    }  # fmt: skip
    wide = {"clause", "why"}
    return [
        Fact(
            f"gap.{key}", label, "gap", Kind.ADDRESS if key in wide else Kind.TEXT, key, Sensitivity.INTERNAL
        )
        for key, label in labels.items()
    ]


def _line(gap: Gap) -> Line:
    clause = gap.line.clause
    cells = [str(gap.line.state.label), clause.words, gap.line.why, f"{clause.pack} {clause.cite}", clause.answerable,
             gap.act.words if gap.act else ""]  # fmt: skip
    return Line(clause.pk, cells)


def _record(action: str, paper: Paper, place_code: str, actor: Actor) -> None:
    with transaction.atomic(durable=True):
        record(action, actor=actor, place_code=place_code, label=f"{len(paper.lines)} · {paper.check}")
