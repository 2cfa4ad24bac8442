"""Load packs, from files or from drafts: the only way in which policies come into the house."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from liren.events.operations.record import record
from liren.kernel.errors import Refused
from liren.kernel.scope import SYSTEM, Actor
from liren.policy.models import Clause, Pack
from liren.policy.packs.checking import check_folder
from liren.policy.packs.document import LEVELS, ClauseText, PackText, day, read_pack
from liren.policy.packs.shipped import SHIPPED


def load_shipped() -> list[str]:
    """Load the packs that come with this version: part of every migration."""
    return load_packs(SHIPPED, actor=SYSTEM) if any(SHIPPED.glob("*/policy.yaml")) else []


def load_packs(folder: Path, *, actor: Actor) -> list[str]:
    """Load every pack of a folder; the codes of those that are new or different. Refused when one has a problem.

    A clause keeps its number, verdicts and judgements as long as its id stands in the pack; what no longer stands
    there goes; refused where somebody signed, filed or set something on it. Nobody is told; what is judged changes.
    """
    report = check_folder(folder)
    if report.problems:
        raise Refused(
            _("The packs have problems, nothing was loaded: {first}").format(first=report.problems[0])
        )
    packs = [read_pack(source.data) for source in report.files]
    return [pack.code for pack in packs if load_pack(pack, actor=actor)]


@transaction.atomic
def load_pack(text: PackText, *, actor: Actor, shipped: bool = True) -> bool:
    """Write one checked pack with its clauses; whether anything was new. Shipped ones have their source in `packs/`."""
    digest = sha256(json.dumps(text.data, sort_keys=True).encode()).hexdigest()
    if Pack.objects.filter(code=text.code, digest=digest).exists():
        return False
    pack, _new = Pack.objects.update_or_create(
        code=text.code, defaults=_document(text.data, digest) | {"shipped": shipped}
    )
    kept = list(_clauses(pack, text))
    _drop(pack, kept)
    record("policy.pack_loaded", actor=actor, place_code=pack.area, subject=pack, label=pack.code)
    return True


def _drop(pack: Pack, kept: list[int]) -> None:
    """Clauses that no longer stand in the pack go; refused where people have built on one."""
    try:
        pack.clauses.exclude(pk__in=kept).delete()
    except ProtectedError:
        raise Refused(
            _(
                "A clause that was taken out has judgements, evidence, targets or a programme. Keep it in the policy, only shown if need be."
            )
        ) from None


def _document(data: dict[str, Any], digest: str) -> dict[str, Any]:
    issuer = data.get("issuer") or {"zh": "", "en": ""}
    return {
        "kind": data["kind"], "state": data["state"], "area": data["area"], "level": LEVELS[data["level"]],
        "title": data["title"]["zh"], "title_en": data["title"]["en"],
        "issuer": issuer["zh"], "issuer_en": issuer["en"], "number": data.get("number") or "",
        "dated": day(data.get("dated")), "valid_from": day(data.get("valid_from")), "valid_to": day(data.get("valid_to")),
        "superseded_by": data.get("superseded_by") or "", "digest": digest,
    }  # fmt: skip


def _clauses(pack: Pack, text: PackText) -> Iterator[int]:
    """Write the tree in reading order; the numbers of all that stand in it."""
    order = 0
    waiting: list[tuple[ClauseText, Clause | None]] = [(one, None) for one in reversed(text.clauses)]
    while waiting:
        clause, parent = waiting.pop()
        order += 1
        row = _write(pack, clause, parent, order)
        yield row.pk
        for n, check in enumerate(clause.checks if len(clause.checks) > 1 or clause.children else ()):
            order += 1
            yield _write_check(pack, clause, row, n, check.data, order).pk
        waiting += [(one, row) for one in reversed(clause.children)]


def _write(pack: Pack, clause: ClauseText, parent: Clause | None, order: int) -> Clause:
    alone = len(clause.checks) == 1 and not clause.children
    values = {
        **_words(clause.data), "pack": pack, "parent": parent, "order": order, "depth": parent.depth + 1 if parent else 0,
        "label": str(clause.data.get("label") or ""), "at": LEVELS.get(clause.data.get("at") or ""),
        "judge_any": "any" in clause.data or clause.data.get("judge") == "any",
        "check_data": clause.checks[0].data if alone else None,
    }  # fmt: skip
    return Clause.objects.update_or_create(code=clause.id, defaults=values)[0]


def _write_check(
    pack: Pack, clause: ClauseText, parent: Clause, n: int, data: dict[str, Any], order: int
) -> Clause:
    """One of several checks of a clause is a clause of its own below it."""
    values = {**_words(clause.data), "pack": pack, "parent": parent, "order": order, "depth": parent.depth + 1,
              "at": LEVELS[clause.data["at"]], "check_data": data}  # fmt: skip
    return Clause.objects.update_or_create(code=f"{clause.id}#{n + 1}", defaults=values)[0]


def _words(data: dict[str, Any]) -> dict[str, Any]:
    nothing = {"zh": "", "en": ""}
    role, office = data.get("role") or nothing, data.get("office") or nothing
    return {
        "kind": data.get("kind", ""), "cite": data["cite"], "proof": data.get("proof", ""),
        "summary": data["summary"]["zh"], "summary_en": data["summary"]["en"],
        "role": role["zh"], "role_en": role["en"], "office": office["zh"], "office_en": office["en"],
    }  # fmt: skip
