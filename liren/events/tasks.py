"""Background work of this app."""

from django_tasks import task


@task()
def tell(event_id: int) -> None:
    """Put messages about an event into the inboxes of those who are told about it."""
    from liren.events.operations.tell import tell_about

    tell_about(event_id)
