"""What sets the tempers apart: how high they aim, how fast they come down, what moves them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from negotiation.rules.setup import Temper


@dataclass(frozen=True, slots=True)
class Temperament:
    """The settings of one temper; choices of the game, not facts.

    `aim` and `reserve` are shares of the way from the fallback to the best contract a side could
    wish for: where it starts, and where it stops. `haste` bends the way down over time: 1 is even,
    above 1 comes down early, below 1 late. `reciprocity` is the share of the way down that has to
    be earned by what the others concede, less and less as time runs out. `reads_others` says
    whether offers are chosen for what the others have shown that they want. `ask` says which of
    the contracts that meet the target it asks for: those that others may accept, or those best
    for itself.
    """

    aim: float
    reserve: float
    haste: float
    reciprocity: float
    reads_others: bool
    ask: Literal["agreeable", "best"]


TEMPERAMENTS: Mapping[Temper, Temperament] = {
    "conceder": Temperament(
        aim=0.5, reserve=0.02, haste=2.5, reciprocity=0.0, reads_others=False, ask="agreeable"
    ),
    "hardliner": Temperament(
        aim=0.9, reserve=0.3, haste=0.3, reciprocity=0.0, reads_others=False, ask="best"
    ),
    "trader": Temperament(
        aim=0.55, reserve=0.02, haste=1.5, reciprocity=0.25, reads_others=True, ask="agreeable"
    ),
    "mirror": Temperament(
        aim=0.6, reserve=0.1, haste=1.0, reciprocity=1.0, reads_others=False, ask="agreeable"
    ),
}
"""Four ways to play, after the time-dependent and behaviour-dependent tactics of the literature."""
