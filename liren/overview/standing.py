"""How units stand, added up. One check of a clause at one unit counts once, so counts add up the tree. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import add

from liren.policy.choices import State

NAMES = ("not_met", "near", "no_data", "judgement", "met", "not_applicable")
"""The counts of a tally, in the order of `State`: the worst first."""
TONES = {
    State.NOT_MET: ("bad", "✕"), State.NEAR: ("warn", "△"), State.NO_DATA: ("nd", "○"),
    State.JUDGEMENT: ("info", "◇"), State.MET: ("ok", "✓"), State.NOT_APPLICABLE: ("plain", "—"),
}  # fmt: skip
"""Colour and mark of each state: never one without the other."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How many checks stand how."""

    not_met: int = 0
    near: int = 0
    no_data: int = 0
    judgement: int = 0
    met: int = 0
    not_applicable: int = 0

    def __add__(self, other: Standing) -> Standing:
        return Standing(*map(add, self.counts, other.counts))

    @property
    def counts(self) -> tuple[int, ...]:
        """All six, the worst first."""
        return self.not_met, self.near, self.no_data, self.judgement, self.met, self.not_applicable

    @classmethod
    def of(cls, state: int) -> Standing:
        """One check."""
        return cls(**{NAMES[state - 1]: 1})

    @property
    def bound(self) -> int:
        """The checks that apply."""
        return self.not_met + self.near + self.no_data + self.judgement + self.met

    @property
    def worst(self) -> State:
        """The worst state that occurs."""
        found = (state for state, n in zip(State, self.counts, strict=True) if n)
        return next(found, State.NOT_APPLICABLE)

    @property
    def tone(self) -> str:
        """The colour of the worst state."""
        return TONES[self.worst][0]

    @property
    def mark(self) -> str:
        """Its mark, for those who do not see colours."""
        return TONES[self.worst][1]

    @property
    def count(self) -> int:
        """How many checks stand in the worst state."""
        return int(getattr(self, NAMES[self.worst - 1]))

    @property
    def need(self) -> float:
        """How much help is needed: the share that is not met or of which nothing is known."""
        return (self.not_met + self.no_data) / self.bound if self.bound else 0.0

    @property
    def order(self) -> tuple[float, float]:
        """Sorts those first who need most help; of equals, those with less that is met."""
        return -self.need, self.met / self.bound if self.bound else 1.0

    @property
    def share(self) -> int | None:
        """Per cent met, rounded down: 100 means all."""
        return 100 * self.met // self.bound if self.bound else None

    def parts(self) -> list[tuple[State, int]]:
        """The states that occur among the checks that apply: best first, as bars are read."""
        order = (State.MET, State.NEAR, State.NOT_MET, State.NO_DATA, State.JUDGEMENT)
        return [(state, n) for state in order if (n := getattr(self, NAMES[state - 1]))]


def total(standings: Iterable[Standing]) -> Standing:
    """All of them together."""
    columns = list(zip(*(one.counts for one in standings), strict=True))
    return Standing(*map(sum, columns))
