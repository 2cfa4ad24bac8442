"""What ledgers do by themselves: files of exports are destroyed a day after they were approved."""

from liren.ledgers.operations.exports import expire_exports


def run_due() -> None:
    """Destroy what is overdue."""
    expire_exports()
