"""Is the key file this database's own, and are its keys being changed right now?"""

from __future__ import annotations

from django.db import connection
from django.utils.translation import gettext_lazy as _

from liren.events.models import Installation
from liren.kernel import crypto
from liren.kernel.crypto import KeyringProblem
from liren.kernel.errors import Refused
from liren.kernel.keyring_file import read_keys

LOCK_SPACE = 7202
"""Advisory lock: shared by imports, held alone by the moment in which a change of blind keys begins."""
SEAL, BLIND = "seal", "blind"


def require_own_keys() -> None:
    """Refuse to start with the key file of another database, or without one. Writes nothing, makes no file."""
    if (known := the_installation("keys")) is None:
        return
    keys = read_keys(crypto.key_file())
    here = {key.id.hex() for key in (*keys.seal, *keys.blind)}
    if not set(known.keys.split()) <= here:
        raise KeyringProblem(_FOREIGN)


def the_installation(*columns: str) -> Installation | None:
    """The row (of a database that is yet to be migrated, name the columns), or nothing where there is none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('events_installation') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return None
    return Installation.objects.only(*columns).first() if columns else Installation.objects.first()


def wait_for_keys() -> None:
    """Called by what compares many numbers in one transaction: refuses while their keys are being changed.

    Until the transaction ends, no such change can begin.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s, 0)", [LOCK_SPACE])
    known = the_installation()
    if known is not None and known.rotation == BLIND:
        raise Refused(_BUSY)


_FOREIGN = _(
    "The key file is not this database's own: keys are missing in it that stored values need. Nothing was changed. "
    "Put the right keyring.json back (it is in every backup), then start again."
)
_BUSY = _(
    "The keys by which numbers are found are being changed; imports wait until that is done. "
    "Nothing was changed. Try again in some minutes."
)
