"""What could have been signed: the contracts of an edition, as far as review asks about them.

Contracts across a red line of a signatory are left out of all of it: nobody could have signed them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

import numpy as np

from negotiation.contract.base import SideCode
from negotiation.contract.edition import Edition
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Contract
from negotiation.engine.space.efficient import frontier_of
from negotiation.engine.space.grid import Grid, grid_of
from negotiation.engine.space.outcomes import Outcomes
from negotiation.engine.space.whole import Space

Values: TypeAlias = Callable[[Sequence[Contract]], Mapping[SideCode, Sequence[int]]]
"""Each side's value, in tenths, of many contracts in the reference state of the talks."""

COUNTED_OUT = 100_000
"""The most contracts that are counted out while somebody waits."""


@dataclass(frozen=True)
class Reach:
    """The contracts that could be signed: `outcomes` are those of `grid` across no red line.

    The numbers of the outcomes' frontier are those of the grid. `error` is by how much values of
    the frontier may be off, in tenths; 0 where every contract was scored.
    """

    grid: Grid
    outcomes: Outcomes
    error: float = 0.0

    def contract(self, row: int) -> Contract:
        """The contract in a row of the frontier."""
        return self.grid.contract(int(self.outcomes.frontier.numbers[row]))


def reach_of(space: Space) -> Reach:
    """What could have been signed, from a space that was counted as a whole."""
    return Reach(space.grid, space.signable, space.error)


def signable(scenario: Scenario, edition: Edition) -> tuple[tuple[int, ...], ...]:
    """The options of every clause that could be signed in an edition, in the scenario's order."""
    red = {
        (line.clause, option)
        for side in scenario.signatories
        for line in scenario.side_by_code[side].red_lines
        for option in line.options
    }
    grid = grid_of(scenario, edition)
    return tuple(
        tuple(n for n in allowed if (clause.code, clause.options[n].code) not in red)
        for clause, allowed in zip(scenario.clauses, grid.allowed, strict=True)
    )


def counted_out(
    scenario: Scenario, edition: Edition, values: Values, fallbacks: Mapping[SideCode, int]
) -> Reach | None:
    """The reach of an edition by looking at every contract, or None where there are too many."""
    grid = Grid(signable(scenario, edition))
    if grid.count > COUNTED_OUT:
        return None
    found = values(list(product(*grid.allowed)))
    sides = tuple(side.code for side in scenario.sides)
    table = np.array([found[side] for side in sides], dtype=np.int64).T
    floors = np.array([fallbacks[side] for side in sides], dtype=np.int64)
    reached = table >= floors
    who = (reached * (1 << np.arange(len(sides)))).sum(axis=1)
    signing = np.array([sides.index(side) for side in scenario.signatories], dtype=np.int64)
    better = (table > floors)[:, signing].all(axis=1)
    return Reach(
        grid,
        Outcomes(
            sides=sides,
            signatories=scenario.signatories,
            fallbacks=floors,
            patterns=np.bincount(who, minlength=1 << len(sides)),
            preferred=int(better.sum()),
            frontier=frontier_of(np.arange(grid.count, dtype=np.int64), table, signing),
        ),
    )
