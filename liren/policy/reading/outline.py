"""Which of the possible labels are clauses, and which is whose child: one choice for the whole text.

A label is judged in the row it would make with the others, not alone. States of the outline (the open rows, one in
another) are carried along the text, each candidate is taken or left, and the outline that explains the text best
wins. Only the best few states are kept, so the time grows with the length of the text and no faster.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from liren.policy.reading import weights as w
from liren.policy.reading.labels import Token

_KEPT = 24


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible label with the weight of its place."""

    token: Token
    weight: float
    opens: bool
    """Whether it opens a paragraph."""


@dataclass(frozen=True, slots=True)
class Node:
    """A label that is one; `parent` is its place in the list of nodes, -1 at the top."""

    token: Token
    parent: int


Open = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _State:
    score: float
    open: Open
    last: tuple[tuple[str, int], ...]
    """The last number of every family that is no longer open."""
    homes: tuple[tuple[str, str], ...]
    """Under which family each family stood when it was first seen."""
    end: int
    trail: tuple[object, Candidate, int] | None


def outline(candidates: Iterable[Candidate]) -> list[Node]:
    """The best outline of a text."""
    states = [_State(0.0, (), (), (), 0, None)]
    for candidate in candidates:
        states = _best([*states, *(new for state in states for new in _taken(state, candidate))])
    return _nodes(states[0])


def _best(states: list[_State]) -> list[_State]:
    """The best state of each kind, and of those the best few."""
    kinds: dict[tuple[Open, tuple[tuple[str, int], ...], int], _State] = {}
    for state in states:
        kind = (state.open, state.last, state.end)
        if kind not in kinds or kinds[kind].score < state.score:
            kinds[kind] = state
    return sorted(kinds.values(), key=lambda state: -state.score)[:_KEPT]


def _taken(state: _State, candidate: Candidate) -> Iterator[_State]:
    token = candidate.token
    if token.start < state.end or candidate.weight <= w.IMPOSSIBLE:
        return
    for depth, gain in _moves(state, candidate):
        closed = {family: ordinal for family, ordinal in state.open[depth:] if family != token.family}
        last = {**dict(state.last), **closed}
        last.pop(token.family, None)
        yield _State(
            state.score + candidate.weight + gain,
            (*state.open[:depth], (token.family, token.ordinal)),
            tuple(sorted(last.items())),
            _housed(state, token.family, depth),
            token.end,
            (state.trail, candidate, depth),
        )


def _housed(state: _State, family: str, depth: int) -> tuple[tuple[str, str], ...]:
    if any(family == known for known, _home in state.homes):
        return state.homes
    return (*state.homes, (family, state.open[depth - 1][0] if depth else ""))


def _moves(state: _State, candidate: Candidate) -> Iterator[tuple[int, float]]:
    """Each depth at which the label may stand, with what speaks for it."""
    token = candidate.token
    for depth, (family, ordinal) in enumerate(state.open):
        if family == token.family:
            yield depth, _same_row(ordinal, candidate)
            return
    gain = _new_row(dict(state.last), state.open, candidate)
    if token.prefix and token.prefix[-1] not in {ordinal for _family, ordinal in state.open}:
        gain += w.STRAY
    home = dict(state.homes).get(token.family) if token.family != "条" else None
    if home is not None and token.ordinal == 1:
        gain += w.BEGIN_KNOWN
    for depth in range(len(state.open), -1, -1):
        cost, settled = _nesting(state.open, depth, token)
        at_home = home is None or home == (state.open[depth - 1][0] if depth else "")
        yield depth, gain + cost + (0.0 if at_home else w.OTHER_HOME)
        if settled and at_home:
            return


def _same_row(ordinal: int, candidate: Candidate) -> float:
    """The row is open: the next number is what we expect."""
    opens, new = candidate.opens, candidate.token.ordinal
    if new <= 0 or ordinal <= 0:
        return w.NEXT_HEAD
    if new == ordinal + 1:
        return w.NEXT
    if new == ordinal:
        return w.AGAIN if opens else w.AGAIN_INLINE
    if new == 1:
        return w.RESTART if opens else w.RESTART_INLINE
    if ordinal < new <= ordinal + 3 and opens:
        return w.SKIP_EACH * (new - ordinal - 1)
    return w.BACK if opens else w.BACK + w.LATE_INLINE


def _new_row(last: dict[str, int], open_rows: Open, candidate: Candidate) -> float:
    """The row begins, or one that was closed goes on under the next parent."""
    token, opens = candidate.token, candidate.opens
    if token.ordinal <= 0:
        return 0.0
    if token.family == "条" and token.ordinal == last.get("条", 0) + 1:
        return w.RESUME_ARTICLE if opens else w.ARTICLE_INLINE if token.ordinal > 1 else w.BEGIN_INLINE
    if token.ordinal == 1:
        return w.BEGIN if opens else w.BEGIN_INLINE
    if token.ordinal == last.get(token.family, -1) + 1:
        return w.RESUME if opens else w.RESUME_INLINE
    return w.LATE if opens else w.LATE_INLINE


def _nesting(open_rows: Open, depth: int, token: Token) -> tuple[float, bool]:
    """What it costs to begin a row under `depth` open ones, and whether higher up need not be tried."""
    rank = w.RANKS.get(token.family)
    above = w.RANKS.get(open_rows[depth - 1][0]) if depth else None
    climbed = [w.RANKS.get(family) for family, _ordinal in open_rows[depth:]]
    upside_down = rank is not None and above is not None and above >= rank
    unforced = sum(1 for other in climbed if rank is None or other is None or other < rank)
    down = w.DOWN.get(token.family, w.UPSIDE_DOWN)
    cost = (down if upside_down else 0.0) + w.CLIMB * unforced
    return cost, not upside_down


def _nodes(state: _State) -> list[Node]:
    steps: list[tuple[Candidate, int]] = []
    trail = state.trail
    while trail is not None:
        trail, candidate, depth = trail  # type: ignore[assignment]
        steps.append((candidate, depth))
    nodes: list[Node] = []
    path: list[int] = []
    for candidate, depth in reversed(steps):
        del path[depth:]
        nodes.append(Node(candidate.token, path[-1] if path else -1))
        path.append(len(nodes) - 1)
    return nodes
