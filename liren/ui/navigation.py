"""The rail: which rooms of the house one sees: those that exist and that the actor has the right to enter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from liren.kernel.scope import Actor


@dataclass(frozen=True, slots=True)
class Entry:
    """One room: where it is, what it is called, its icon, and the right that opens it ("" for everybody)."""

    url_name: str
    label: str | Promise
    icon: str
    permission: str = ""
    key: str = ""
    at_foot: bool = False
    also: tuple[str, ...] = ()
    """Further addresses that belong to this room."""


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as this actor sees it on this page."""

    entry: Entry
    url: str
    current: bool


NAV = (
    Entry("today", _("Today"), "sun-high", key="t"),
    Entry(
        "people:list",
        _("People"),
        "users",
        "people.view",
        key="p",
        also=("/households/", "/homes/", "/care/"),
    ),
    Entry("places:tree", _("Places"), "building-community", "places.view", key="l", also=("/calendar/",)),
    Entry("organisations:list", _("Bodies"), "sitemap", "organisations.view", key="o"),
    Entry("policy:packs", _("Policy"), "scale", "policy.view", key="r", also=("/overview/",)),
    Entry("ledgers:list", _("Ledgers"), "file-spreadsheet", "ledgers.view", key="b", also=("/exports/",)),
    Entry("rosters:list", _("Import"), "upload", "people.import", key="i"),
    Entry("events:log", _("Audit"), "history", "events.view", key="a"),
    Entry("accounts:list", _("Accounts"), "user-shield", "accounts.view", key="u"),
    Entry("ui:settings", _("Settings"), "settings", at_foot=True, key="s", also=("/account/", "/sign-in/")),
)


def links_for(actor: Actor | None, path: str, entries: Iterable[Entry] = NAV) -> list[Link]:
    """The entries that this actor may open; current is the one whose address is the longest start of it."""
    open_to = [(entry, url) for entry in entries if _may_open(actor, entry) and (url := _address(entry))]
    starts = [
        (len(start), url) for entry, url in open_to for start in (url, *entry.also) if _within(path, start)
    ]
    _length, here = max(starts, default=(0, None))
    return [Link(entry, url, url == here) for entry, url in open_to]


def _within(path: str, start: str) -> bool:
    return path == start or (start != "/" and path.startswith(start))


def _may_open(actor: Actor | None, entry: Entry) -> bool:
    return actor is not None and (not entry.permission or actor.may(entry.permission))


def _address(entry: Entry) -> str:
    try:
        return reverse(entry.url_name)
    except NoReverseMatch:
        return ""
