"""What the contracts of one kind offer the sides, and the questions that analysis asks of them.

`r` is a side's fallback, `m` the best value it has among rational contracts (those that no
signatory values below its fallback), `g = (v - r) / (m - r)` its share of what is possible. All
answers need the efficient contracts only: whatever else is as good for every side is worth no more.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import prod

import numpy as np

from negotiation.contract.base import SideCode
from negotiation.engine.arrays import FloatArray, IntArray
from negotiation.engine.space.efficient import Frontier, volume
from negotiation.engine.space.solutions import solutions


@dataclass(frozen=True)
class Point:
    """A contract by its number, and what it is worth to each side, in tenths."""

    number: int
    values: dict[SideCode, int]


@dataclass(frozen=True)
class Outcomes:
    """The contracts of one kind: how many suit whom, and the efficient ones.

    `fallbacks` are in tenths, one for each of `sides`; `patterns` and `preferred` as in
    `tally.Region`. `frontier` holds the values of all sides, and is efficient for those that sign.
    """

    sides: tuple[SideCode, ...]
    signatories: tuple[SideCode, ...]
    fallbacks: IntArray
    patterns: IntArray
    preferred: int
    frontier: Frontier

    @property
    def contracts(self) -> int:
        """How many contracts there are."""
        return int(self.patterns.sum())

    def acceptable(self, to: Collection[SideCode]) -> int:
        """How many contracts each of these sides values at its fallback or above."""
        wanted = sum(1 << self.sides.index(side) for side in to)
        return sum(
            int(number) for who, number in enumerate(self.patterns) if who & wanted == wanted
        )

    # ------------------------------------------------------------------------- rational contracts

    @cached_property
    def signing(self) -> IntArray:
        """The columns of the sides that sign."""
        return np.array([self.sides.index(side) for side in self.signatories], dtype=np.int64)

    @cached_property
    def rational(self) -> Frontier:
        """The efficient contracts that no signatory values below its fallback."""
        values, signing = self.frontier.values, self.signing
        fair = (values[:, signing] >= self.fallbacks[signing]).all(axis=1)
        return Frontier(self.frontier.numbers[fair], values[fair])

    @cached_property
    def room(self) -> IntArray | None:
        """The most that each signatory can gain, `m - r`; None when no contract is rational."""
        if len(self.rational) == 0:
            return None
        best: IntArray = self.rational.values[:, self.signing].max(axis=0)
        return best - self.fallbacks[self.signing]

    def gains(self, values: Mapping[SideCode, int]) -> dict[SideCode, float] | None:
        """`g` of each signatory for a contract of these values; None when it is not defined."""
        if self.room is None or (self.room == 0).any():
            return None
        return {
            side: float((values[side] - self.fallbacks[column]) / room)
            for side, column, room in zip(self.signatories, self.signing, self.room, strict=True)
        }

    @cached_property
    def points(self) -> dict[str, Point]:
        """The bargaining solutions by name; empty when no contract is rational."""
        if self.room is None:
            return {}
        above = self.rational.values[:, self.signing] - self.fallbacks[self.signing]
        found = solutions([tuple(row) for row in above.tolist()], tuple(self.room.tolist()))
        return {name: self._point(self.rational, at) for name, at in found.items()}

    @cached_property
    def hypervolume(self) -> float | None:
        """The share of the box from fallbacks to `m` that rational contracts reach; see `g`."""
        if self.room is None or (self.room == 0).any():
            return None
        above = self.rational.values[:, self.signing] - self.fallbacks[self.signing]
        return volume(above) / float(prod(self.room.tolist()))

    # ---------------------------------------------------------------------------------- questions

    def left_on_table(self, values: Mapping[SideCode, int]) -> float | None:
        """`max over contracts of min over signatories of the rise of g`; None if not defined.

        Zero when no contract is better for all that sign.
        """
        if self.room is None or (self.room == 0).any():
            return None
        now = np.array([values[side] for side in self.signatories])
        rises: FloatArray = (self.frontier.values[:, self.signing] - now) / self.room
        return max(float(rises.min(axis=1).max()), 0.0)

    def created(self, values: Mapping[SideCode, int]) -> float | None:
        """The sum of `g` as a share of the largest among rational contracts, or None."""
        gains = self.gains(values)
        if gains is None or self.room is None:
            return None
        above = self.rational.values[:, self.signing] - self.fallbacks[self.signing]
        most = float((above / self.room).sum(axis=1).max())
        return sum(gains.values()) / most

    def best_for(self, side: SideCode, floors: Mapping[SideCode, int]) -> Point | None:
        """The contract that a side values most of those that leave the others at their floors.

        `floors` are in tenths; sides without one have their fallback. The side's own fallback does
        not bind it. Ties go to the lowest number. None when no contract suits the others.
        """
        others = [code for code in self.signatories if code != side]
        suits = np.ones(len(self.frontier), dtype=np.bool_)
        for code in others:
            column = self.sides.index(code)
            floor = max(int(self.fallbacks[column]), floors.get(code, int(self.fallbacks[column])))
            suits &= self.frontier.values[:, column] >= floor
        rows = np.flatnonzero(suits)
        if len(rows) == 0:
            return None
        own = self.frontier.values[rows, self.sides.index(side)]
        return self._point(self.frontier, int(rows[int(own.argmax())]))

    def spared(self, side: SideCode, values: Mapping[SideCode, int]) -> float | None:
        """The most that the worst-off other signatory's `g` could rise at no cost to this side."""
        if self.room is None or (self.room == 0).any():
            return None
        others = [at for at, code in enumerate(self.signatories) if code != side]
        as_good = self.frontier.values[:, self.sides.index(side)] >= values[side]
        now = np.array([values[code] for code in self.signatories])
        rises = (self.frontier.values[:, self.signing] - now) / self.room
        if not others or not as_good.any():
            return None
        return max(float(rises[as_good][:, others].min(axis=1).max()), 0.0)

    def _point(self, among: Frontier, at: int) -> Point:
        worth = zip(self.sides, among.values[at].tolist(), strict=True)
        return Point(int(among.numbers[at]), dict(worth))
