"""What a bot holds out for now, from its aim, the clock and the others' moves."""

from __future__ import annotations

from itertools import groupby

from negotiation.bots.tempers import Temperament
from negotiation.rules.seatview import View


def elapsed(view: View) -> float:
    """How much of the talks is over, from 0 before the first offer to 1 after the last."""
    if view.round < 1:
        return 0.0
    within = 0.0
    if view.phase == "offers":
        turn = next((n for n, side in enumerate(view.turns) if side in view.awaited), 0)
        within = turn / max(1, len(view.turns))
    elif view.phase != "caucus":
        within = 1.0
    return min(1.0, (view.round - 1 + within) / view.rounds)


def conceded(view: View, aim: int) -> float:
    """How far the others have come towards this side, 0 to 1, by what their offers are worth to it.

    1 when every other side's last offer is worth `aim`, in tenths; 0 when none has moved.
    """
    theirs = sorted((o for o in view.offers if o.side != view.side), key=lambda o: o.side)
    shares = []
    for _, offers in groupby(theirs, key=lambda o: o.side):
        worths = [o.numbers.values[view.side] for o in offers if view.side in o.numbers.values]
        if worths:
            way = max(1, aim - worths[0])
            shares.append(min(1.0, max(0.0, (worths[-1] - worths[0]) / way)))
    return sum(shares) / len(shares) if shares else 0.0


def target(view: View, temperament: Temperament, aim: int) -> int:
    """The least value, in tenths, that the bot asks for, accepts or signs; above its fallback."""
    fallback = view.fallback or 0
    span = max(0, aim - fallback)
    time = elapsed(view)
    unearned = temperament.reciprocity * (1 - conceded(view, aim)) * (1 - time)
    way_down: float = time ** (1 / temperament.haste) * (1 - unearned)
    kept = temperament.reserve + (1 - temperament.reserve) * (1 - way_down)
    return fallback + max(1, round(span * kept))
