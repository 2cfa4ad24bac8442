"""PostgreSQL's dump and restore, run as the database's owner with the programs of the wheel."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import psycopg

from config import database, postgres_programs
from liren.kernel.errors import Refused


def dump(target: Path) -> None:
    """Write the whole database into a file, in PostgreSQL's own packed format."""
    _run("pg_dump", "--format=custom", "--no-password", f"--file={target}")


def restore(source: Path) -> None:
    """Read a dump into an empty database: all of it or nothing."""
    options = ["--no-owner", "--no-comments", "--single-transaction", "--exit-on-error", "--no-password"]
    _run("pg_restore", *options, f"--dbname={_environment()['PGDATABASE']}", str(source))


def connect_as_owner(name: str = "") -> psycopg.Connection[Any]:
    """A plain connection as the owner, to our database or to another one on the same server."""
    variables = {"PGHOST": "host", "PGPORT": "port", "PGUSER": "user", "PGPASSWORD": "password"}
    environment = _environment()
    words = {name: environment[variable] for variable, name in variables.items() if variable in environment}
    words |= {**database.named_options(), "dbname": name or environment["PGDATABASE"]}
    return psycopg.connect(psycopg.conninfo.make_conninfo(**words), autocommit=True)


def _environment() -> dict[str, str]:
    address = database.connection(database.OWNER)
    wanted = {
        "PGHOST": address["HOST"],
        "PGPORT": address["PORT"],
        "PGUSER": address["USER"],
        "PGPASSWORD": address["PASSWORD"],
        "PGDATABASE": address["NAME"],
        **{f"PG{name.upper()}": value for name, value in database.named_options().items()},
    }
    return {name: value for name, value in wanted.items() if value}


def _run(program: str, *arguments: str) -> None:
    words = postgres_programs.Programs(postgres_programs.shipped()).command(program, *arguments)
    surroundings = {"PATH": os.environ.get("PATH", ""), "HOME": os.environ.get("HOME", "/"), **_environment()}
    done = subprocess.run(
        words, env=surroundings, capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode:
        raise Refused(f"{program} failed: {_first_complaint(done.stderr)}")


def _first_complaint(text: str) -> str:
    """The first line of an error; the rest may quote rows."""
    return next((line for line in text.splitlines() if "error" in line.lower()), "no reason was given")
