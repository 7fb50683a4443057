"""The trade ledger: what each moved clause was worth to each side, by Shapley's rule.

It says which clauses made a side's value, not who paid whom.
"""

from __future__ import annotations

from collections.abc import Mapping

from negotiation.contract.base import ClauseCode, Frozen, SideCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Contract
from negotiation.engine.attribution import plan, whole_shares
from negotiation.review.gains import Worth


class LedgerRow(Frozen):
    """A clause that was moved, its option, and its part of each side's value in tenths."""

    clause: ClauseCode
    option: int
    parts: dict[SideCode, int]


class Ledger(Frozen):
    """Values in tenths: `before` today's contract, then a row for each moved clause, then `after`.

    For each side the rows add up to `after - before`. `method` says which orders were averaged.
    """

    before: dict[SideCode, int]
    rows: tuple[LedgerRow, ...]
    after: dict[SideCode, int]
    fallbacks: dict[SideCode, int]
    method: str


def ledger_of(
    contract: Contract, scenario: Scenario, worth: Worth, fallbacks: Mapping[SideCode, int]
) -> Ledger:
    """The ledger of a contract against today's."""
    import numpy as np

    today = scenario.contract_of({})
    codes = tuple(scenario.clause_by_code)
    moved = [at for at in range(len(codes)) if contract[at] != today[at]]
    orders = plan(len(moved))
    contracts = []
    for members in orders.coalitions.tolist():
        part = list(today)
        for at, taken in zip(moved, members, strict=True):
            if taken:
                part[at] = contract[at]
        contracts.append(tuple(part))
    values = worth.of(*contracts)
    parts: dict[SideCode, list[int]] = {}
    for side in fallbacks:
        worths = np.array([value[side] for value in values], dtype=np.float64)
        total = int(worths[-1] - worths[0])
        parts[side] = whole_shares(orders.weight @ worths, total).tolist()
    return Ledger(
        before={side: values[0][side] for side in fallbacks},
        rows=tuple(
            LedgerRow(
                clause=codes[at],
                option=contract[at],
                parts={side: parts[side][row] for side in fallbacks},
            )
            for row, at in enumerate(moved)
        ),
        after={side: values[-1][side] for side in fallbacks},
        fallbacks=dict(fallbacks),
        method=orders.method,
    )
