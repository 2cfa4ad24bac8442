"""Rules of the register, without a database: what is stale, which place holds several."""

from collections.abc import Iterable
from datetime import date, timedelta

CONFIRM_WITHIN_DAYS = 180
"""After this, a record should be looked at again (该核对)."""
LEVELS = (15, 12, 9, 6, 4, 2, 0)


def is_stale(confirmed_on: date | None, today: date) -> bool:
    """Whether nobody has confirmed the record for so long that it should be looked at."""
    return confirmed_on is None or confirmed_on < stale_before(today)


def stale_before(today: date) -> date:
    """Records confirmed before this day are stale."""
    return today - timedelta(days=CONFIRM_WITHIN_DAYS)


def row_id(text: str) -> int:
    """The number of a row as somebody sent it; 0, which no row has, for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0


def community_of(place_code: str) -> str:
    """A person is recorded once per community: the first twelve digits."""
    return place_code[:12]


def place_of_all(codes: Iterable[str]) -> str:
    """The smallest place that holds all of them: where an event about several people is filed."""
    first, *others = codes
    return next(first[:level] for level in LEVELS if all(code.startswith(first[:level]) for code in others))
