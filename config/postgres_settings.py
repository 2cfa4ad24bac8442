"""How the private PostgreSQL is tuned: modest, for two cores and a few gigabytes, and silent about data."""

from __future__ import annotations

import os
from pathlib import Path

THROW_AWAY = "LIREN_DB_THROW_AWAY"
"""Set for tests: a cluster whose loss hurts nobody does not wait for the disk."""


def render(sockets: Path) -> dict[str, str]:
    """The settings files of a cluster: name → text. Written anew at every start."""
    values = {**_CONNECTIONS, **_memory(), **_WORK, **_SILENCE}
    if os.environ.get(THROW_AWAY):
        values |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    values["unix_socket_directories"] = f"'\"{sockets}\"'"
    lines = "".join(f"{name} = {value}\n" for name, value in values.items())
    return {
        "postgresql.conf": f"# Written at every start; changes here are lost.\n{lines}",
        "pg_hba.conf": _HBA,
    }


def _memory() -> dict[str, str]:
    total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2**20
    return {
        "shared_buffers": f"{max(64, min(512, total // 8))}MB",
        "effective_cache_size": f"{max(256, min(8192, total // 2))}MB",
        "work_mem": "16MB",
        "maintenance_work_mem": f"{max(64, min(256, total // 16))}MB",
    }


_CONNECTIONS = {
    "listen_addresses": "''",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "password_encryption": "'scram-sha-256'",
}
_WORK = {
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "checkpoint_completion_target": "0.9",
    "wal_compression": "on",
    "random_page_cost": "1.1",
    "jit": "off",
    "max_parallel_workers_per_gather": "1",
    "idle_in_transaction_session_timeout": "'10min'",
    "timezone": "'UTC'",
    "default_text_search_config": "'pg_catalog.simple'",
}
# A refused row's DETAIL would carry an identity number into the log: terse leaves it out.
_SILENCE = {
    "log_timezone": "'UTC'",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_statement": "none",
    "log_checkpoints": "off",
    "log_line_prefix": "'%m [%p] '",
}
_HBA = "local all all scram-sha-256\nhost all all all reject\n"
