"""The levers of neighbouring contracts, joined clause by clause with all that they share done once.

`effective.gather` looks up every clause of every contract. Contracts that are counted through share
their first clauses with all neighbours, and their next ones with most: here each combination of
the first so many clauses is joined once and passed on. Additions come in the same order, so the
levers are equal to the last bit. They are laid out with contracts innermost, for speed.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

import numpy as np

from negotiation.engine.arrays import FloatArray, IntArray
from negotiation.engine.effective import ADDED, LEVER_NAMES, LeversInEffect, OptionTables
from negotiation.engine.space.grid import Grid


@dataclass(frozen=True)
class Gatherer:
    """Joins the levers of blocks of a grid: all combinations of its last `tail` clauses.

    `added` holds further levers, (1, levers), and `patient_share` is by size of practice.
    """

    tables: OptionTables
    grid: Grid
    tail: int
    added: FloatArray
    patient_share: FloatArray

    def gather(self, contracts: IntArray) -> LeversInEffect:
        """The levers of a block; `contracts`, (contracts, clauses), counts the block through."""
        rows = contracts + self.tables.first
        variant = self.tables.norm_level[rows].max(axis=1)
        present = np.unique(variant)
        joined = self._joined(contracts[0], int(present[0]))
        for other in present[1:]:
            np.copyto(joined, self._joined(contracts[0], int(other)), where=variant == other)
        by_size = joined.transpose(2, 1, 0)
        parts = self.tables.voluntary[rows].sum(axis=1)
        declining = self.tables.declining[variant[:, None], rows].sum(axis=1)
        return LeversInEffect(
            by_size=by_size,
            mean=np.einsum("z,lzn->ln", self.patient_share, joined).T,
            refuse=declining / np.maximum(parts, 1.0),
        )

    def _joined(self, start: IntArray, variant: int) -> FloatArray:
        """Levers at one level of the norm, shape (levers, sizes, contracts of the block)."""
        levers = self.tables.levers[variant].transpose(2, 1, 0)
        held = len(start) - self.tail
        joined = np.zeros((len(LEVER_NAMES), len(self.patient_share), 1))
        joined[:ADDED] += self.added.T[:ADDED, :, None]
        np.maximum(joined[ADDED:], self.added.T[ADDED:, :, None], out=joined[ADDED:])
        for clause in range(len(start)):
            first = int(self.tables.first[clause])
            options = [int(start[clause])] if clause < held else list(self.grid.allowed[clause])
            joined = _with(joined, levers[:, :, [first + option for option in options]])
        return joined


def _with(joined: FloatArray, chosen: FloatArray) -> FloatArray:
    """Every combination so far with every option of the next clause."""
    levers, sizes, before = joined.shape
    wider = np.empty((levers, sizes, before, chosen.shape[2]))
    old, new = joined[:, :, :, None], chosen[:, :, None, :]
    np.add(old[:ADDED], new[:ADDED], out=wider[:ADDED])
    np.maximum(old[ADDED:], new[ADDED:], out=wider[ADDED:])
    return wider.reshape(levers, sizes, prod(wider.shape[2:]))
