"""From option numbers to the levers that take effect, for many contracts at once.

Every option is turned into a row of levers by size of practice when the engine is built, with the
voluntary ones already scaled to those who take part. A batch of contracts then only gathers its
rows and joins them: levers that add up are summed, of the others the largest counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from negotiation.contract.levers import LEVERS, LeverName
from negotiation.engine.arrays import FloatArray, IntArray

LEVER_NAMES: tuple[LeverName, ...] = (
    *(name for name, lever in LEVERS.items() if lever.combine == "add"),
    *(name for name, lever in LEVERS.items() if lever.combine == "max"),
)
"""The levers in the order in which the engine keeps them: those that add up, then the others."""

LEVER_INDEX: Mapping[LeverName, int] = {name: index for index, name in enumerate(LEVER_NAMES)}

ADDED = sum(lever.combine == "add" for lever in LEVERS.values())
"""How many of `LEVER_NAMES`, from the first on, add up."""


@dataclass(frozen=True)
class OptionTables:
    """Every option of a scenario as levers in effect.

    `levers` has the shape (variants, options, sizes, levers): a variant is a level of the network
    norm, once with voluntary parts taken up as usual and once with them declined in protest.
    `declining` is the share of practices that decline an option, (variants, options), and
    `voluntary` says which options are voluntary, (options,). `norm_level` is the variant that an
    option's own norm asks for. `first` is the row of each clause's first option.
    """

    levers: FloatArray
    declining: FloatArray
    voluntary: FloatArray
    norm_level: IntArray
    norm_levels: int
    first: IntArray

    @cached_property
    def columns(self) -> tuple[tuple[tuple[int, FloatArray], ...], ...]:
        """For each clause, the levers that some option of it moves, each with its column of
        `levers` in all variants and options, (sizes, variants * options of the clause)."""
        ends = [*self.first[1:].tolist(), self.levers.shape[1]]
        clauses = (
            self.levers[:, first:end] for first, end in zip(self.first.tolist(), ends, strict=True)
        )
        return tuple(
            tuple(
                (lever, rows[..., lever].reshape(-1, rows.shape[2]).T.copy())
                for lever in np.flatnonzero(rows.any(axis=(0, 1, 2))).tolist()
            )
            for rows in clauses
        )


@dataclass(frozen=True)
class LeversInEffect:
    """The levers of a batch of contracts.

    `by_size` has the shape (contracts, sizes, levers), `mean` (contracts, levers) is its mean over
    patients. `refuse` is the mean share of practices that decline a voluntary part, (contracts,).
    """

    by_size: FloatArray
    mean: FloatArray
    refuse: FloatArray

    def sizes(self, name: LeverName) -> FloatArray:
        """One lever by size of practice, shape (contracts, sizes)."""
        return self.by_size[:, :, LEVER_INDEX[name]]

    def __getitem__(self, name: LeverName) -> FloatArray:
        """One lever as a mean over patients, shape (contracts,)."""
        return self.mean[:, LEVER_INDEX[name]]


def gather(
    tables: OptionTables,
    contracts: IntArray,
    declined: IntArray,
    added: FloatArray,
    patient_share: FloatArray,
) -> LeversInEffect:
    """Join the levers of each contract's options.

    `contracts` holds option numbers, (contracts, clauses). `added` holds further levers, (1 or
    contracts, levers).
    """
    rows = contracts + tables.first
    variant = tables.norm_level[rows].max(axis=1) + tables.norm_levels * declined
    # One lever after another, and of each clause only those that it moves: most move a few.
    joined = np.empty((len(LEVER_NAMES), len(patient_share), len(rows)))
    joined[:ADDED] = 0.0 + added.T[:ADDED, None, :]
    joined[ADDED:] = np.maximum(0.0, added.T[ADDED:, None, :])
    for clause, columns in enumerate(tables.columns):
        for lever, column in columns:
            options = column.shape[1] // len(tables.levers)
            chosen = column[:, variant * options + contracts[:, clause]]
            join = np.add if lever < ADDED else np.maximum
            join(joined[lever], chosen, out=joined[lever])
    by_size = np.ascontiguousarray(joined.transpose(2, 1, 0))
    parts = tables.voluntary[rows].sum(axis=1)
    declining = tables.declining[variant[:, None], rows].sum(axis=1)
    return LeversInEffect(
        by_size=by_size,
        mean=np.ascontiguousarray(np.einsum("z,lzn->ln", patient_share, joined).T),
        refuse=declining / np.maximum(parts, 1.0),
    )
