"""How good a contract is for the table: what was left, created and claimed, and known solutions.

Formulas stand in the documentation of review, with their sources.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import prod

import numpy as np

from negotiation.contract.base import Frozen, SideCode
from negotiation.contract.terms import Contract
from negotiation.review.gains import Scale
from negotiation.review.reach import Reach
from negotiation.review.undefined import BELOW_FALLBACK, NO_GAIN, NOT_COUNTED, Measured

TIE = 1e-9
"""Gains closer than this are equal: they come from whole tenths, so only rounding is smaller."""


class Point(Frozen):
    """A contract with what it is worth (tenths) and gains for each signatory."""

    contract: Contract
    values: dict[SideCode, int]
    gains: dict[SideCode, float]


class Solutions(Frozen):
    """What bargaining theory would have picked where nobody is left below its fallback.

    `points` are Nash, Kalai-Smorodinsky, egalitarian and utilitarian. `hypervolume` is the share of
    the box of gains that could be reached, `frontier` how many contracts nothing beats, and
    `acceptable` how many of all `signable` ones leave nobody below its fallback.
    """

    points: dict[str, Point]
    hypervolume: Measured
    frontier: int
    acceptable: int
    signable: int


class Quality(Frozen):
    """How good a contract is. `left` is the smallest gain that `better` adds for everybody.

    `left` is a share of each side's own way from fallback to ideal; `better` is None where nothing
    is better for all. `created` is the sum of gains against the largest sum there is; `claimed`
    how that sum is shared; `nash` the root of the product of gains (the cube root, of three).
    """

    point: Point
    left: float
    better: Point | None
    created: Measured
    claimed: dict[SideCode, Measured]
    nash: Measured


def quality_of(
    contract: Contract, values: Mapping[SideCode, int], reach: Reach, scale: Scale
) -> Quality:
    """How good a contract is, from what it is worth in the reference state."""
    gains = scale.gains(values)
    left, better = left_on_the_table(contract, gains, reach, scale)
    created = reach.outcomes.created(values)
    total = sum(gains.values())
    below = any(gain < 0 for gain in gains.values())
    return Quality(
        point=Point(
            contract=contract, values={side: values[side] for side in scale.sides}, gains=gains
        ),
        left=left,
        better=better,
        created=NOT_COUNTED if created is None else created,
        claimed={side: _claimed(gain, total, below) for side, gain in gains.items()},
        nash=BELOW_FALLBACK if below else prod(gains.values()) ** (1 / len(gains)),
    )


def _claimed(gain: float, total: float, below: bool) -> Measured:
    if below:
        return BELOW_FALLBACK
    return gain / total if total > TIE else NO_GAIN


def left_on_the_table(
    contract: Contract, gains: Mapping[SideCode, float], reach: Reach, scale: Scale
) -> tuple[float, Point | None]:
    """`E(x)`: the most by which the side that gains least could still have gained, and how.

    Of several contracts that would have given it, the one with the fewest clauses changed.
    """
    outcomes = reach.outcomes
    low = outcomes.fallbacks[outcomes.signing]
    room = np.array([scale.room(side) for side in scale.sides])
    table = (outcomes.frontier.values[:, outcomes.signing] - low) / room
    smallest = (table - np.array([gains[side] for side in scale.sides])).min(axis=1)
    most = float(smallest.max())
    if most <= TIE:
        return 0.0, None
    best = [int(row) for row in np.flatnonzero(smallest >= most - TIE)]
    nearest = min(best, key=lambda row: (_changed(reach.contract(row), contract), row))
    values = dict(zip(outcomes.sides, outcomes.frontier.values[nearest].tolist(), strict=True))
    return most, point_of(reach.contract(nearest), values, scale)


def _changed(one: Contract, other: Contract) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def point_of(contract: Contract, values: Mapping[SideCode, int], scale: Scale) -> Point:
    """A contract as plain data."""
    own = {side: values[side] for side in scale.sides}
    return Point(contract=contract, values=own, gains=scale.gains(own))


def solutions_of(reach: Reach, scale: Scale) -> Solutions:
    """The solution points among what could be signed."""
    outcomes = reach.outcomes
    volume = outcomes.hypervolume
    return Solutions(
        points={
            name: point_of(reach.grid.contract(point.number), point.values, scale)
            for name, point in outcomes.points.items()
        },
        hypervolume=NOT_COUNTED if volume is None else volume,
        frontier=len(outcomes.frontier),
        acceptable=outcomes.acceptable(outcomes.signatories),
        signable=outcomes.contracts,
    )
