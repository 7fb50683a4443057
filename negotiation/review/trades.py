"""Missed trades: the smallest exchanges of clauses that would have left every signatory better off.

Exact: every change of one, two or three clauses is tried. Changes across a signatory's red line are
left out, since nobody could have signed them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations, product

import numpy as np

from negotiation.contract.base import ClauseCode, Frozen, SideCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Contract, Terms
from negotiation.review.gains import Scale, Worth

MOST_CLAUSES = 3
"""More clauses at once are no exchange that people could have seen."""

LEAST_GAIN = 0.01
"""The least that a missed trade must add for every signatory."""

CLEARLY_BETTER = 0.03
"""The least that a compatible clause must add for one signatory while it hurts none."""


class MissedTrade(Frozen):
    """A change of a contract that is better for all.

    `terms` are the clauses it moves, `points` what each signatory gains in tenths, and `changes`
    the same as shares of its way from fallback to ideal.
    """

    terms: Terms
    points: dict[SideCode, int]
    changes: dict[SideCode, float]


class Missed(Frozen):
    """What was missed in a contract.

    `trades` are all exchanges of the smallest size that gives one, the largest smallest gain
    first; `size` is that size (0 when there is none of up to three clauses). `compatible` are
    single changes that hurt nobody and clearly help somebody, and are no trade in the list.
    """

    size: int
    trades: tuple[MissedTrade, ...]
    compatible: tuple[MissedTrade, ...]


def missed_in(
    contract: Contract,
    scenario: Scenario,
    options: tuple[tuple[int, ...], ...],
    worth: Worth,
    scale: Scale,
) -> Missed:
    """What every signatory would have been better off with, by changing up to three clauses."""
    compatible: tuple[MissedTrade, ...] = ()
    codes = tuple(scenario.clause_by_code)
    for size in range(1, MOST_CLAUSES + 1):
        found = [
            _trade(contract, changed, codes, worth, scale)
            for changed in _better(contract, _changes(contract, options, size), worth, scale, size)
        ]
        trades = sorted(
            (t for t in found if min(t.changes.values()) >= LEAST_GAIN - 1e-9), key=_rank
        )
        if size == 1:
            listed = {tuple(t.terms.items()) for t in trades}
            compatible = tuple(
                t for t in sorted(found, key=_rank) if tuple(t.terms.items()) not in listed
            )
        if trades:
            return Missed(size=size, trades=tuple(trades), compatible=compatible)
    return Missed(size=0, trades=(), compatible=compatible)


def _rank(trade: MissedTrade) -> tuple[float, float]:
    return -round(min(trade.changes.values()), 9), -round(sum(trade.changes.values()), 9)


def _changes(contract: Contract, options: tuple[tuple[int, ...], ...], size: int) -> list[Contract]:
    """Every contract that differs in exactly so many clauses, in clause order."""
    moves = [[o for o in options[at] if o != contract[at]] for at in range(len(contract))]
    found = []
    for clauses in combinations(range(len(contract)), size):
        for chosen in product(*(moves[at] for at in clauses)):
            changed = list(contract)
            for at, option in zip(clauses, chosen, strict=True):
                changed[at] = option
            found.append(tuple(changed))
    return found


def _better(
    contract: Contract, changed: list[Contract], worth: Worth, scale: Scale, size: int
) -> list[Contract]:
    """Those that are a trade or, for one clause, compatible."""
    if not changed:
        return []
    start = _row(worth.of(contract)[0], scale)
    table = np.array([_row(values, scale) for values in worth.of(*changed)])
    room = np.array([scale.room(side) for side in scale.sides])
    gains = (table - start) / room
    kept = gains.min(axis=1) >= LEAST_GAIN - 1e-9
    if size == 1:
        kept |= (gains.min(axis=1) >= -1e-9) & (gains.max(axis=1) > CLEARLY_BETTER + 1e-9)
    return [changed[row] for row in np.flatnonzero(kept).tolist()]


def _row(values: Mapping[SideCode, int], scale: Scale) -> list[int]:
    return [values[side] for side in scale.sides]


def _trade(
    contract: Contract,
    changed: Contract,
    codes: Iterable[ClauseCode],
    worth: Worth,
    scale: Scale,
) -> MissedTrade:
    before, after = worth.of(contract, changed)
    old, new = scale.gains(before), scale.gains(after)
    return MissedTrade(
        terms={
            code: option
            for code, option, was in zip(codes, changed, contract, strict=True)
            if option != was
        },
        points={side: after[side] - before[side] for side in scale.sides},
        changes={side: new[side] - old[side] for side in scale.sides},
    )
