"""Bodies of a place: entered, changed, dissolved; their files, filings and ties."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel import crypto
from liren.kernel.changing import changing
from liren.kernel.errors import Refused
from liren.kernel.problems import Unreadable
from liren.kernel.scope import Actor
from liren.kernel.uscc import parse_credit_code
from liren.organisations.choices import Kind
from liren.organisations.models import Filing, LegalPerson, Organisation, Tie
from liren.organisations.operations.records import PERMISSION, Noun, add_row, edit_row, remove_row
from liren.organisations.operations.rules import require_forward

ACCOUNT = "organisations.account"
_SAME_PLACE = "does another body of the place stand in the way?"


def found_body(*, actor: Actor, place_code: str, **values: Any) -> Organisation:
    """Enter a body. Refuses a wrong credit code, a name that is taken, and parts of parts of itself."""
    values["credit_code"] = checked_code(values.get("credit_code", ""))
    return add_row(BODY, actor=actor, place_code=place_code, **values)


def edit_body(body: Organisation, *, actor: Actor, version: int, **values: Any) -> Organisation:
    """Change a body's name, code, parent, function, compound or period."""
    if "credit_code" in values:
        values["credit_code"] = checked_code(values["credit_code"])
    return edit_row(BODY, body, actor=actor, version=version, **values)


def dissolve_body(body: Organisation, *, actor: Actor, on: date) -> Organisation:
    """The body ends on a day; posts in it end with it, what it did stays on file."""
    with changing(body, actor=actor, permission=PERMISSION) as row:
        if row.dissolved_on:
            raise Refused(_("This body is dissolved already."))
        require_forward(row.founded_on, on, "on")
        row.dissolved_on, row.version = on, row.version + 1
        row.save(update_fields=["dissolved_on", "version"])
        open_posts = row.posts.all().unscoped("posts of the locked body").filter(to_on__isnull=True)
        open_posts.filter(from_on__lte=on).update(to_on=on)
        record(
            "organisations.body_dissolved",
            actor=actor,
            place_code=row.place_code,
            subject=row,
            label=row.name,
        )
    return row


def remove_body(body: Organisation, *, actor: Actor) -> None:
    """Take out a body entered by mistake. Refuses while something hangs on it."""
    if body.parts.all().unscoped(_SAME_PLACE).exists() or body.posts.all().unscoped(_SAME_PLACE).exists():
        raise Refused(
            _("There are parts or posts of this body. Dissolve it instead: what was stays on file.")
        )
    remove_row(BODY, body, actor=actor)


def keep_legal_person(body: Organisation, *, actor: Actor, account: str = "", **values: Any) -> LegalPerson:
    """Keep the legal-person file. The account number is encrypted; left empty, the one on file stays."""
    if body.kind != Kind.COMMITTEE:
        raise Refused(_("Only a residents' committee has a file as a special legal person."))
    if account:
        values["account_sealed"] = crypto.seal(ACCOUNT, account)
    kept: LegalPerson = _keep(LEGAL_PERSON, body, actor, values)
    return kept


def keep_filing(body: Organisation, *, actor: Actor, **values: Any) -> Filing:
    """Keep a social organisation's papers: filing, incubation, grade, exit."""
    if body.kind != Kind.SOCIAL:
        raise Refused(_("Only a social organisation is filed and graded."))
    kept: Filing = _keep(FILING, body, actor, values)
    return kept


def checked_code(typed: str) -> str:
    """A credit code in its one form; refuses a wrong one with what is wrong (GB 32100)."""
    if not typed.strip():
        return ""
    try:
        return parse_credit_code(typed)
    except Unreadable as problem:
        raise Refused(problem.message, field="credit_code") from None


def _keep(noun: Noun[Any], body: Organisation, actor: Actor, values: dict[str, Any]) -> Any:
    there = noun.model._default_manager.visible_to(actor, PERMISSION).filter(organisation=body).first()
    if there is None:
        values.pop("version", None)
        return add_row(noun, actor=actor, place_code=body.place_code, organisation=body, **values)
    version = values.pop("version", None) or there.version
    return edit_row(noun, there, actor=actor, version=version, **values)


def _check_body(row: Organisation) -> None:
    here = Organisation.objects.unscoped(_SAME_PLACE).filter(place_code=row.place_code, dissolved_on=None)
    if row.dissolved_on is None and here.filter(kind=row.kind, name=row.name).exclude(pk=row.pk).exists():
        raise Refused(_("There is already such a body with this name in the place."), field="name")
    committees = here.filter(kind=Kind.COMMITTEE).exclude(pk=row.pk)
    if row.kind == Kind.COMMITTEE and not row.dissolved_on and committees.exists():
        raise Refused(_("One community, one committee: there is one already."), field="kind")
    if row.kind == Kind.SUB_COMMITTEE and not row.function:
        raise Refused(_("Say what the sub-committee is for."), field="function")
    if row.kind == Kind.PARTY and not row.area:
        raise Refused(_("Say what the Party organisation covers."), field="area")
    _refuse_circle(row)
    require_forward(row.founded_on, row.dissolved_on, "dissolved_on")


def _refuse_circle(row: Organisation) -> None:
    above = row.parent
    while above is not None:
        if above.pk == row.pk:
            raise Refused(_("A body cannot be part of itself."), field="parent")
        above = above.parent


def _check_tie(row: Tie) -> None:
    if row.organisation_id == row.other_id:
        raise Refused(_("Choose another body."), field="other")
    require_forward(row.from_on, row.to_on, "to_on")


def _check_legal_person(row: LegalPerson) -> None:
    require_forward(row.certificate_from, row.certificate_to, "certificate_to")


BODY = Noun(Organisation, "body_founded", "body_edited", "body_removed", _check_body)
LEGAL_PERSON = Noun(LegalPerson, "file_kept", "file_kept", "file_removed", _check_legal_person)
FILING = Noun(Filing, "filing_kept", "filing_kept", "filing_removed")
TIE = Noun(Tie, "tie_made", "tie_edited", "tie_removed", _check_tie)
