"""The values of a grid's contracts, block by block, at one state of the talks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import prod

import numpy as np

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.talks import Talks
from negotiation.engine.arrays import IntArray
from negotiation.engine.conditions import lever_row
from negotiation.engine.model import PointEngine
from negotiation.engine.port import Engine
from negotiation.engine.space.gathering import Gatherer
from negotiation.engine.space.grid import Grid

BLOCK = 2048
"""The most contracts of a block: enough to be fast, few enough to stay in fast memory."""


@dataclass(frozen=True)
class Scorer:
    """Asks an engine for the values of a grid's contracts. Can be sent to another process."""

    engine: Engine
    scenario: Scenario
    grid: Grid
    talks: Talks

    @cached_property
    def sides(self) -> tuple[SideCode, ...]:
        """The sides in the order of the columns of values."""
        return tuple(side.code for side in self.scenario.sides)

    @cached_property
    def fallbacks(self) -> IntArray:
        """What each side gets without an agreement, in tenths, shape (sides,)."""
        values = self.engine.fallback(self.talks).values
        return np.array([values[side] for side in self.sides], dtype=np.int64)

    @cached_property
    def block(self) -> int:
        """How many contracts a block has: all combinations of the last few clauses."""
        return prod(self.grid.sizes[len(self.grid.sizes) - self._tail :])

    @cached_property
    def blocks(self) -> int:
        """How many blocks the grid has."""
        return self.grid.count // self.block

    def contracts_of(self, block: int) -> IntArray:
        """The contracts of a block, shape (contracts, clauses)."""
        return self.grid.contracts(np.arange(block * self.block, (block + 1) * self.block))

    def values_of(self, contracts: IntArray) -> IntArray:
        """Values in tenths of a block that was counted through, shape (contracts, sides)."""
        if self._gatherer is None or not isinstance(self.engine, PointEngine):
            return self.values(contracts)
        levers = self._gatherer.gather(contracts)
        return self._columns(self.engine.batch_values(contracts, self.talks, levers))

    def values(self, contracts: IntArray) -> IntArray:
        """Values in tenths of any contracts, shape (contracts, sides)."""
        asked = [tuple(row) for row in contracts.tolist()]
        values = self.engine.values(asked, self.talks)
        return self._columns({side: np.array(worth) for side, worth in values.items()})

    def _columns(self, values: dict[SideCode, IntArray]) -> IntArray:
        columns = [values[side].astype(np.int64) for side in self.sides]
        return np.stack(columns, axis=1)

    @cached_property
    def _tail(self) -> int:
        return self.grid.tail(BLOCK)

    @cached_property
    def _gatherer(self) -> Gatherer | None:
        if not isinstance(self.engine, PointEngine):
            return None
        return Gatherer(
            self.engine.options,
            self.grid,
            self._tail,
            lever_row(self.talks),
            self.engine.strata.patient_share,
        )


def reference_state(scenario: Scenario) -> Talks:
    """The state of the talks in which whole spaces are taken: opening trust, agreed, no news."""
    trust = {side.code: scenario.opening_trust for side in scenario.sides}
    return Talks(trust=trust, leadership=scenario.local_leadership)
