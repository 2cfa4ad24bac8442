"""Which encrypted values exports hold: what was typed into the search box of the list that is exported."""

from liren.kernel.sealed_values import Sealed
from liren.ledgers.queries.exports import PURPOSE

SEALED = (
    Sealed(
        "people_export", "filters.sealed_q", PURPOSE, where="filters ? 'sealed_q'",
        read="decode(filters->>'sealed_q', 'hex')",
        write="filters = filters || jsonb_build_object('sealed_q', encode({value}, 'hex'))",
    ),
)  # fmt: skip
