"""No row of a place escapes the fences: every model is scoped, or says here why not; every opening has a reason."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from liren.kernel.scope import Derived, Scoped, ScopedQuerySet
from liren.places.planning.tables import scoped_tables
from tests.architecture.source import calls, code, tree, where

OURS = [
    model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("liren.")
]
UNSCOPED = {
    "EventDetail": "read only through its event, which is scoped; encrypted",
    "Notice": "belongs to its recipient and holds no personal data",
    "Seal": "digests of the whole log",
    "ChainCheck": "the result of a proof of the whole log",
    "CalendarDay": "the law's calendar, the same everywhere",
    "PlaceSuccession": "which codes became which: public",
    "PlaceCount": "counters, read only through the tree of one's own places",
    "Room": "read only through its premises",
    "PremisesPhoto": "read only through its premises",
    "MovedRow": "row numbers for the undo of a restructuring",
    "Installation": "names of keys, the same for the whole installation",
    "Role": "sets of rights, the same everywhere",
    "CareProgramme": "the list of programmes there are",
    "Pack": "published documents, the same for everybody",
    "Clause": "published documents, the same for everybody",
    "IndicatorName": "numbers for keys",
    "FullRound": "when everything was judged",
    "ProgrammeRole": "read only through its programme",
    "AwardLevel": "read only through its programme",
    "Criterion": "read only through its programme",
    "Quota": "read only through its round",
    "Phase": "read only through its round",
    "RoundSummary": "read only through its round",
    "AssessmentLine": "read only through its candidate",
    "SelfAssessment": "read only through its candidate",
    "AcceptanceLine": "read only through its acceptance",
    "Withdrawal": "read only through its candidate",
    "ReviewHeld": "read only through its review",
    "FindingSettled": "read only through its finding",
    "EvaluationClosing": "read only through its round",
    "EvidenceDecision": "read only through its evidence",
    "DraftClause": "read only through its draft",
    "SupervisionReply": "read only through its note",
    "SupervisionClosing": "read only through its note",
    "Stirred": "a queue of codes for the judge",
    "SavedView": "belongs to its clerk and holds conditions only",
    "RuleKind": "the list of kinds of texts, the same everywhere",
    "SetUpProfile": "rule sets by which founding is advised, the same everywhere",
    "PayStep": "read only through its scheme",
    "RosterProblem": "read only through its import",
    "RosterChange": "read only through its import; encrypted",
}
SHORTEST_REASON = 10


def test_every_model_is_scoped_or_says_why_not() -> None:
    loose = {model.__name__ for model in OURS if not _is_scoped(model)} - set(UNSCOPED)
    assert not loose, f"Make these models Scoped, or say in UNSCOPED why they need not be: {loose}"


def test_every_place_code_belongs_to_a_scoped_model() -> None:
    coded = {
        model.__name__ for model in OURS if any(field.name == "place_code" for field in model._meta.fields)
    }
    assert coded - {model.__name__ for model in OURS if issubclass(model, Scoped)} == {"PlaceCount"}


def test_a_merger_of_places_takes_every_scoped_table_along() -> None:
    """All but the log: what happened is never rewritten, it is read by old codes, too."""
    followed = {table.name for table in scoped_tables()} | {"events_event"}
    missing = {
        model._meta.db_table
        for model in OURS
        if issubclass(model, Scoped) and not issubclass(model, Derived) and model._meta.managed
    } - followed
    assert not missing, f"liren.places.planning.tables does not know {missing}"


@pytest.mark.django_db
def test_every_fenced_family_is_under_row_level_security() -> None:
    from liren.people.models.person import Fenced

    tables = [model._meta.db_table for model in OURS if issubclass(model, Fenced)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename::text FROM pg_policies WHERE policyname = 'fence'")
        policies = {name for (name,) in cursor.fetchall()}
    assert set(tables) <= policies
    assert len(tables) >= 4


@pytest.mark.parametrize("path", code(), ids=where)
def test_every_opening_says_why(path: Path) -> None:
    for name, call in calls(path):
        if name == "unscoped" and not path.match("kernel/scope.py"):
            reason = _text(path, call.args[0]) if call.args else ""
            assert reason is None or len(reason) >= SHORTEST_REASON, f"{where(path, call)}: say why"


def _is_scoped(model: type) -> bool:
    return issubclass(model, Scoped) or isinstance(model._default_manager.all(), ScopedQuerySet)  # type: ignore[attr-defined]


def _text(path: Path, node: ast.expr) -> str | None:
    """What a reason says; None where it stands under a name of another file."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.Name):
        for line in tree(path).body:
            if isinstance(line, ast.Assign) and any(
                getattr(target, "id", "") == node.id for target in line.targets
            ):
                return _text(path, line.value)
    return None
