"""Better contracts close at hand: the smallest exchanges that leave every signatory better off.

All contracts that differ from the one at hand in one clause, then in two, then in three are scored
by the model itself, so what is found is exact and complete.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np

from negotiation.contract.base import SideCode
from negotiation.contract.terms import Contract, Terms
from negotiation.engine.arrays import IntArray
from negotiation.engine.space.outcomes import Outcomes
from negotiation.engine.space.scoring import Scorer
from negotiation.engine.space.tally import forbidden_options, within_red_lines

MOST_CLAUSES = 3
"""The largest exchange that is looked for: people see no larger ones at a table."""

BETTER = 0.01
"""By how much `g` of every signatory must rise in an exchange."""

CLEARLY_BETTER = 0.03
"""By how much one side's `g` must rise for a clause that suits all to count as missed."""


@dataclass(frozen=True)
class Trade:
    """Clauses to change, with their new options; the contract that results; and what it brings.

    `values` and `rises` are in tenths, by side.
    """

    terms: Terms
    contract: Contract
    values: dict[SideCode, int]
    rises: dict[SideCode, int]


@dataclass(frozen=True)
class Yardstick:
    """How many tenths each signatory must gain for a change to count.

    Shares of what is possible when `room` is known and nobody's is nothing, else one tenth.
    """

    outcomes: Outcomes

    def tenths(self, share: float) -> IntArray:
        """This share of each signatory's room, in whole tenths, at least one."""
        room = self.outcomes.room
        if room is None or (room == 0).any():
            return np.ones(len(self.outcomes.signatories), dtype=np.int64)
        # A share that is a whole number of tenths must not be pushed up by a float's last bit.
        needed: IntArray = np.maximum(np.ceil(share * room - 1e-9).astype(np.int64), 1)
        return needed


def improving(scorer: Scorer, contract: Contract, yardstick: Yardstick) -> tuple[Trade, ...]:
    """The exchanges of the fewest clauses, one to three, that leave every signatory better off.

    None crosses a red line of a signatory. Those that do most for the side that gains least, as
    its share of what is possible, come first. Raises ValueError when the contract is not of the
    grid.
    """
    scorer.grid.number_of(contract)
    needed = yardstick.tenths(BETTER)
    signing = yardstick.outcomes.signing
    for clauses in range(1, MOST_CLAUSES + 1):
        near = _near(scorer, contract, clauses)
        rises = near.rises[:, signing]
        found = np.flatnonzero((rises >= needed).all(axis=1))
        if len(found):
            least = (rises[found] / yardstick.tenths(1.0)).min(axis=1)
            order = np.lexsort((found, -least))
            return tuple(near.trade(scorer, contract, at) for at in found[order].tolist())
    return ()


def compatible(scorer: Scorer, contract: Contract, yardstick: Yardstick) -> tuple[Trade, ...]:
    """Single clauses whose change costs no signatory anything and clearly helps one.

    The one that helps most comes first. None crosses a red line of a signatory. Raises ValueError
    when the contract is not of the grid.
    """
    scorer.grid.number_of(contract)
    near = _near(scorer, contract, 1)
    rises = near.rises[:, yardstick.outcomes.signing]
    # "Above 0.03" leaves out what is just as much.
    room = yardstick.tenths(1.0)
    clearly = (rises > CLEARLY_BETTER * room + 1e-9).any(axis=1)
    found = np.flatnonzero((rises >= 0).all(axis=1) & clearly)
    order = np.lexsort((found, -(rises[found] / room).max(axis=1)))
    return tuple(near.trade(scorer, contract, at) for at in found[order].tolist())


@dataclass(frozen=True)
class _Near:
    """Contracts near one, (contracts, clauses); their values and rises, (contracts, sides)."""

    contracts: IntArray
    values: IntArray
    rises: IntArray

    def trade(self, scorer: Scorer, before: Contract, at: int) -> Trade:
        after = tuple(self.contracts[at].tolist())
        codes = list(scorer.scenario.clause_by_code)
        return Trade(
            terms={codes[k]: new for k, new in enumerate(after) if new != before[k]},
            contract=after,
            values=_by_side(scorer, self.values[at]),
            rises=_by_side(scorer, self.rises[at]),
        )


def _by_side(scorer: Scorer, row: IntArray) -> dict[SideCode, int]:
    return dict(zip(scorer.sides, row.tolist(), strict=True))


def _near(scorer: Scorer, contract: Contract, clauses: int) -> _Near:
    """All contracts that differ in exactly so many clauses and cross no red line."""
    changed = list(_changes(scorer, contract, clauses))
    rows = np.tile(np.array(contract, dtype=np.int64), (len(changed) + 1, 1))
    for at, change in enumerate(changed, start=1):
        for clause, option in change.items():
            rows[at, clause] = option
    values = scorer.values(rows)
    clean = within_red_lines(forbidden_options(scorer.scenario), rows[1:])
    return _Near(rows[1:][clean], values[1:][clean], (values[1:] - values[0])[clean])


def _changes(scorer: Scorer, contract: Contract, clauses: int) -> Iterator[Mapping[int, int]]:
    allowed = scorer.grid.allowed
    for chosen in combinations(range(len(allowed)), clauses):
        others = [[new for new in allowed[k] if new != contract[k]] for k in chosen]
        for options in product(*others):
            yield dict(zip(chosen, options, strict=True))
