"""What is due on the Today page, from the figures of the register, exports and accounts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from liren.ledgers.catalogue import LEDGERS
from liren.ledgers.rules import KEPT
from liren.overview import due_policy
from liren.overview.board import Due, DueItem, Stand, Told, end_of
from liren.people.choices import Tag
from liren.people.jobs import KEPT as IMPORT_KEPT

CHECK, IMPORT, EXPORT = gettext_lazy("Check"), gettext_lazy("Import"), gettext_lazy("Export")
ACCOUNT, GRID, CARE, PAPER = (
    gettext_lazy("Account"), gettext_lazy("Grid"), gettext_lazy("Care"), gettext_lazy("Personal paper")
)  # fmt: skip


def conflicts(stand: Stand, told: Told) -> Iterator[DueItem]:
    """Values on which two sources disagree."""
    if found := told["conflicts"]:
        yield DueItem(
            "git-compare", CHECK,
            ngettext("%(n)s value on which two sources disagree", "%(n)s values on which two sources disagree",
                     found["n"]) % _n(found),
            _link("people:conflicts", place=stand.place("people.edit")), gettext_lazy("Decide"),
            note=_("Until then the earlier value stays"), when=_since(found["first"]), today=True,
        )  # fmt: skip


def stale(stand: Stand, told: Told) -> Iterator[DueItem]:
    """Records that nobody has confirmed for half a year."""
    if (found := told["stale"]) and stand.actor.may("people.edit"):
        yield DueItem(
            "clipboard-check", CHECK,
            ngettext("%(n)s record not confirmed for 180 days", "%(n)s records not confirmed for 180 days",
                     found["n"]) % _n(found),
            _link("people:list", place=stand.place("people.view"), stale="1"), gettext_lazy("Go and check"),
            note=_("On a visit or by phone, both count"), when=_since(found["first"]),
        )  # fmt: skip


def tags(stand: Stand, told: Told) -> Iterator[DueItem]:
    """Tags that end within two weeks: renewed with new evidence, or they lapse."""
    for found in told["tags_ending"] or []:
        words = {"tag": Tag(found["tag"]).label, "n": f"{found['n']:,}"}
        yield DueItem(
            "tag", CHECK,
            ngettext("The tag “%(tag)s” of %(n)s person ends", "The tag “%(tag)s” of %(n)s people ends", found["n"]) % words,
            _link("people:list", place=stand.place("people.view"), tag=found["tag"]), gettext_lazy("Look"),
            note=_("Renew it with new evidence, or let it lapse"), due=end_of(found["first"]), started=_start(stand),
        )  # fmt: skip


def papers(stand: Stand, told: Told) -> Iterator[DueItem]:
    """Papers whose keeping ends within two weeks."""
    for found in told["papers_ending"] or []:
        yield DueItem(
            "file-x", PAPER, _("The paper “%(title)s” may be kept until then") % {"title": found["title"]},
            reverse("people:person", args=[found["person"]]), gettext_lazy("Look"),
            note=_("Destroy it, or file the renewed one"), due=end_of(found["until"]), started=_start(stand),
        )  # fmt: skip


def care(stand: Stand, told: Told) -> Iterator[DueItem]:
    """Care files that end within two weeks."""
    if found := told["care_ending"]:
        yield DueItem(
            "heart-handshake", CARE,
            ngettext("%(n)s care file ends", "%(n)s care files end", found["n"]) % _n(found),
            reverse("people:care"), gettext_lazy("Look"), due=end_of(found["first"]), started=_start(stand),
        )  # fmt: skip


def imports(stand: Stand, told: Told) -> Iterator[DueItem]:
    """Rosters that were read and wait to be committed, before they are thrown away; those that had errors."""
    for found in told["imports_ready"] or []:
        at = _instant(found["at"])
        yield DueItem(
            "upload", IMPORT, _("“%(name)s” is read and waits to be committed") % found,
            reverse("rosters:detail", args=[found["id"]]), gettext_lazy("Commit"),
            note=_("Afterwards the file is thrown away"), due=at + IMPORT_KEPT, started=at,
        )  # fmt: skip
    for found in told["imports_faulty"] or []:
        yield DueItem(
            "file-alert", IMPORT,
            ngettext("%(n)s row of “%(name)s” had an error", "%(n)s rows of “%(name)s” had errors", found["n"]) % {**found, **_n(found)},
            reverse("rosters:detail", args=[found["id"]]), gettext_lazy("Correct"),
            note=_("Correct them in the error file and import it again"), when=_since(found["at"]),
        )  # fmt: skip


def exports(stand: Stand, told: Told) -> Iterator[DueItem]:
    """Exports that wait for the reader's decision, and the reader's own that are ready."""
    for found in told["exports_waiting"] or []:
        words = {**found, **_n(found), "title": _title(found)}
        yield DueItem(
            "shield-check", EXPORT, _("%(who)s asks for “%(title)s”, %(n)s lines") % words, _export(found),
            gettext_lazy("Decide on it"), note=_("Unmasked") if found["full"] else _("Masked"),
            when=_since(found["at"]), today=True,
        )  # fmt: skip
    for found in told["exports_ready"] or []:
        at = _instant(found["at"])
        yield DueItem(
            "file-download", EXPORT, _("“%(title)s”, %(n)s lines, is ready") % {**found, **_n(found), "title": _title(found)},
            _export(found), gettext_lazy("Fetch"), note=_("Afterwards the file is destroyed"), due=at + KEPT, started=at,
        )  # fmt: skip


def accounts(stand: Stand, told: Told) -> Iterator[DueItem]:
    """The reader's own second step, and first-run passwords that are still in use."""
    if told["guarded"] is False:
        yield DueItem(
            "shield-lock", ACCOUNT, _("Your account has no second step yet"), reverse("mfa_index"), gettext_lazy("Set up"),
            note=_("A code or a passkey keeps others out even if they know your password"), when=_("once"),
        )  # fmt: skip
    if n := told["first_passwords"]:
        yield DueItem(
            "key", ACCOUNT,
            ngettext("%(n)s account still has its first-run password", "%(n)s accounts still have their first-run password",
                     n) % {"n": f"{n:,}"},
            reverse("accounts:list"), gettext_lazy("Look"), note=_("Remind them, or close what nobody uses"),
        )  # fmt: skip


def emergencies(stand: Stand, told: Told) -> Iterator[DueItem]:
    """Emergency sessions of the last days, for who manages security."""
    for found in told["emergencies"] or []:
        yield DueItem(
            "urgent", ACCOUNT, _("%(who)s opened an emergency session") % found,
            reverse("accounts:break_glass_review", args=[found["id"]]), gettext_lazy("Review"), note=found["reason"],
            when=_since(found["at"]), today=True,
        )  # fmt: skip


def handovers(stand: Stand, told: Told) -> Iterator[DueItem]:
    """Grids that change hands and concern the reader."""
    for found in told["handovers"] or []:
        takes = found["taker"] == stand.actor.user_id
        yield DueItem(
            "transfer", GRID, _("You take over a grid") if takes else _("You hand over a grid"),
            reverse("accounts:handed_over", args=[found["id"]]), gettext_lazy("Prepare"), when=found["day"],
            note=_("From this day on its work is yours") if takes else _("Until the day before it is yours"),
        )  # fmt: skip


def _n(found: dict[str, Any]) -> dict[str, str]:
    return {"n": f"{found['n']:,}"}


def _link(name: str, **query: Any) -> str:
    return f"{reverse(name)}?{urlencode(query)}"


def _export(found: dict[str, Any]) -> str:
    return reverse("ledgers:export_detail", args=[found["id"]])


def _title(found: dict[str, Any]) -> str:
    return str(LEDGERS[found["what"]].title) if found["what"] in LEDGERS else str(found["what"])


def _instant(text: str) -> datetime:
    at = parse_datetime(text)
    if at is None:
        raise ValueError(text)
    return at


def _since(text: str | None) -> str:
    """Since 2026-09-12; without a day: since always."""
    if not text:
        return _("never confirmed")
    at = parse_date(text[:10]) if len(text) == len("2026-01-01") else timezone.localdate(_instant(text))
    return _("since %(day)s") % {"day": at}


def _start(stand: Stand) -> datetime:
    return stand.now - timedelta(days=14)


_OWN = (exports, imports, conflicts, tags, papers, care, stale, handovers, emergencies, accounts)
DUE = (*(Due(f"overview.{source.__name__}", source) for source in _OWN), *due_policy.DUE)
