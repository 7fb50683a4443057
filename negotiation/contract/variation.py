"""A scenario varied for one session: the same story with other weights, not known by heart.

Only the outcome weights of each side move, within stated bounds and without changing their order,
so that every brief that puts interests in an order stays true. Each brief says what was changed.
"""

from __future__ import annotations

from collections.abc import Sequence

from negotiation.contract.digest import sha256_of
from negotiation.contract.measures import MEASURES
from negotiation.contract.scenario import Scenario
from negotiation.contract.side import Outcome, Side

WITHIN = 0.2
"""By what share of itself a weight may move, up or down. A choice of the game (D): enough to change
which trade is best, too little to make another story of it."""

_DECIMALS = 2


def varied(scenario: Scenario, seed: int) -> Scenario:
    """The scenario with the weights of its sides varied; the same for the same seed.

    Weights of a side keep their sum and their order; its positions, red lines and lens stay. The
    title names the seed, each side's brief lists the new weights, and so the hash differs.
    """
    sides = tuple(_varied_side(side, seed) for side in scenario.sides)
    briefs = dict(scenario.briefs)
    for side in sides:
        text = briefs.get(side.brief, "")
        briefs[side.brief] = f"{text.rstrip()}\n\n{_section(side, seed)}"
    title = f"{scenario.title} (varied by seed {seed})"
    return scenario.model_copy(update={"sides": sides, "briefs": briefs, "title": title})


def _varied_side(side: Side, seed: int) -> Side:
    weights = [outcome.weight for outcome in side.outcomes]
    moved = _moved(weights, [_draw(seed, side.code, o.measure) for o in side.outcomes])
    outcomes = tuple(
        outcome.model_copy(update={"weight": weight})
        for outcome, weight in zip(side.outcomes, moved, strict=True)
    )
    return side.model_copy(update={"outcomes": outcomes})


def _draw(seed: int, side: str, measure: str) -> float:
    """A number from -1 to 1 that hangs on these three alone."""
    return int(sha256_of(["vary", seed, side, measure])[:12], 16) / 16**12 * 2 - 1


def _moved(weights: Sequence[float], draws: Sequence[float]) -> list[float]:
    """Weights with the same sum and order, each within the bound of what it was.

    Half of the bound is drawn; what that adds to the sum, at most the other half, is taken off in
    proportion. New weights go to the places in their old order, which keeps each in its bound.
    """
    total = sum(weights)
    shift = sum(w * draw for w, draw in zip(weights, draws, strict=True)) / total
    raw = [w * (1 + WITHIN / 2 * (d - shift)) for w, d in zip(weights, draws, strict=True)]
    places = sorted(range(len(weights)), key=lambda at: (-weights[at], at))
    moved = [0.0] * len(weights)
    for place, weight in zip(places, sorted(raw, reverse=True), strict=True):
        moved[place] = round(weight, _DECIMALS)
    largest = places[0]
    moved[largest] = round(moved[largest] + total - sum(moved), _DECIMALS)
    return moved


def _section(side: Side, seed: int) -> str:
    """What a brief says of it, the weightiest first."""
    ordered = sorted(side.outcomes, key=lambda outcome: -outcome.weight)
    return "\n".join(
        [
            "## In this session",
            "",
            (
                f"What you want weighs a little differently this time (seed {seed}), each part by "
                f"at most {WITHIN * 100:g} % of itself. These are the weights, in points of 100. "
                "Where a figure above says otherwise, this list holds."
            ),
            "",
            *(_line(outcome) for outcome in ordered),
            "",
        ]
    )


def _line(outcome: Outcome) -> str:
    measure = MEASURES[outcome.measure]
    return (
        f"- **{measure.title}**: {outcome.weight:.1f} points, from none at {outcome.worst:g} "
        f"to all of them at {outcome.best:g} ({measure.unit})."
    )
