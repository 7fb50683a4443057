"""Values as sums over clauses: what of a score other tools can be told, and how far it is off.

The sums are those nearest to the score in least squares, in whole tenths, so that ties stay ties.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from negotiation.contract.base import SideCode
from negotiation.engine.arrays import FloatArray, IntArray
from negotiation.engine.space.efficient import frontier_of
from negotiation.engine.space.estimate import evenly
from negotiation.engine.space.grid import Grid
from negotiation.engine.space.outcomes import Outcomes
from negotiation.engine.space.scoring import Scorer
from negotiation.engine.space.surrogate import places_of

MOST_FITTED = 100_000
"""Up to so many contracts the sums are fitted to all; of more, to so many spread evenly."""

MOST_LISTED = 1 << 22
"""Of so many contracts all sums can be held at once."""


@dataclass(frozen=True)
class Additive:
    """Values in tenths as `base` plus a term for the option of each clause.

    `base` has the shape (sides,), `terms` one array for each clause, (options, sides), whose
    lowest entry is 0 for each side. `mean_residual` and `largest_residual`, (sides,), say how far
    the sums are off the score, in tenths, over the `fitted` contracts.
    """

    grid: Grid
    sides: tuple[SideCode, ...]
    base: IntArray
    terms: tuple[IntArray, ...]
    mean_residual: FloatArray
    largest_residual: FloatArray
    fitted: int

    def values(self) -> IntArray:
        """The sums of all contracts in the order of their numbers, (contracts, sides)."""
        total = self.base[None, :]
        for terms in self.terms:
            total = (total[:, None, :] + terms[None, :, :]).reshape(-1, len(self.sides))
        return total

    def values_of(self, numbers: IntArray) -> IntArray:
        """The sums of these contracts, shape (contracts, sides)."""
        places = places_of(self.grid, numbers)
        columns = [terms[places[:, clause]] for clause, terms in enumerate(self.terms)]
        total: IntArray = self.base + sum(columns, np.zeros((1, len(self.sides)), dtype=np.int64))
        return total

    def outcomes(self, signatories: tuple[SideCode, ...], fallbacks: IntArray) -> Outcomes:
        """What the sums offer the sides, every contract counted; meant for up to `MOST_LISTED`."""
        values = self.values()
        signing = np.array([self.sides.index(side) for side in signatories], dtype=np.int64)
        pattern = (values >= fallbacks) @ (1 << np.arange(len(self.sides)))
        return Outcomes(
            sides=self.sides,
            signatories=signatories,
            fallbacks=fallbacks,
            patterns=np.bincount(pattern, minlength=1 << len(self.sides)),
            preferred=int((values > fallbacks)[:, signing].all(axis=1).sum()),
            frontier=frontier_of(np.arange(len(values)), values, signing),
        )


def judged_numbers(grid: Grid) -> IntArray:
    """The contracts that the sums are fitted to: all, or an even part of them."""
    if grid.count <= MOST_FITTED:
        return np.arange(grid.count)
    return evenly(grid, MOST_FITTED)


def fit_additive(scorer: Scorer) -> Additive:
    """The sums that come nearest to the score."""
    grid = scorer.grid
    numbers = judged_numbers(grid)
    values = scorer.values(grid.contracts(numbers))
    places = places_of(grid, numbers)
    shown = [
        (places[:, clause, None] == np.arange(1, size)).astype(np.float64)
        for clause, size in enumerate(grid.sizes)
    ]
    columns = np.concatenate([np.ones((len(places), 1)), *shown], axis=1)
    found = np.linalg.lstsq(columns.T @ columns, columns.T @ values, rcond=None)[0]
    base, terms, taken = found[0], [], 1
    for size in grid.sizes:
        raw = np.zeros((size, values.shape[1]))
        raw[1:] = found[taken : taken + size - 1]
        terms.append(np.rint(raw - raw.min(axis=0)).astype(np.int64))
        base = base + raw.min(axis=0)
        taken += size - 1
    whole = Additive(
        grid=grid,
        sides=scorer.sides,
        base=np.rint(base).astype(np.int64),
        terms=tuple(terms),
        mean_residual=np.zeros(values.shape[1]),
        largest_residual=np.zeros(values.shape[1]),
        fitted=len(numbers),
    )
    residual = np.abs(whole.values_of(numbers) - values).astype(np.float64)
    return Additive(
        **{
            **vars(whole),
            "mean_residual": residual.mean(axis=0),
            "largest_residual": residual.max(axis=0),
        }
    )
