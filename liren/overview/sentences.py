"""The opening sentences of the Today page: each piece is a number that leads to what it counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liren.overview.board import Stand, Told


@dataclass(frozen=True, slots=True)
class Piece:
    """One linked number in words; late ones are in seal red."""

    words: str
    url: str
    late: bool = False


def register(stand: Stand, told: Told) -> list[Piece]:
    """What the register holds."""
    place = f"?place={stand.place('people.view')}"
    pieces = []
    if (n := told["people"]) is not None:
        pieces.append(_piece(n, ngettext("%(n)s person on the register", "%(n)s people on the register", n),
                             reverse("people:list") + place))  # fmt: skip
    if n := told["households"]:
        pieces.append(
            _piece(
                n, ngettext("%(n)s household", "%(n)s households", n), reverse("people:households") + place
            )
        )
    if found := told["stale"]:
        n = found["n"]
        words = ngettext(
            "%(n)s record not confirmed for 180 days", "%(n)s records not confirmed for 180 days", n
        )
        pieces.append(_piece(n, words, f"{reverse('people:list')}{place}&stale=1"))
    return pieces


def waiting(stand: Stand, told: Told) -> list[Piece]:
    """What waits for the reader."""
    return list(_waiting(stand, told))


def _waiting(stand: Stand, told: Told) -> Iterator[Piece]:
    if found := told["conflicts"]:
        words = ngettext("%(n)s contradiction to decide", "%(n)s contradictions to decide", found["n"])
        yield _piece(
            found["n"], words, f"{reverse('people:conflicts')}?place={stand.place('people.edit')}", late=True
        )
    if n := len(told["imports_faulty"] or []):
        words = ngettext("%(n)s import with errors", "%(n)s imports with errors", n)
        yield _piece(n, words, reverse("rosters:list"), late=True)
    if n := len(told["exports_waiting"] or []):
        words = ngettext("%(n)s export for your decision", "%(n)s exports for your decision", n)
        yield _piece(n, words, f"{reverse('ledgers:exports')}?list=approve")
    if n := told["unread"] or 0:
        yield _piece(n, ngettext("%(n)s unread message", "%(n)s unread messages", n), reverse("events:inbox"))


def policy(stand: Stand, told: Told) -> list[Piece]:
    """How the reader's unit stands on what policies ask, with the way to the list of what to do."""
    found = told["stands"]
    if not found or not found["n"]:
        return []
    code = stand.place("policy.view")
    words = ngettext(
        "%(n)s requirement of policies is open", "%(n)s requirements of policies are open", found["n"]
    )
    pieces = [_piece(found["n"], words, reverse("policy:gaps", args=[code]))]
    if bad := found["bad"]:
        words = ngettext("%(n)s of them is not met", "%(n)s of them are not met", bad)
        pieces.append(_piece(bad, words, f"{reverse('policy:gaps', args=[code])}?state=not_met", late=True))
    return pieces


def house(stand: Stand, told: Told) -> list[Piece]:
    """What the log and the accounts say, for those who look after them."""
    return list(_house(stand, told))


def _house(stand: Stand, told: Told) -> Iterator[Piece]:
    log, day = reverse("events:log"), f"?from_on={stand.today.isoformat()}"
    if n := told["events_today"] or 0:
        yield _piece(
            n, ngettext("%(n)s entry in the log today", "%(n)s entries in the log today", n), log + day
        )
    if n := told["looks_today"] or 0:
        words = ngettext("%(n)s look at personal data in full", "%(n)s looks at personal data in full", n)
        yield _piece(n, words, f"{log}{day}", late=True)
    if stand.actor.may("people.view"):
        return
    if n := told["accounts"] or 0:
        yield _piece(
            n, ngettext("%(n)s account in use", "%(n)s accounts in use", n), reverse("accounts:list")
        )
    if n := told["unguarded"] or 0:
        words = ngettext("%(n)s account without a second step", "%(n)s accounts without a second step", n)
        yield _piece(n, words, reverse("accounts:list"), late=True)


def nothing() -> str:
    """When there is no number to tell."""
    return _("Nothing needs you at the moment.")


def _piece(n: int, words: str, url: str, *, late: bool = False) -> Piece:
    return Piece(words % {"n": f"{n:,}"}, url, late)
