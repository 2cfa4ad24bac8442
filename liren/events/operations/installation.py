"""Remember in the database which keys belong to it."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from liren.events.models import Installation
from liren.events.queries.installation import require_own_keys, the_installation
from liren.events.queries.keys import opened_by
from liren.kernel import crypto
from liren.kernel.crypto import KeyringProblem
from liren.kernel.keyring_file import read_keys


def note_keys() -> None:
    """Note the names of the keys in the file; the file is made where the database is new.

    Refuses the key file of another database: one that lacks a noted key, or, where nothing was noted yet, one that
    does not open what is stored. Run as the database's owner.
    """
    require_own_keys()
    file = crypto.key_file()
    if the_installation() is None and not opened_by(read_keys(file).seal if file.exists() else ()):
        raise KeyringProblem(_OTHERS)
    with transaction.atomic():
        Installation.objects.update_or_create(
            pk=Installation.THE_ONE, defaults={"keys": crypto.keyring().fingerprint()}
        )


_OTHERS = _(
    "The key file does not open what is stored in this database. Nothing was changed. "
    "Put the right keyring.json back (it is in every backup), then start again."
)
