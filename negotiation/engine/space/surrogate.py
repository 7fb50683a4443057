"""A quick stand-in for the score: a term for each option and for each pair of options, fitted.

It is used only to find contracts that are worth asking the model about; nothing that it says is
shown but by how much it misses.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from negotiation.engine.arrays import FloatArray, IntArray
from negotiation.engine.space.efficient import layers
from negotiation.engine.space.grid import Grid

WIDTH = 4000
"""How many part-contracts are carried on from clause to clause."""

_ROWS = 2048
"""How many contracts are laid out for the fit at once; it bounds the memory."""

_RIDGE = 1e-6
"""Keeps options that never show apart solvable; too small to move a tenth."""


@dataclass(frozen=True)
class Surrogate:
    """Values, in tenths, as sums over clauses and pairs of clauses.

    `single` has for each clause the terms of its options, (options, sides); `pair` for each pair
    (earlier, later) those of both options, (options, options, sides). Options are positions among
    the allowed ones of the grid.
    """

    base: FloatArray
    single: tuple[FloatArray, ...]
    pair: dict[tuple[int, int], FloatArray]

    def values(self, places: IntArray) -> FloatArray:
        """What it takes these contracts to be worth, shape (contracts, sides)."""
        total = np.tile(self.base, (len(places), 1))
        for clause, terms in enumerate(self.single):
            total += terms[places[:, clause]]
        for (one, other), terms in self.pair.items():
            total += terms[places[:, one], places[:, other]]
        return total


def places_of(grid: Grid, numbers: IntArray) -> IntArray:
    """Positions among the allowed options, shape (contracts, clauses)."""
    columns = [
        numbers // stride % size for size, stride in zip(grid.sizes, grid.strides, strict=True)
    ]
    return np.stack(columns, axis=1)


def fit(grid: Grid, numbers: IntArray, values: IntArray) -> Surrogate:
    """The least-squares surrogate for these contracts and their values, (contracts, sides)."""
    open_clauses = [clause for clause, size in enumerate(grid.sizes) if size > 1]
    pairs = [(a, b) for at, a in enumerate(open_clauses) for b in open_clauses[at + 1 :]]
    places = places_of(grid, numbers)
    squares: FloatArray | float = 0.0
    against: FloatArray | float = 0.0
    for start in range(0, len(places), _ROWS):
        row = _laid_out(grid, places[start : start + _ROWS], open_clauses, pairs)
        squares = squares + row.T @ row
        against = against + row.T @ values[start : start + _ROWS]
    squares = np.asarray(squares)
    level = _RIDGE * len(places) * np.eye(len(squares))
    found: FloatArray = np.linalg.solve(squares + level, against).astype(np.float64)
    return _surrogate(grid, found, pairs)


def _laid_out(
    grid: Grid, places: IntArray, clauses: list[int], pairs: list[tuple[int, int]]
) -> FloatArray:
    """One column for the base, each further option, and each pair of further options."""
    shown = {
        clause: (places[:, clause, None] == np.arange(1, grid.sizes[clause])).astype(np.float64)
        for clause in clauses
    }
    both = [
        (shown[one][:, :, None] * shown[other][:, None, :]).reshape(len(places), -1)
        for one, other in pairs
    ]
    base = np.ones((len(places), 1))
    return np.concatenate([base, *(shown[clause] for clause in clauses), *both], axis=1)


def _surrogate(grid: Grid, found: FloatArray, pairs: list[tuple[int, int]]) -> Surrogate:
    sides = found.shape[1]
    single, taken = [], 1
    for size in grid.sizes:
        terms = np.zeros((size, sides))
        terms[1:] = found[taken : taken + size - 1]
        single.append(terms)
        taken += size - 1
    pair = {}
    for one, other in pairs:
        shape = (grid.sizes[one] - 1, grid.sizes[other] - 1, sides)
        terms = np.zeros((shape[0] + 1, shape[1] + 1, sides))
        terms[1:, 1:] = found[taken : taken + shape[0] * shape[1]].reshape(shape)
        pair[one, other] = terms
        taken += shape[0] * shape[1]
    return Surrogate(base=found[0], single=tuple(single), pair=pair)


def promising(
    surrogate: Surrogate, choices: tuple[tuple[int, ...], ...], signing: IntArray
) -> IntArray:
    """Contracts that the surrogate takes to be efficient or nearly so, as places.

    Clauses are folded in one by one, and of the part-contracts the `WIDTH` best are carried on:
    those that no other dominates, then those that only these dominate, and so on. `choices` are
    the places to choose from. Exact when values add up and no more than `WIDTH` are efficient.
    """
    chosen = np.zeros((1, 0), dtype=np.int64)
    worth = surrogate.base[None, :]
    for clause, options in enumerate(choices):
        options_array = np.array(options, dtype=np.int64)
        rise = np.repeat(surrogate.single[clause][options_array][None], len(chosen), axis=0)
        for earlier in range(clause):
            terms = surrogate.pair.get((earlier, clause))
            if terms is not None:
                rise = rise + terms[chosen[:, earlier]][:, options_array]
        worth = (worth[:, None, :] + rise).reshape(-1, worth.shape[1])
        chosen = np.concatenate(
            [
                np.repeat(chosen, len(options), axis=0),
                np.tile(options_array, len(chosen))[:, None],
            ],
            axis=1,
        )
        kept = _best(worth[:, signing])
        chosen, worth = chosen[kept], worth[kept]
    return chosen


def _best(seen: FloatArray) -> IntArray:
    """The `WIDTH` rows of the outermost layers; a layer that is too wide is thinned evenly."""
    if len(seen) <= WIDTH:
        return np.arange(len(seen))
    layer = layers(seen)
    order = np.lexsort((seen[:, 0], layer))
    whole = int(np.searchsorted(layer[order], layer[order[WIDTH - 1]]))
    last = order[whole:][layer[order[whole:]] == layer[order[WIDTH - 1]]]
    thinned = last[np.linspace(0, len(last) - 1, WIDTH - whole).astype(np.int64)]
    return np.sort(np.concatenate([order[:whole], thinned]))
