"""Scenarios whose values are given in a table, so that every answer can be worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.side import RedLine
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract, Terms
from negotiation.engine.arrays import IntArray
from negotiation.engine.projection import Fallback
from negotiation.engine.space.grid import Grid, grid_of
from negotiation.engine.space.scoring import Scorer, reference_state
from tests.engine.drafts import clause, option, scenario
from tests.toy import ToyEngine

SIDES = ("board", "gp", "commissioners")


class TableEngine(ToyEngine):
    """The values of all contracts, (contracts, sides) in tenths, and of no agreement."""

    def __init__(self, grid: Grid, values: IntArray, fallbacks: Sequence[int]) -> None:
        super().__init__()
        self._grid, self._table = grid, values
        self._fallbacks = dict(zip(SIDES, fallbacks, strict=True))

    def values(self, contracts: Sequence[Contract], talks: Talks) -> dict[SideCode, list[int]]:
        rows = [self._table[self._grid.number_of(contract)] for contract in contracts]
        return {side: [int(row[at]) for row in rows] for at, side in enumerate(SIDES)}

    def fallback(self, talks: Talks, imposed: Terms | None = None) -> Fallback:
        return super().fallback(talks).model_copy(update={"values": self._fallbacks})


def scenario_of(options: Sequence[int], red: Sequence[tuple[int, int]] = ()) -> Scenario:
    """Clauses with so many options each; `red` are (clause, option) that the GPs may not sign."""
    made = scenario(
        *(
            clause(f"c{at}", *(option(f"o{number}", {}) for number in range(1, count)))
            for at, count in enumerate(options)
        )
    )
    lines = tuple(
        RedLine(code=f"line-{at}-{number}", clause=f"c{at}", options=(f"o{number}",), text="No.")
        for at, number in red
    )
    sides = tuple(
        side.model_copy(update={"red_lines": lines}) if side.code == "gp" else side
        for side in made.sides
    )
    return made.model_copy(update={"sides": sides})


def scorer_of(
    options: Sequence[int],
    values: IntArray,
    fallbacks: Sequence[int],
    red: Sequence[tuple[int, int]] = (),
) -> Scorer:
    """A scorer of clauses with so many options, and these values."""
    made = scenario_of(options, red)
    grid = grid_of(made)
    return Scorer(TableEngine(grid, values, fallbacks), made, grid, reference_state(made))


def random_values(count: int, seed: int, most: int = 60) -> IntArray:
    """Values in tenths with many ties."""
    return np.random.default_rng(seed).integers(0, most, size=(count, len(SIDES)))


def additive_values(options: Sequence[int], seed: int) -> IntArray:
    """Sums over the clauses, in the order of contracts' numbers."""
    chance = np.random.default_rng(seed)
    total = np.full((1, len(SIDES)), 300)
    for count in options:
        terms = chance.integers(-30, 31, size=(count, len(SIDES)))
        terms[0] = 0
        total = (total[:, None, :] + terms[None]).reshape(-1, len(SIDES))
    return total
