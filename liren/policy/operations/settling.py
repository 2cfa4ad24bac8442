"""Take what triggers put into the queue, and bring values, verdicts and tallies up to date."""

from __future__ import annotations

import time
from collections import defaultdict
from hashlib import sha256

from django.db import connection, transaction
from django.utils import timezone

from liren.policy.measuring.sources import depending_on
from liren.policy.measuring.watching import MAP
from liren.policy.models import FullRound, Pack
from liren.policy.operations.judging import clauses_using, drop_orphans, judge
from liren.policy.operations.measuring import measure_all, measure_some

MOST = 60
"""Places changed at once, beyond which measuring everything is the shorter way."""


def settle() -> int:
    """Bring everything up to date; how many changes were taken from the queue. Nothing to do costs one look.

    After a change of the map everything is measured and judged: verdicts of codes that are gone go with them.
    Taken in the same transaction in which the figures change: a killed worker loses nothing.
    """
    if not _waiting():
        return 0
    with transaction.atomic():
        stirred = _take()
        places = {place for of_table in stirred.values() for place in of_table}
        if MAP in stirred or len(places) > MOST:
            _everything()
        else:
            _settle(stirred)
    return sum(len(of_table) for of_table in stirred.values())


def judge_everything() -> FullRound:
    """Measure and judge everything: once a day (ages, periods and deadlines move by themselves), and after new packs."""
    started = time.monotonic()
    with transaction.atomic():
        _take()
        _everything()
        return FullRound.objects.create(
            day=timezone.localdate(), packs=packs_digest(), finished_at=timezone.now(),
            seconds=time.monotonic() - started,
        )  # fmt: skip


def is_due() -> bool:
    """Whether nobody has judged everything today, or the packs have changed since."""
    return not FullRound.objects.filter(day=timezone.localdate(), packs=packs_digest()).exists()


def packs_digest() -> str:
    """Changes with any pack."""
    digests = sorted(Pack.objects.values_list("digest", flat=True))
    return sha256("".join(digests).encode()).hexdigest()


def _everything() -> None:
    measure_all()
    drop_orphans(timezone.localdate())
    judge()


def _settle(stirred: dict[str, set[str]]) -> None:
    """The indicators that read a changed table, in the places where it changed, and what hangs on them."""
    for tables, places in _alike(stirred).items():
        keys = depending_on(tables)
        if moved := measure_some(places, keys):
            judge(codes=moved, clauses=clauses_using(keys))


def _alike(stirred: dict[str, set[str]]) -> dict[tuple[str, ...], set[str]]:
    """Places by the set of tables that changed there: one round of measuring for each."""
    tables_of: dict[str, set[str]] = defaultdict(set)
    for table, places in stirred.items():
        for place in places:
            tables_of[place].add(table)
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for place, tables in tables_of.items():
        found[tuple(sorted(tables))].add(place)
    return found


def _waiting() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM policy_stirred)")
        return bool(cursor.fetchone()[0])


def _take() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute('DELETE FROM policy_stirred RETURNING "table", place')
        for table, place in cursor.fetchall():
            found[table].add(place)
    return found
