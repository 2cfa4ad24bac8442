"""Terms of bodies, and who holds which post in them."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from liren.events.operations.record import record
from liren.kernel.changing import changing
from liren.kernel.errors import Refused
from liren.kernel.scope import Actor
from liren.organisations.choices import Ending, Role
from liren.organisations.models import Post, Term
from liren.organisations.operations.records import PERMISSION, Noun
from liren.organisations.operations.rules import require_forward

_CHECK = "does another row stand in the way?"


def end_post(post: Post, *, actor: Actor, on: date, ending: str) -> Post:
    """A post ends on a day, for a reason. It stays on file."""
    with changing(post, actor=actor, permission=PERMISSION) as row:
        if row.ending:
            raise Refused(_("This post has ended already."))
        require_forward(row.from_on, on, "on")
        old, row.to_on, row.ending, row.version = row.to_on, on, Ending(ending), row.version + 1
        _check_post(row)
        row.save(update_fields=["to_on", "ending", "version"])
        record("organisations.post_ended", actor=actor, place_code=row.place_code, subject=row,
               old={"to_on": old}, new={"to_on": on, "ending": ending})  # fmt: skip
    return row


def _check_post(row: Post) -> None:
    require_forward(row.from_on, row.to_on)
    if row.term is not None and row.term.organisation_id != row.organisation_id:
        raise Refused(_("This is a term of another body."), field="term")
    if row.role == Role.BUILDING_HEAD and row.head_of_id is None:
        raise Refused(_("Say which building they are head of."), field="head_of")
    if row.organisation.dissolved_on and row.from_on > row.organisation.dissolved_on:
        raise Refused(_("The body is dissolved: nobody takes a post in it any more."))
    if row.full_time:
        _refuse_second_full_time(row)


def _refuse_second_full_time(row: Post) -> None:
    """The database holds the same rule (an exclusion constraint); here it says which post stands in the way."""
    others = Post.objects.unscoped(_CHECK).filter(member=row.member_id, full_time=True).exclude(pk=row.pk)
    others = others.exclude(to_on__lt=row.from_on)
    if row.to_on is not None:
        others = others.exclude(from_on__gt=row.to_on)
    if other := others.select_related("organisation").first():
        raise Refused(
            _(
                "%(who)s has a full-time post in that time: %(post)s, %(body)s. End it first, or leave the new one part-time."
            )
            % {"who": row.member, "post": other.get_role_display(), "body": other.organisation},
            field="full_time",
        )


def _check_term(row: Term) -> None:
    require_forward(row.from_on, row.to_on)
    same = Term.objects.unscoped(_CHECK).filter(organisation=row.organisation_id, number=row.number)
    if same.exclude(pk=row.pk).exists():
        raise Refused(_("This term is on file already."), field="number")


TERM = Noun(Term, "term_added", "term_edited", "term_removed", _check_term)
POST = Noun(Post, "post_given", "post_edited", "post_removed", _check_post)
