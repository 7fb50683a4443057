"""Gains: how far a contract lifts each signatory from its fallback to the best it could hope for.

`g = (v - r) / (m - r)`, with `v` what the contract is worth to the side, `r` its fallback, and `m`
the best `v` among contracts that give every signatory at least its fallback.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from negotiation.contract.base import SideCode
from negotiation.contract.terms import Contract
from negotiation.review.reach import Reach, Values
from negotiation.review.undefined import NO_ROOM, NO_ZONE, NOT_COUNTED, Undefined


@dataclass(frozen=True)
class Scale:
    """Fallback and ideal of every signatory, in tenths; every ideal is above its fallback."""

    fallbacks: dict[SideCode, int]
    ideals: dict[SideCode, int]

    @property
    def sides(self) -> tuple[SideCode, ...]:
        """The signatories."""
        return tuple(self.fallbacks)

    def room(self, side: SideCode) -> int:
        """How far it is from a side's fallback to its ideal."""
        return self.ideals[side] - self.fallbacks[side]

    def gains(self, values: Mapping[SideCode, int]) -> dict[SideCode, float]:
        """The gain of each signatory, as a share of the way from its fallback to its ideal."""
        return {
            side: (values[side] - low) / self.room(side) for side, low in self.fallbacks.items()
        }


def scale_of(reach: Reach | None) -> Scale | Undefined:
    """The scale of what could be signed, or why there is none."""
    if reach is None:
        return NOT_COUNTED
    outcomes = reach.outcomes
    if outcomes.room is None:
        return NO_ZONE
    if (outcomes.room <= 0).any():
        return NO_ROOM
    lows = [int(outcomes.fallbacks[column]) for column in outcomes.signing]
    fallbacks = dict(zip(outcomes.signatories, lows, strict=True))
    rooms = dict(zip(outcomes.signatories, outcomes.room.tolist(), strict=True))
    return Scale(fallbacks, {side: low + rooms[side] for side, low in fallbacks.items()})


class Worth:
    """What contracts are worth to every side in the reference state; each is asked for once."""

    def __init__(self, values: Values) -> None:
        """`values` answers for many contracts at once."""
        self._values = values
        self._known: dict[Contract, dict[SideCode, int]] = {}

    def of(self, *contracts: Contract) -> list[dict[SideCode, int]]:
        """Each side's value of each contract, in tenths."""
        unknown = [c for c in dict.fromkeys(contracts) if c not in self._known]
        if unknown:
            found = self._values(unknown)
            for row, contract in enumerate(unknown):
                self._known[contract] = {side: int(v[row]) for side, v in found.items()}
        return [self._known[contract] for contract in contracts]
