"""What is due of targets, rounds, reviews and evaluations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from liren.overview.board import Due, DueItem, Stand, Told, end_of
from liren.policy.choices import State
from liren.policy.rules.targets import Line

TARGET, ROUND = gettext_lazy("Target"), gettext_lazy("Demonstration")
REVIEW, EVALUATION = gettext_lazy("Half-yearly reviews"), gettext_lazy("Two-way evaluation")


def targets(stand: Stand, told: Told) -> Iterator[DueItem]:
    """The early warning: targets that stand behind their line."""
    late = [one for one in told["targets_short"] or [] if _is_behind(one, stand.today)]
    if late:
        yield DueItem(
            "target-arrow", TARGET,
            ngettext("%(n)s target is behind its line", "%(n)s targets are behind their line", len(late)) % {"n": len(late)},
            f"{reverse('programmes:targets')}?state=behind", gettext_lazy("Look"),
            note=_("The nearest ends on %(day)s") % {"day": late[0]["due"]}, today=True,
        )  # fmt: skip


def supervision(stand: Stand, told: Told) -> Iterator[DueItem]:
    """Supervision notes that wait for a reply."""
    for found in told["supervision"] or []:
        yield DueItem(
            "speakerphone", TARGET, _("Reply to the supervision of “%(what)s”") % found,
            reverse("programmes:reply", args=[found["id"]]), gettext_lazy("Reply"), due=end_of(found["due"]),
            started=_at(found),
        )  # fmt: skip


def evidence(stand: Stand, told: Told) -> Iterator[DueItem]:
    """Progress that waits for the reader's decision."""
    for found in told["evidence_waiting"] or []:
        yield DueItem(
            "clipboard-check", TARGET, _("Progress on “%(what)s” was reported") % found,
            reverse("programmes:decide", args=[found["id"]]), gettext_lazy("Decide on it"),
            note=_("It counts once it is accepted"), when=_since(found), today=True,
        )  # fmt: skip


def rounds(stand: Stand, told: Told) -> Iterator[DueItem]:
    """Rounds that take applications, forms to be filled in, candidates to be visited."""
    for key, act, page, words in (
        ("rounds_open", gettext_lazy("Look"), "round", _("“%(of)s”, %(what)s, takes applications")),
        (
            "assessments",
            gettext_lazy("Fill in"),
            "assessment",
            _("Self-assessment of %(what)s in the %(of)s"),
        ),
        ("visits", gettext_lazy("Visit"), "candidate", _("Acceptance on site of %(what)s in the %(of)s")),
    ):
        for found in told[key] or []:
            yield DueItem(
                "award", ROUND, words % found, reverse(f"programmes:{page}", args=[found["id"]]), act
            )


def findings(stand: Stand, told: Told) -> Iterator[DueItem]:
    """Problems of reviews whose day is near or past."""
    for found in told["findings"] or []:
        yield DueItem(
            "tool", REVIEW, found["what"], reverse("programmes:settle", args=[found["id"]]), gettext_lazy("Mend"),
            due=end_of(found["due"]), started=_at(found),
        )  # fmt: skip


def evaluations(stand: Stand, told: Told) -> Iterator[DueItem]:
    """Evaluations in which the reader's side is missing."""
    for found in told["evaluations"] or []:
        yield DueItem(
            "arrows-exchange", EVALUATION, _("“%(what)s” waits for your side") % found,
            reverse("programmes:evaluation", args=[found["id"]]), gettext_lazy("Evaluate"), due=end_of(found["due"]),
            started=_at(found),
        )  # fmt: skip


def _is_behind(found: dict[str, Any], today: date) -> bool:
    line = Line(
        Decimal(str(found["count"])), date.fromisoformat(found["starts"]), date.fromisoformat(found["due"])
    )
    return line.state(Decimal(str(found["done"])), today) == State.NOT_MET


def _at(found: dict[str, Any]) -> datetime | None:
    return parse_datetime(found["at"])


def _since(found: dict[str, Any]) -> str:
    at = _at(found)
    return _("since %(day)s") % {"day": timezone.localdate(at)} if at else ""


DUE = tuple(
    Due(f"overview.policy_{source.__name__}", source)
    for source in (targets, supervision, evidence, rounds, findings, evaluations)
)
