"""Which body a compound must have, and why: the decision tree of xaj-3.2, pure and the same for pages and indicators."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Type(StrEnum):
    """How a compound is governed."""

    THREE_PARTIES = "three_parties"
    FIRM_ALONE = "firm_alone"
    OWNERS = "owners"
    SELF_GOVERNED = "self_governed"
    REPRESENTED = "represented"
    UNKNOWN = "unknown"


class Required(StrEnum):
    """What must be there."""

    OWNERS_COMMITTEE = "owners_committee"
    COORDINATION = "coordination_centre"
    SELF_GOVERNING = "self_governing"
    REPRESENTATIVES = "representatives"
    NOTHING_YET = ""


TYPES: dict[str, str | Promise] = {
    Type.THREE_PARTIES: _("Three parties: branch, firm, owners' committee"),
    Type.FIRM_ALONE: _("Firm without owners' committee"),
    Type.OWNERS: _("Owners govern themselves"),
    Type.SELF_GOVERNED: _("Self-governance body led by the branch"),
    Type.REPRESENTED: _("Party members stand for the owners"),
    Type.UNKNOWN: _("Not surveyed yet"),
}
BODIES: dict[str, str | Promise] = {
    Required.OWNERS_COMMITTEE: _("Owners' committee"),
    Required.COORDINATION: _("Property coordination centre"),
    Required.SELF_GOVERNING: _("Self-governance body of a compound"),
    Required.REPRESENTATIVES: _("Building heads who are Party members"),
    Required.NOTHING_YET: _("to be surveyed"),
}


@dataclass(frozen=True, slots=True)
class Compound:
    """What is known of a compound; `None`: nobody has found out yet."""

    has_firm: bool
    committee_possible: bool | None
    branch_possible: bool | None


@dataclass(frozen=True, slots=True)
class Governance:
    """The answer: the type, the body that must exist, and the reason in one sentence."""

    type: Type
    body: Required
    why: str | Promise


def govern(compound: Compound) -> Governance:
    """Walk down the tree: firm? owners' committee possible? Party branch possible?"""
    if compound.committee_possible is None:
        return Governance(
            Type.UNKNOWN,
            Required.NOTHING_YET,
            _("Nobody has found out yet whether an owners' committee is possible."),
        )
    return _with_firm(compound) if compound.has_firm else _without_firm(compound)


def _with_firm(compound: Compound) -> Governance:
    if compound.committee_possible:
        return Governance(
            Type.THREE_PARTIES,
            Required.OWNERS_COMMITTEE,
            _(
                "There is a property firm, and an owners' committee is possible: branch, firm and owners' committee coordinate."
            ),
        )
    return Governance(
        Type.FIRM_ALONE,
        Required.COORDINATION,
        _(
            "There is a property firm, but no owners' committee is possible yet: the coordination centre stands in for it."
        ),
    )


def _without_firm(compound: Compound) -> Governance:
    if compound.committee_possible:
        return Governance(
            Type.OWNERS,
            Required.OWNERS_COMMITTEE,
            _(
                "There is no property firm, but an owners' committee is possible: the owners govern themselves."
            ),
        )
    if compound.branch_possible is None:
        return Governance(
            Type.UNKNOWN,
            Required.NOTHING_YET,
            _("No firm and no owners' committee: it must be found out whether a Party branch is possible."),
        )
    if compound.branch_possible:
        return Governance(
            Type.SELF_GOVERNED,
            Required.SELF_GOVERNING,
            _(
                "No firm and no owners' committee possible: the compound's branch leads a self-governance body."
            ),
        )
    return Governance(
        Type.REPRESENTED,
        Required.REPRESENTATIVES,
        _(
            "No firm, no owners' committee and no branch possible: building heads and group leaders who are Party members stand for the owners."
        ),
    )


def required_sql(firm: str, committee: str, branch: str) -> str:
    """The tree as one SQL expression over three columns, made from `govern` itself, so that the two never differ."""
    whens = [
        f"WHEN {firm} IS {_sql(f)} AND {committee} IS {_sql(c)} AND {branch} IS {_sql(b)} THEN '{body}'"
        for f, c, b in product((True, False), (True, False, None), (True, False, None))
        if (body := govern(Compound(f, c, b)).body)
    ]
    return f"CASE {' '.join(whens)} ELSE '' END"


def _sql(value: bool | None) -> str:
    return {True: "TRUE", False: "FALSE", None: "NULL"}[value]
