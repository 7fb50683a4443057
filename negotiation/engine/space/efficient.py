"""Which contracts are efficient: no other is as good for every side and better for one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from negotiation.engine.arrays import BoolArray, FloatArray, IntArray


def efficient(values: IntArray) -> BoolArray:
    """Which rows of `values`, (contracts, sides), no other row dominates. Equal rows all stay."""
    import moocore  # type: ignore[import-untyped]  # The library carries no types.

    if len(values) == 0:
        return np.zeros(0, dtype=np.bool_)
    # Whole tenths are exact as floats, which is what the filter compares.
    kept: BoolArray = moocore.is_nondominated(
        values.astype(np.float64), maximise=True, keep_weakly=True
    )
    return kept


def volume(above: IntArray) -> float:
    """The hypervolume that the rows of `above`, (contracts, sides), reach from zero."""
    import moocore

    points = np.unique(above, axis=0).astype(np.float64)
    return float(moocore.hypervolume(points, ref=[0.0] * points.shape[1], maximise=True))


def layers(values: FloatArray) -> IntArray:
    """0 for efficient rows, 1 for those that are so once the first are taken away, and so on."""
    import moocore

    ranks: IntArray = moocore.pareto_rank(values, maximise=True).astype(np.int64)
    return ranks


@dataclass(frozen=True)
class Frontier:
    """Efficient contracts in the order of their numbers, and what they are worth.

    `numbers` has the shape (contracts,), `values`, in tenths, (contracts, sides).
    """

    numbers: IntArray
    values: IntArray

    def __len__(self) -> int:
        """How many contracts, ties included."""
        return len(self.numbers)


def frontier_of(numbers: IntArray, values: IntArray, signing: IntArray) -> Frontier:
    """The efficient ones of these contracts in the eyes of the sides that sign.

    `signing` are the columns of those sides.
    """
    # A contract that is far better for all rules out most others cheaply.
    seen = values[:, signing]
    near = _not_beaten_by_the_best(seen)
    kept = near[efficient(seen[near])]
    kept = kept[np.argsort(numbers[kept], kind="stable")]
    return Frontier(numbers[kept], values[kept])


def _not_beaten_by_the_best(seen: IntArray) -> IntArray:
    if len(seen) == 0:
        return np.zeros(0, dtype=np.int64)
    spread = np.maximum(seen.max(axis=0) - seen.min(axis=0), 1)
    best = seen[int(((seen - seen.min(axis=0)) / spread).min(axis=1).argmax())]
    beaten = (seen <= best).all(axis=1) & (seen < best).any(axis=1)
    return np.flatnonzero(~beaten)


def joined(one: Frontier, other: Frontier, signing: IntArray) -> Frontier:
    """The frontier of both sets of contracts together."""
    return frontier_of(
        np.concatenate([one.numbers, other.numbers]),
        np.concatenate([one.values, other.values]),
        signing,
    )
