"""What contracts are worth, for those who ask for the same thousands of them again and again.

Contracts come as arrays, (contracts, clauses). What is known of one is kept under the bytes of its
row, which thousands are turned into at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Terms
from negotiation.engine.arrays import IntArray
from negotiation.engine.port import Engine


@runtime_checkable
class BatchEngine(Protocol):
    """An engine that takes contracts as arrays, too."""

    def batch_values(self, batch: IntArray, talks: Talks) -> dict[SideCode, IntArray]:
        """Each side's value, in tenths, of a batch of shape (contracts, clauses)."""
        ...


def keys_of(contracts: IntArray) -> list[bytes]:
    """A key for each contract: its option numbers, a byte each (a clause has at most five)."""
    rows = np.ascontiguousarray(contracts, dtype=np.uint8)
    keys: list[bytes] = rows.view(f"V{rows.shape[1]}").ravel().tolist()
    return keys


def rows_of(scenario: Scenario, draft: Terms, changes: Sequence[Terms]) -> IntArray:
    """The contract of a draft with each change laid over it, shape (changes, clauses).

    Raises KeyError for a clause that the scenario does not have.
    """
    place = {clause: at for at, clause in enumerate(scenario.clause_by_code)}
    rows = np.tile(np.array(scenario.contract_of(draft), dtype=np.int64), (len(changes), 1))
    for at, change in enumerate(changes):
        for clause, option in change.items():
            rows[at, place[clause]] = option
    return rows


def values_of(engine: Engine, contracts: IntArray, talks: Talks) -> dict[SideCode, IntArray]:
    """Each side's value, in tenths, of contracts of shape (contracts, clauses)."""
    if isinstance(engine, BatchEngine):
        return engine.batch_values(contracts, talks)
    found = engine.values([tuple(row) for row in contracts.tolist()], talks)
    return {side: np.array(values, dtype=np.int64) for side, values in found.items()}
