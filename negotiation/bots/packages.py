"""The contracts a bot considers: all of them, or those close by and a sample of the rest.

Contracts are rows of option numbers, one column for each clause of the scenario, so that thousands
are built, valued and compared at once.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from math import prod
from typing import TypeAlias

import numpy as np

from negotiation.contract.base import ClauseCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Terms, merge
from negotiation.engine.arrays import IntArray
from negotiation.rules.seatview import View

Term: TypeAlias = tuple[ClauseCode, int]

Options: TypeAlias = tuple[tuple[int, ...], ...]
"""The option numbers that each clause may take, in the scenario's order."""

EXHAUSTIVE = 5_000
"""Up to how many contracts are all considered."""

SAMPLE = 1_000
"""How many are drawn at random when there are more."""

_SEED = 1948
"""The same sample is drawn every time: what a bot thinks possible changes with the talks alone."""


@dataclass(frozen=True, slots=True)
class Package:
    """A contract, how it differs from the draft, and its worth to this side in tenths."""

    contract: Terms
    change: Terms
    worth: int


@dataclass(frozen=True, slots=True)
class Reach:
    """The contracts that a side can still reach, (contracts, clauses), and their worth in tenths.

    `worths` has the shape (contracts,).
    """

    contracts: IntArray
    worths: IntArray


def contracts(view: View, scenario: Scenario, forbidden: Set[Term]) -> IntArray:
    """The contracts that the talks can still reach and that have none of the `forbidden` terms.

    Shape (contracts, clauses), each once. The draft as it stands is among them unless it has one.
    """
    open_clauses = _open_clauses(view)
    options = tuple(
        tuple(
            number
            for number in (options_of(scenario, clause) if clause in open_clauses else (option,))
            if (clause, number) not in forbidden
        )
        for clause, option in scenario.terms_of(scenario.contract_of(view.draft)).items()
    )
    if prod(len(numbers) for numbers in options) <= EXHAUSTIVE:
        return _everything(options)
    return _once(np.concatenate([_near(view, scenario, options), _sample(options)]))


def _open_clauses(view: View) -> frozenset[ClauseCode]:
    """The clauses that an offer may still name."""
    away = view.standstill.away
    return frozenset(
        standing.clause
        for standing in view.standings
        if not standing.settled and standing.clause not in away
    )


def options_of(scenario: Scenario, clause: ClauseCode) -> range:
    """The option numbers of a clause."""
    return range(len(scenario.clause_by_code[clause].options))


@lru_cache(maxsize=16)
def _everything(options: Options) -> IntArray:
    return np.array([*product(*options)], dtype=np.int64).reshape(-1, len(options))


def _near(view: View, scenario: Scenario, options: Options) -> IntArray:
    """The draft, the plan and every side's latest offer, and what lies one or two clauses away."""
    changes: list[Terms] = [{}] if view.plan is None else [{}, view.plan.first_offer]
    changes.extend({offer.side: offer.terms for offer in view.offers}.values())
    still = _open_clauses(view)
    centres = [
        scenario.contract_of(merge(view.draft, {c: o for c, o in change.items() if c in still}))
        for change in changes
    ]
    around = np.concatenate([_around(centre, options) for centre in dict.fromkeys(centres)])
    allowed = np.zeros((len(options), 1 + around.max()), dtype=np.bool_)
    for clause, numbers in enumerate(options):
        allowed[clause, [number for number in numbers if number < allowed.shape[1]]] = True
    near: IntArray = around[allowed[np.arange(len(options)), around].all(axis=1)]
    return near


def _around(centre: Sequence[int], options: Options) -> IntArray:
    """What lies at most two clauses from a contract."""
    first, option, second, other = _pairs(options)
    rows = np.tile(np.array(centre, dtype=np.int64), (len(first), 1))
    at = np.arange(len(first))
    rows[at, first] = option
    rows[at, second] = other
    return rows


@lru_cache(maxsize=64)
def _pairs(options: Options) -> IntArray:
    """Every choice of options for two clauses: four rows of clause, option, clause, option."""
    moves = [
        (one, number, two, other)
        for one, two in combinations(range(len(options)), 2)
        for number, other in product(options[one], options[two])
    ]
    return np.array(moves, dtype=np.int64).reshape(-1, 4).T


@lru_cache(maxsize=64)
def _sample(options: Options) -> IntArray:
    chance = np.random.default_rng(_SEED)
    columns = [np.array(numbers)[chance.integers(len(numbers), size=SAMPLE)] for numbers in options]
    return np.stack(columns, axis=1).astype(np.int64)


def _once(rows: IntArray) -> IntArray:
    """The rows without those that came before."""
    radix = np.cumprod([1, *(rows.max(axis=0)[:-1] + 1)])
    _, first = np.unique(rows @ radix, return_index=True)
    unique: IntArray = rows[np.sort(first)]
    return unique
