"""Check an export of Liren's log (`liren verify --export FILE`) with Python's standard library only.

    python verify_export.py FILE [--expect DIGEST]

Exit code 0: every sealed event is what was sealed. 1: the first event or seal that is not is named.
2: the file cannot be read as an export. DIGEST is a seal's digest, or its beginning, noted down earlier.
"""

import argparse
import base64
import hashlib
import json
import struct
import sys
from collections.abc import Iterator
from typing import Any

SEALED = ("algorithm", "count", "first_event", "last_event", "previous", "root", "sealed_at")
START = bytes(32).hex()
LEAF = struct.Struct(">q32s")


class Touched(Exception):  # noqa: N818
    """The log is not what was sealed."""


def digest(algorithm: str, data: bytes) -> bytes:
    if algorithm == "sha256":
        return hashlib.sha256(data).digest()
    if algorithm != "sm3":
        raise Touched(f"a seal names an unknown digest: {algorithm}")
    return hashlib.new("sm3", data).digest() if "sm3" in hashlib.algorithms_available else sm3(data)


def sm3(data: bytes) -> bytes:
    """GB/T 32905, for a Python whose OpenSSL was built without it."""

    def turn(x: int, n: int) -> int:
        n %= 32
        return (x << n | x >> (32 - n)) & 0xFFFFFFFF

    state = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E]
    padded = data + b"\x80" + bytes((55 - len(data)) % 64) + struct.pack(">Q", len(data) * 8)
    for block in range(0, len(padded), 64):
        w = list(struct.unpack(">16I", padded[block : block + 64]))
        for j in range(16, 68):
            x = w[j - 16] ^ w[j - 9] ^ turn(w[j - 3], 15)
            w.append(x ^ turn(x, 15) ^ turn(x, 23) ^ turn(w[j - 13], 7) ^ w[j - 6])
        a, b, c, d, e, f, g, h = state
        for j in range(64):
            s1 = turn(turn(a, 12) + e + turn(0x79CC4519 if j < 16 else 0x7A879D8A, j) & 0xFFFFFFFF, 7)
            ff, gg = (a ^ b ^ c, e ^ f ^ g) if j < 16 else ((a & b) | (a & c) | (b & c), (e & f) | (~e & g))
            t1 = ff + d + (s1 ^ turn(a, 12)) + (w[j] ^ w[j + 4]) & 0xFFFFFFFF
            t2 = gg + h + s1 + w[j] & 0xFFFFFFFF
            a, b, c, d, e, f, g, h = t1, a, turn(b, 9), c, t2 ^ turn(t2, 9) ^ turn(t2, 17), e, turn(f, 19), g
        state = [old ^ new for old, new in zip(state, (a, b, c, d, e, f, g, h), strict=True)]
    return struct.pack(">8I", *state)


def written(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def root(packed: list[tuple[int, bytes]], algorithm: str) -> str:
    level = [digest(algorithm, b"\x00" + LEAF.pack(*leaf)) for leaf in packed]
    while len(level) > 1:
        pairs = [digest(algorithm, b"\x01" + a + b) for a, b in zip(level[::2], level[1::2], strict=False)]
        level = pairs + level[len(pairs) * 2 :]
    return level[0].hex()


def check_seal(seal: dict[str, Any], events: list[dict[str, Any]], before: str) -> None:
    """The seal in itself, its place in the chain, then every event that it covers."""
    name = f"seal {seal['number']}"
    try:
        packed = [
            (one, two) for one, two in LEAF.iter_unpack(base64.b64decode(seal["leaves"], validate=True))
        ]
    except (ValueError, struct.error):
        raise Touched(f"{name} was changed") from None
    itself = digest(seal["algorithm"], b"\x02" + written({key: seal[key] for key in SEALED}))
    ends = packed and (packed[0][0], packed[-1][0]) == (seal["first_event"], seal["last_event"])
    fits = ends and len(packed) == seal["count"] and root(packed, seal["algorithm"]) == seal["root"]
    if not fits or itself.hex() != seal["digest"]:
        raise Touched(f"{name} was changed")
    if seal["previous"] != before:
        raise Touched(f"a seal before {name} was removed or replaced")
    check_events(dict(packed), events, seal["algorithm"])


def check_events(sealed: dict[int, bytes], events: list[dict[str, Any]], algorithm: str) -> None:
    present = {event["id"]: event for event in events}
    for number in sorted(sealed.keys() | present.keys()):
        if number not in present:
            raise Touched(f"event {number} was removed after it was sealed")
        if number not in sealed:
            raise Touched(f"event {number} was added after its time was sealed")
        if digest(algorithm, written(present[number])) != sealed[number]:
            moved = (
                digest(algorithm, written({**present[number], "id": one})) == sealed[one] for one in sealed
            )
            how = "changed places with another one" if any(moved) else "was changed"
            raise Touched(f"event {number} {how} after it was sealed")


def check(lines: Iterator[dict[str, Any]], expected: str) -> str:
    """Walk through the export; gives back what is told at the end."""
    if next(lines, {}).get("format") != "liren-events":
        raise ValueError("not an export of Liren's log")
    head, events, seals, seen = START, 0, 0, not expected
    waiting: list[dict[str, Any]] = []
    for line in lines:
        if "event" in line:
            waiting.append(line["event"])
        elif "seal" in line:
            check_seal(line["seal"], waiting, head)
            head, events, seals, waiting = line["seal"]["digest"], events + len(waiting), seals + 1, []
            seen = seen or head.startswith(expected)
        elif "end" in line:
            if line["end"] != {"events": events + len(waiting), "seals": seals, "head": head}:
                raise Touched("lines were removed from or added to the export")
            if not seen:
                raise Touched(f"no seal begins with {expected}: the chain was cut or replaced")
            told = f"The log is intact: {events} events under {seals} seals, {len(waiting)} not sealed yet."
            return f"{told}\nHead: {head}\n"
    raise Touched("the export is cut off: its last line is missing")


def main() -> None:
    kind = argparse.RawDescriptionHelpFormatter
    options = argparse.ArgumentParser(description=__doc__, formatter_class=kind)
    options.add_argument("file")
    options.add_argument("--expect", default="", metavar="DIGEST")
    given = options.parse_args()
    try:
        with open(given.file, encoding="utf-8") as file:
            sys.stdout.write(check(map(json.loads, file), given.expect.lower()))
    except Touched as problem:
        sys.exit(f"NOT INTACT: {problem}.")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        sys.stderr.write(f"Cannot be read as an export: {problem}\n")
        sys.exit(2)


if __name__ == "__main__":
    main()
