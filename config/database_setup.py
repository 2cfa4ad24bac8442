"""What a database needs before the first migration: roles, extensions, rights, and letters that work.

The owner owns every table and migrates; the application role owns nothing, so that row-level security and
revoked rights bind it. Tables that the owner makes later are usable by the application from the start;
append-only tables take UPDATE and DELETE away again in their migrations. Functions are nobody's to call or to hang
on a table of one's own, unless a migration says so: some run with the owner's rights, past every fence.
"""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg import sql

from liren.kernel.errors import Refused

EXTENSIONS = ("pg_trgm", "btree_gist")
OLDEST = 150000
Connection = psycopg.Connection[Any]


def make_roles(connection: Connection, passwords: dict[str, str]) -> None:
    """The owner (may also make databases: tests need them) and the plain role, each with its password."""
    for name, password in passwords.items():
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone():
            connection.execute(sql.SQL("CREATE ROLE {}").format(sql.Identifier(name)))
        rights = sql.SQL(_RIGHTS["owner" if name.endswith("_owner") else "application"])
        words = sql.SQL("ALTER ROLE {} {} PASSWORD {}")
        connection.execute(words.format(sql.Identifier(name), rights, sql.Literal(password)))


def make_database(connection: Connection, name: str, *, owner: str) -> None:
    """The database, when it is not there yet."""
    if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
        words = sql.SQL("CREATE DATABASE {} OWNER {}")
        connection.execute(words.format(sql.Identifier(name), sql.Identifier(owner)))


def prepare(connection: Connection, *, owner: str, application: str) -> None:
    """Extensions, and the application's rights on whatever the owner will make. May be repeated."""
    for name in EXTENSIONS:
        _add_extension(connection, name)
    parts = {"owner": sql.Identifier(owner), "application": sql.Identifier(application)}
    for words in _DEFAULT_RIGHTS if owner != application else ():
        connection.execute(sql.SQL(words).format(**parts))
    check(connection)


def check(connection: Connection) -> None:
    """Refuse a server that is too old, or under whose locale Chinese text cannot be searched."""
    if connection.info.server_version < OLDEST:
        raise Refused(
            f"PostgreSQL 15 or newer is needed; this server is {connection.info.server_version // 10000}."
        )
    row = connection.execute("SELECT show_trgm('新安江街道') <> '{}'").fetchone()
    if not row or not row[0]:
        raise Refused(_DEAF)


def weakness(connection: Connection) -> str:
    """What is wrong with the role that serves pages, if row security does not bind it; else nothing."""
    row = connection.execute(_UNFENCED).fetchone()
    return _OPEN if row and row[0] else ""


def _add_extension(connection: Connection, name: str) -> None:
    """Only when missing: some servers let nobody but their administrator say CREATE EXTENSION."""
    if connection.execute("SELECT 1 FROM pg_extension WHERE extname = %s", [name]).fetchone():
        return
    try:
        connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(name)))
    except psycopg.Error as problem:
        sentence = (
            f"The database needs the extension {name}: ask its administrator for CREATE EXTENSION {name}"
        )
        raise Refused(f"{sentence} ({problem.diag.message_primary}).") from None


_RIGHTS = {
    "owner": "LOGIN NOSUPERUSER NOCREATEROLE CREATEDB NOBYPASSRLS",
    "application": "LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB NOBYPASSRLS",
}
_DEFAULT_RIGHTS = (
    "GRANT USAGE ON SCHEMA public TO {application}",
    "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public"
    " GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {application}",
    "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public"
    " GRANT USAGE, SELECT ON SEQUENCES TO {application}",
    "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
)
_UNFENCED = """
SELECT rolsuper OR rolbypassrls OR EXISTS (
    SELECT FROM pg_class WHERE relrowsecurity AND pg_has_role(relowner, 'MEMBER')
) FROM pg_roles WHERE rolname = current_user
"""
_OPEN = (
    "Warning: the database role that serves pages owns the tables or stands above row security, so the database "
    "does not fence identity numbers, phones, care files and papers. Name a plain role in DATABASE_URL and the "
    "owner in DATABASE_OWNER_URL (see docs/how-to/deploy.md)."
)
_DEAF = (
    "This database cannot search Chinese text: its locale gives no trigrams (that is so under C or POSIX). "
    "Make the database with a UTF-8 locale: on PostgreSQL 17 or newer "
    "CREATE DATABASE … TEMPLATE template0 LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8', "
    "else LOCALE 'C.utf8'."
)
