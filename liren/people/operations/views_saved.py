"""A clerk's own filters with a name."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liren.kernel.errors import OutOfScope, Refused
from liren.kernel.scope import Actor
from liren.people.models import SavedView
from liren.people.operations.provenance import worker

LIMIT = 20


def save_view(*, actor: Actor, name: str, query: str) -> SavedView:
    """Keep the current filter under a name; the same name again replaces it."""
    name = name.strip()[:30]
    if not name:
        raise Refused(_("Give the view a name."), field="name")
    with transaction.atomic(durable=True):
        own = SavedView.objects.filter(user_id=worker(actor))
        if own.exclude(name=name).count() >= LIMIT:
            raise Refused(_("You have %(limit)s views already. Delete one first.") % {"limit": LIMIT})
        view, _made = SavedView.objects.update_or_create(
            user_id=worker(actor), name=name, defaults={"query": query[:500], "order": own.count()}
        )
    return view


def delete_view(view_id: int, *, actor: Actor) -> None:
    """Forget one of one's own views."""
    gone, _rows = SavedView.objects.filter(user_id=worker(actor), pk=view_id).delete()
    if not gone:
        raise OutOfScope(_("This view is not yours, or is gone already."))
