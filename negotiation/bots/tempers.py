"""What sets the tempers apart: how high they aim, how fast they come down, what moves them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from negotiation.rules.seatview import MoveKind
from negotiation.rules.setup import Temper

_QUIET: frozenset[MoveKind] = frozenset({"consult_members", "state_beliefs"})

_GIVING: frozenset[MoveKind] = _QUIET | {"seek_mandate", "pledge_local_money"}


@dataclass(frozen=True, slots=True)
class Temperament:
    """The settings of one temper; choices of the game, not facts.

    `aim` and `reserve` are shares of the way from the fallback to the best contract a side could
    wish for: where it starts, and where it stops. `haste` bends the way down over time: 1 is even,
    above 1 comes down early, below 1 late. `reciprocity` is the share of the way down that has to
    be earned by what the others concede, less and less as time runs out. `reads_others` says
    whether offers are chosen for what the others have shown that they want. `ask` says which of
    the contracts that meet the target it asks for: those that others may accept, or those best
    for itself. `calls` are the calls, proofs and strong moves that it makes where they serve it.
    """

    aim: float
    reserve: float
    haste: float
    reciprocity: float
    reads_others: bool
    ask: Literal["agreeable", "best"]
    calls: frozenset[MoveKind] = frozenset()


TEMPERAMENTS: Mapping[Temper, Temperament] = {
    "conceder": Temperament(
        aim=0.5,
        reserve=0.02,
        haste=2.5,
        reciprocity=0.0,
        reads_others=False,
        ask="agreeable",
        calls=_GIVING | {"form_working_group", "disclose"},
    ),
    "hardliner": Temperament(
        aim=0.9,
        reserve=0.3,
        haste=0.3,
        reciprocity=0.0,
        reads_others=False,
        ask="best",
        calls=_QUIET | {"threaten", "walk_out", "impose"},
    ),
    "trader": Temperament(
        aim=0.55,
        reserve=0.1,
        haste=1.5,
        reciprocity=0.25,
        reads_others=True,
        ask="agreeable",
        calls=_GIVING | {"disclose", "impose"},
    ),
    "mirror": Temperament(
        aim=0.6,
        reserve=0.1,
        haste=1.0,
        reciprocity=1.0,
        reads_others=False,
        ask="agreeable",
        calls=_GIVING | {"form_working_group"},
    ),
}
"""Four ways to play, after the time-dependent and behaviour-dependent tactics of the literature."""
