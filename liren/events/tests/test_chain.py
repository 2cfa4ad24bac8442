"""The arithmetic of the chain, without a database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liren.events.chain import digests, leaves
from liren.events.chain.canonical import COLUMNS, event_digest
from liren.events.masking import masked

ROW: dict[str, Any] = {**dict.fromkeys(COLUMNS), "id": 7, "at": datetime(2026, 11, 23, 8, 0, tzinfo=UTC)}
LISTS = st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=40)


def test_both_digests_match_their_standards() -> None:
    assert digests.digest("sha256", b"abc").hex().startswith("ba7816bf")
    assert digests.digest("sm3", b"abc").hex().startswith("66c7f0f462eeedd9")
    with pytest.raises(ValueError, match="md5"):
        digests.digest("md5", b"abc")


def test_national_ciphers_bring_the_national_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIREN_CIPHER", "sm4")
    assert digests.chosen() == "sm3"


def test_the_clock_that_an_instant_is_shown_in_does_not_change_the_digest() -> None:
    shanghai = {**ROW, "at": ROW["at"].astimezone(timezone(timedelta(hours=8)))}
    assert event_digest(shanghai, "sha256") == event_digest(ROW, "sha256")


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_counts(column: str) -> None:
    other = {**ROW, column: datetime(2026, 1, 1, tzinfo=UTC) if column == "at" else "x"}
    assert event_digest(other, "sha256") != event_digest(ROW, "sha256")


@given(LISTS)
def test_leaves_come_back_as_they_were_packed(found: list[bytes]) -> None:
    packed = [leaves.Leaf(number, digest) for number, digest in enumerate(found)]
    assert leaves.unpack(leaves.pack(packed)) == packed


@given(LISTS, st.data())
def test_the_root_changes_with_any_leaf_its_order_and_their_number(
    found: list[bytes], data: st.DataObject
) -> None:
    packed = [leaves.Leaf(number, digest) for number, digest in enumerate(found)]
    root = leaves.root(packed, "sha256")
    at = data.draw(st.integers(0, len(packed) - 1))
    assert leaves.root(packed[:at] + packed[at + 1 :], "sha256") != root
    assert (
        leaves.root([*packed[:at], leaves.Leaf(-1, packed[at].digest), *packed[at + 1 :]], "sha256") != root
    )
    assert leaves.root([*packed, packed[-1]], "sha256") != root


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("号 999999196503020016 完", "号 9999**********0016 完"),
        ("99999919650302001X", "9999**********001X"),
        ("19900001234", "199****1234"),
        ("330182001003", "330182001003"),
        ("58弄3幢201", "58弄3幢201"),
    ],
)
def test_numbers_of_persons_are_masked_wherever_they_stand(text: str, shown: str) -> None:
    assert masked({"a": [text]}) == {"a": [shown]}
