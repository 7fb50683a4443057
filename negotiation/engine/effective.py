"""From option numbers to the levers that take effect, for many contracts at once.

Every option is turned into a row of levers by size of practice when the engine is built, with the
voluntary ones already scaled to those who take part. A batch of contracts then only gathers its
rows and joins them: levers that add up are summed, of the others the largest counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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
    total = np.zeros((len(rows), len(patient_share), ADDED)) + added[:, None, :ADDED]
    largest = np.zeros((len(rows), len(patient_share), len(LEVER_NAMES) - ADDED))
    np.maximum(largest, added[:, None, ADDED:], out=largest)
    for clause in range(rows.shape[1]):
        chosen = tables.levers[variant, rows[:, clause]]
        total += chosen[:, :, :ADDED]
        np.maximum(largest, chosen[:, :, ADDED:], out=largest)
    by_size = np.concatenate([total, largest], axis=2)
    parts = tables.voluntary[rows].sum(axis=1)
    declining = tables.declining[variant[:, None], rows].sum(axis=1)
    return LeversInEffect(
        by_size=by_size,
        mean=np.einsum("z,nzl->nl", patient_share, by_size),
        refuse=declining / np.maximum(parts, 1.0),
    )
