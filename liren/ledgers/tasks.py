"""Background work of ledgers: writing the file of an export."""

from django_tasks import task


@task()
def produce(export_id: int) -> None:
    """Write an approved export as who asked for it; a refusal is told to the asker."""
    from django.utils import translation

    from liren.accounts.queries.actors import actor_for
    from liren.kernel.errors import Refused
    from liren.kernel.fence import fenced
    from liren.ledgers.operations.produce import fail_export, produce_export
    from liren.people.models import Export

    export = (
        Export.objects.unscoped("background work: the scope is the asker's")
        .select_related("by")
        .get(pk=export_id)
    )
    actor = actor_for(export.by)
    with fenced(actor), translation.override(export.filters.get("language") or None):
        try:
            produce_export(export, actor=actor)
        except Refused as refusal:
            fail_export(export, actor=actor, why=str(refusal))
