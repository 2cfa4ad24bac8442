"""What this app puts into the frame of every page: how many messages wait."""

from django.http import HttpRequest

from liren.events.queries.inbox import unread_count
from liren.kernel.scope import Actor
from liren.ui.shell_parts import ShellPart


def _unread(request: HttpRequest) -> int:
    actor: Actor | None = getattr(request, "actor", None)
    return unread_count(actor) if actor is not None else 0


SHELL = (ShellPart("unread", _unread),)
