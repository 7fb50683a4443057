"""A whole space as plain data: every contract counted, the efficient ones kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import Literal, TypeAlias

from negotiation.contract.base import SideCode
from negotiation.engine.arrays import IntArray
from negotiation.engine.space.grid import Grid
from negotiation.engine.space.outcomes import Outcomes
from negotiation.engine.space.scoring import Scorer
from negotiation.engine.space.tally import Region, Tally

Method: TypeAlias = Literal["exact", "surrogate"]

MOST_EXACT = 1 << 24
"""The most contracts that are all counted; of more, a fitted surrogate finds the efficient ones."""


@dataclass(frozen=True)
class Space:
    """All contracts of a grid at one state of the talks.

    `whole` are all of them, `signable` those that cross no signatory's red line. `error` is by how
    much the surrogate misses a value, in tenths, on average over contracts that it was not fitted
    to; zero when every contract was scored. `scored` is how many contracts the engine scored for
    the counts, and `sums`, (sides,), and `products`, (sides, sides), are those of their values.
    """

    grid: Grid
    whole: Outcomes
    signable: Outcomes
    scored: int
    sums: IntArray
    products: IntArray
    method: Method
    error: float

    @property
    def sides(self) -> tuple[SideCode, ...]:
        """The sides in order."""
        return self.whole.sides

    @cached_property
    def fallbacks(self) -> dict[SideCode, int]:
        """What each side gets without an agreement, in tenths."""
        return dict(zip(self.sides, self.whole.fallbacks.tolist(), strict=True))

    def likeness(self, one: SideCode, other: SideCode) -> float | None:
        """The correlation of two sides' values, or None when one of them never changes."""
        first, second = self.sides.index(one), self.sides.index(other)

        def shared(row: int, column: int) -> int:
            squares = self.scored * int(self.products[row, column])
            return squares - int(self.sums[row]) * int(self.sums[column])

        if shared(first, first) == 0 or shared(second, second) == 0:
            return None
        return shared(first, second) / sqrt(shared(first, first) * shared(second, second))


def space_of(scorer: Scorer, tally: Tally, method: Method = "exact", error: float = 0.0) -> Space:
    """The space that a finished tally describes."""

    def outcomes(region: Region) -> Outcomes:
        return Outcomes(
            sides=scorer.sides,
            signatories=scorer.scenario.signatories,
            fallbacks=scorer.fallbacks,
            patterns=region.patterns,
            preferred=region.preferred,
            frontier=region.frontier,
        )

    return Space(
        grid=scorer.grid,
        whole=outcomes(tally.whole),
        signable=outcomes(tally.signable),
        scored=int(tally.whole.patterns.sum()),
        sums=tally.sums,
        products=tally.products,
        method=method,
        error=error,
    )
