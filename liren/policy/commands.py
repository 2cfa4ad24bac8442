"""`liren policy …`: policies from the command line."""

from __future__ import annotations

import click


@click.group()
def policy() -> None:
    """Policies: read documents, check packs, judge places."""


COMMANDS = (policy,)
