"""Background work of this app."""

from django_tasks import task


@task()
def tell(event_id: int) -> None:
    """Put messages about an event into the inboxes of those who are told about it."""
    from liren.events.operations.tell import tell_about

    tell_about(event_id)


@task()
def prove() -> None:
    """Seal what is complete and check the whole log, because somebody asked for it."""
    from liren.events.operations.prove import prove_log
    from liren.events.operations.seal import seal_events
    from liren.kernel.scope import SYSTEM

    seal_events()
    prove_log(actor=SYSTEM)
