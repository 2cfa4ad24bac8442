"""What one can choose on the sheet: the document, the state, the colour of the map; and its strip of figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from liren.kernel.declarations import declared
from liren.overview.measured import KEY
from liren.overview.standing import NAMES
from liren.policy.choices import PackState, State
from liren.policy.models import Pack

if TYPE_CHECKING:
    from liren.overview.rollup import Rollup

SHOWN = (State.NOT_MET, State.NEAR, State.NO_DATA, State.JUDGEMENT, State.MET)


def pack_tabs(sheet: Rollup) -> list[dict[str, Any]]:
    """All documents in force together, then each one that binds here; those not in force say so."""
    chosen = sheet.asked.pack
    tabs = [{"label": _("All in force"), "url": "?", "current": not chosen}]
    return tabs + [
        {"label": _pack_name(pack), "url": f"?pack={pack.code}", "current": pack.code == chosen}
        for pack in sheet.binding.every
    ]


def state_tabs(sheet: Rollup) -> list[dict[str, Any]]:
    """The clauses in one state, or all of them."""
    query = f"?pack={sheet.asked.pack}&" if sheet.asked.pack else "?"
    tabs = [{"label": _("All clauses"), "url": f"{query}#clauses", "current": not sheet.asked.state}]
    for state in SHOWN:
        name = NAMES[state - 1]
        tabs.append({"label": state.label, "url": f"{query}state={name}#clauses", "count": getattr(sheet.all, name),
                     "current": sheet.asked.state == name, "bad": state == State.NOT_MET})  # fmt: skip
    return tabs


def worst(tabs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The two most urgent states that occur: what the opening sentence says; the strip below it tells them all."""
    return [tab for tab in tabs if tab.get("count")][:2]


@dataclass(frozen=True, slots=True)
class Number:
    """One figure of the strip under the sentence."""

    key: str
    label: str
    number: str
    note: str = ""
    tone: str = ""
    url: str = ""


def strip(sheet: Rollup) -> list[Number]:
    """How much is met, where something is missing, what comes next."""
    said = sheet.all
    urls = {tab["label"]: tab["url"] for tab in state_tabs(sheet)}
    met = Number("met", _("Met"), f"{said.met:,}", _("of %(n)s checks, %(share)s%%") % {"n": f"{said.bound:,}", "share": said.share or 0},
                 url=urls[State.MET.label])  # fmt: skip
    failing = Number(
        "failing", _("Units with something not met"), f"{len(sheet.failing):,}", tone="bad", url="#units"
    )
    rest = [
        Number(NAMES[state - 1], str(state.label), f"{getattr(said, NAMES[state - 1]):,}", note, tone, urls[state.label])
        for state, note, tone in (
            (State.NOT_MET, _since(sheet.change), "bad"), (State.NEAR, "", "warn"),
            (State.NO_DATA, _("add these first"), ""), (State.JUDGEMENT, _("a person decides"), ""),
        )
    ]  # fmt: skip
    return [met, *([] if sheet.is_community else [failing]), *rest]


def _since(fewer: int | None) -> str:
    if not fewer:
        return ""
    words = _("%(n)s fewer than 30 days ago") if fewer > 0 else _("%(n)s more than 30 days ago")
    return words % {"n": f"{abs(fewer):,}"}


def colour_choices(sheet: Rollup) -> list[tuple[str, list[tuple[str, str]]]]:
    """What the map can be coloured by: groups of (value, words)."""
    if sheet.is_community:
        return []
    indicators = [
        (key, str(declared("indicators")[key].label)) for key in KEY if key in declared("indicators")
    ]
    clauses = [
        (one.code, f"{one.label or one.cite} {one.words}")
        for one in sheet.binding.clauses
        if one.pk in sheet.here
    ]
    return [(_("Key figures"), indicators), (_("Clauses"), clauses)]


def _pack_name(pack: Pack) -> str:
    if pack.state == PackState.IN_FORCE:
        return pack.short_title
    return _("%(name)s (%(state)s)") % {"name": pack.short_title, "state": pack.get_state_display().lower()}
