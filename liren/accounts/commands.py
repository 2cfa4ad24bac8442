"""`liren accounts …`: the first account of an installation, and a way in when nobody can give one."""

from __future__ import annotations

import click


@click.group()
def accounts() -> None:
    """Accounts from the console: the first one, and a new password when no manager can sign in."""


@accounts.command("open")
@click.argument("username")
@click.option("--name", required=True, help="The person's name.")
@click.option("--place", required=True, metavar="CODE", help="The place, for example 330182001.")
@click.option("--role", default="security_administrator", show_default=True, help="The role over that place.")
def open_(username: str, name: str, place: str, role: str) -> None:
    """Open an account with a role, and print its first-run password once."""
    from liren.accounts.founding import found_account

    opened = found_account(username, display_name=name, place_code=place, role_code=role)
    click.echo(f"{opened.user.username}\t{opened.password}")


@accounts.command("password")
@click.argument("username")
def password(username: str) -> None:
    """Print a new first-run password for an account; its sessions end, its second factors stay."""
    from liren.accounts.founding import new_password_for

    opened = new_password_for(username)
    click.echo(f"{opened.user.username}\t{opened.password}")


COMMANDS: tuple[click.Command, ...] = (accounts,)
