"""A draft as the data of a pack, and what is still wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from liren.kernel.units import Unit
from liren.policy.choices import ClauseWork, PackState
from liren.policy.drafting.dictionary import entries
from liren.policy.models import Draft, DraftClause
from liren.policy.packs.checking import check_source
from liren.policy.packs.document import LEVELS
from liren.policy.packs.source import Problem, SourceFile, Where

LEVEL_NAMES: dict[int, str] = {level: name for name, level in LEVELS.items()}


@dataclass(frozen=True, slots=True)
class Wrong:
    """What keeps a draft from being published: a sentence, and the clause that it is about (none: the head)."""

    sentence: str
    clause: DraftClause | None = None


def words(zh: str, en: str = "") -> dict[str, str] | None:
    """Words of a pack; without English the Chinese ones are shown to everybody."""
    return {"zh": zh, "en": en or zh} if zh else None


def pack_data(draft: Draft, clauses: Iterable[DraftClause]) -> dict[str, Any]:
    """The data of `policy.yaml`: the head, and the clauses that are done, as a tree."""
    return _without_nothing(
        {
            "code": draft.code, "kind": draft.kind, "title": words(draft.title, draft.title_en),
            "issuer": words(draft.issuer, draft.issuer_en), "number": draft.number, "dated": _day(draft.dated),
            "level": LEVEL_NAMES[draft.level], "area": draft.place_code, "valid_from": _day(draft.valid_from),
            "valid_to": _day(draft.valid_to), "state": PackState.IN_FORCE.value, "clauses": _tree(clauses),
        }
    )  # fmt: skip


def clause_data(row: DraftClause) -> dict[str, Any]:
    """One clause as data, without those below it."""
    return _without_nothing(
        {
            "id": row.code, "label": row.label[:20], "kind": row.kind, "summary": words(row.summary, row.summary_en),
            "cite": row.cite, "role": words(row.role), "office": words(row.office), "at": LEVEL_NAMES.get(row.at or 0),
            "check": row.check_data,
        }
    )  # fmt: skip


def wrongs_of(draft: Draft, clauses: Iterable[DraftClause]) -> list[Wrong]:
    """Everything that keeps a draft from being published, in reading order."""
    rows = list(clauses)
    undone = [row for row in rows if row.work == ClauseWork.TODO]
    if undone:
        return [Wrong(_("This clause is neither done nor left out."), row) for row in undone]
    if all(row.work == ClauseWork.LEFT_OUT for row in rows):
        return [Wrong(_("Every clause is left out: there is nothing to publish."))]
    data, of_id = pack_data(draft, rows), {row.code: row for row in rows}
    return [Wrong(one.sentence, _clause_at(data, one.where, of_id)) for one in problems_in(data)]


def problems_in(data: dict[str, Any]) -> list[Problem]:
    """What is wrong with the data of a pack, by the same rules as for files."""
    return check_source(SourceFile("policy.yaml", data, {}), units())


def units() -> dict[str, Unit]:
    """The unit of every indicator."""
    return {key: Unit.of(one.unit) for key, one in entries().items()}


def has_parts(row: DraftClause, clauses: Iterable[DraftClause]) -> bool:
    """Whether clauses that are not left out stand below this one."""
    for other in clauses:
        if other.order > row.order:
            if other.depth <= row.depth:
                return False
            if other.work != ClauseWork.LEFT_OUT:
                return True
    return False


def _tree(clauses: Iterable[DraftClause]) -> list[dict[str, Any]]:
    """What is done, by depth; what stands below a clause that is left out goes to the one above it."""
    top: list[dict[str, Any]] = []
    above: list[tuple[int, dict[str, Any]]] = []
    for row in clauses:
        while above and above[-1][0] >= row.depth:
            above.pop()
        if row.work != ClauseWork.LEFT_OUT:
            data = clause_data(row)
            (above[-1][1].setdefault("clauses", []) if above else top).append(data)
            above.append((row.depth, data))
    return top


def _clause_at(data: dict[str, Any], where: Where, of_id: dict[str, DraftClause]) -> DraftClause | None:
    """The clause around a spot of the data."""
    found = list(_ids_along(data, where))
    return of_id.get(found[-1]) if found else None


def _ids_along(data: Any, where: Where) -> Iterator[str]:
    here = data
    for step in where:
        if isinstance(here, dict) and step not in here:
            return
        here = here[step]
        if isinstance(here, dict) and "id" in here:
            yield str(here["id"])


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _without_nothing(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value not in (None, "", {})}
