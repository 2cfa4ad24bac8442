"""Which PostgreSQL the application talks to, and as whom.

The web server and the worker connect as a plain role that owns nothing, so that row-level security and
revoked rights bind them. Only migrations, backup and key rotation connect as the owner
(`LIREN_DB_ROLE=owner`). `DATABASE_URL` (plain role) and `DATABASE_OWNER_URL` (owner) name a server of your
own; without them the private PostgreSQL of `config.private_database` is used.
"""

import os
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

OWNER, APPLICATION = "owner", "application"


def role() -> str:
    """As whom this process connects: the owner or the plain application role."""
    return OWNER if os.environ.get("LIREN_DB_ROLE") == OWNER else APPLICATION


def application_role() -> str:
    """The name of the plain role: what migrations take rights away from."""
    if url := os.environ.get("DATABASE_URL"):
        return _parsed(url)["USER"]
    return "liren_app"


def connection(as_role: str | None = None) -> dict[str, Any]:
    """Django's description of the connection, without its options."""
    as_role = as_role or role()
    variable = "DATABASE_OWNER_URL" if as_role == OWNER else "DATABASE_URL"
    if url := os.environ.get(variable) or os.environ.get("DATABASE_URL"):
        return {**_BASE, **_parsed(url)}
    from config import private_database

    return {**_BASE, **private_database.address(as_role)}


def options() -> dict[str, Any]:
    """A pool of connections for the application; one plain connection for the owner's short commands."""
    if role() == OWNER:
        return named_options()
    size = int(os.environ.get("LIREN_DB_POOL", "12"))
    return {
        **named_options(),
        "pool": {"min_size": 1, "max_size": size, "timeout": 10, "reset": _close_fence},
    }


def named_options() -> dict[str, Any]:
    """What the address adds after a question mark: `?sslmode=verify-full&sslrootcert=…`."""
    return dict(parse_qsl(urlsplit(os.environ.get("DATABASE_URL", "")).query))


_BASE = {
    "ENGINE": "django.db.backends.postgresql",
    "CONN_HEALTH_CHECKS": True,
    "DISABLE_SERVER_SIDE_CURSORS": False,
}


def _close_fence(raw: Any) -> None:
    """A connection goes back to the pool: nobody's grants stay on it."""
    from liren.kernel import fence

    fence.reset(raw)


def _parsed(url: str) -> dict[str, str]:
    parts = urlsplit(url)
    return {
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
    }
