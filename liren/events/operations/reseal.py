"""Write the encrypted values of one column again, under the key that encrypts now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from liren.events.queries.keys import waiting
from liren.kernel import crypto
from liren.kernel.crypto import SealBroken
from liren.kernel.errors import Refused
from liren.kernel.keyring import HEADER
from liren.kernel.sealed_values import Sealed

BATCH = 2_000
"""Values in one short transaction."""
PATIENCE = 120
"""Seconds to wait for values that other work holds."""
Row = tuple[tuple[Any, ...], bytes]


def reseal(
    place: Sealed, *, tell: Callable[[int, int], None], wait: Callable[[float], None]
) -> tuple[int, int]:
    """Write again what is not under the newest key; returns how many values, and how many cannot be opened.

    A value held by other work is passed over and taken up in the next round.
    """
    header = crypto.keyring().header
    done, total, damaged = 0, waiting(place, header), 0
    for _round in range(PATIENCE):
        fresh, damaged = _go_over(place, header, lambda n, so_far=done: tell(so_far + n, total))  # type: ignore[misc]
        done += fresh
        if waiting(place, header) <= damaged:
            return done, damaged
        if not fresh:
            wait(1.0)
    raise Refused(_HELD % {"table": place.table})


def _go_over(place: Sealed, header: bytes, tell: Callable[[int], None]) -> tuple[int, int]:
    done = damaged = 0
    last: tuple[Any, ...] = ()
    while True:
        with transaction.atomic():
            rows = _locked(place, header, last)
            fresh = [(row, *values) for row, token in rows if (values := _anew(place, token))]
            _write(place, fresh)
        if not rows:
            return done, damaged
        last, done, damaged = rows[-1][0], done + len(fresh), damaged + len(rows) - len(fresh)
        tell(done)


def _locked(place: Sealed, header: bytes, last: tuple[Any, ...]) -> list[Row]:
    names = ", ".join(place.row)
    after = f"AND ({names}) > ({', '.join(['%s'] * len(last))})" if last else ""
    words = _NEXT.format(row=names, bytes=place.bytes_sql, table=place.table, where=place.where, after=after)
    with connection.cursor() as cursor:
        cursor.execute(words, [HEADER, header, *last, BATCH])
        return [(tuple(row), bytes(token)) for *row, token in cursor.fetchall()]


def _anew(place: Sealed, token: bytes) -> tuple[bytes, ...]:
    """The value and its indexes under today's keys; nothing for a value that was damaged."""
    try:
        text = crypto.unseal(place.purpose, token)
    except SealBroken:
        return ()
    indexes = (crypto.blind(blind.purpose, blind.part(text)) for blind in place.blinds)
    return crypto.seal(place.purpose, text), *indexes


def _write(place: Sealed, fresh: Sequence[tuple[Any, ...]]) -> None:
    if not fresh:
        return
    rows, keys = [row for row, *_ in fresh], range(len(place.row))
    columns = [[row[n] for row in rows] for n in keys]
    columns += [list(values) for values in zip(*[values for _, *values in fresh], strict=True)]
    names = [f"v.b{n}" for n in range(len(place.blinds))]
    with connection.cursor() as cursor:
        cursor.execute(
            _WRITE.format(
                table=place.table, assignment=place.assignment("v.sealed", *names),
                arrays=", ".join(["%s::bigint[]" for _ in keys] + ["%s::bytea[]"] * (1 + len(names))),
                names=", ".join([*(f"k{n}" for n in keys), "sealed", *(name[2:] for name in names)]),
                match=" AND ".join(f"t.{column} = v.k{n}" for n, column in enumerate(place.row)),
            ),
            columns,
        )  # fmt: skip


_NEXT = """
SELECT {row}, {bytes} FROM {table} WHERE {where} AND {bytes} IS NOT NULL
AND substring({bytes} FROM 1 FOR %s) <> %s {after} ORDER BY {row} LIMIT %s FOR UPDATE SKIP LOCKED
"""
_WRITE = "UPDATE {table} t SET {assignment} FROM unnest({arrays}) AS v({names}) WHERE {match}"
_HELD = _(
    "Other work holds values of %(table)s for too long. What was done is kept; run the command again later."
)
