"""How far the log is sealed, and when it was last proven."""

from __future__ import annotations

from dataclasses import dataclass

from liren.events.findings import Finding, Trouble
from liren.events.models import ChainCheck, Seal


@dataclass(frozen=True, slots=True)
class ChainState:
    """The last seal, the last check, and what the check found."""

    seal: Seal | None
    check: ChainCheck | None
    finding: Finding | None

    @property
    def head(self) -> str:
        """The beginning of the last seal's digest: short enough to note down on paper."""
        return bytes(self.seal.digest).hex()[:16] if self.seal else ""


def chain_state() -> ChainState:
    """Two reads, each of one row."""
    check = ChainCheck.objects.first()
    seal = Seal.objects.defer("leaves").last()
    return ChainState(seal, check, _finding(check))


def _finding(check: ChainCheck | None) -> Finding | None:
    if check is None or not check.finding:
        return None
    return Finding(Trouble(check.finding), check.event_id, check.seal_id)
