"""Whether a scenario is a game: what counting out all of its contracts says of the bargaining.

Everything is taken at the reference state: opening trust, nothing imposed, no news yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract, Terms, difference
from negotiation.engine.port import Engine

COUNTED_OUT = 100_000
"""The most contracts for which this is worth waiting for at a check."""

Numbers: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True)
class Balance:
    """Figures over all contracts; points are tenths, gains are against the fallback.

    `acceptable` is the share of contracts that every signatory prefers to its fallback, and
    `within_red_lines` the share of all that also cross nobody's red line. `best` is the contract
    whose smallest gain is largest. `untraded_gain` is the best smallest gain of contracts in which
    every move, made alone, leaves no signatory worse off. `likeness` is the correlation of two
    sides' values, or None when one of them never changes. `inert` names pairs of options that make
    no difference to anybody.
    """

    contracts: int
    acceptable: float
    within_red_lines: float
    best: Terms
    best_gain: int
    untraded_gain: int
    likeness: dict[tuple[SideCode, SideCode], float | None]
    inert: tuple[str, ...]


def reference_state(scenario: Scenario) -> Talks:
    """The state of the talks in which scenarios are compared."""
    trust = {side.code: scenario.opening_trust for side in scenario.sides}
    return Talks(trust=trust, leadership=scenario.local_leadership)


def balance(scenario: Scenario, engine: Engine) -> Balance:
    """Count out every contract of the scenario. Meant for at most `COUNTED_OUT` of them."""
    talks = reference_state(scenario)
    contracts = list(product(*(range(len(clause.options)) for clause in scenario.clauses)))
    values = {
        side: np.asarray(tenths, dtype=np.int64)
        for side, tenths in engine.values(contracts, talks).items()
    }
    fallbacks = engine.fallback(talks).values
    gains = np.stack([values[side] - fallbacks[side] for side in scenario.signatories])
    smallest = gains.min(axis=0)
    best = int(smallest.argmax())
    clean = np.array([_crosses_nothing(scenario, contract) for contract in contracts])
    no_trade = np.array(list(_without_trade(scenario, contracts, values)))
    return Balance(
        contracts=len(contracts),
        acceptable=float((smallest > 0).mean()),
        within_red_lines=float(((smallest > 0) & clean).mean()),
        best=scenario.terms_of(contracts[best]),
        best_gain=int(smallest[best]),
        untraded_gain=int(smallest[no_trade].max()),
        likeness={
            (one, other): _correlation(values[one], values[other])
            for one, other in combinations(values, 2)
        },
        inert=tuple(_inert(scenario, values)),
    )


def _crosses_nothing(scenario: Scenario, contract: Contract) -> bool:
    terms = scenario.terms_of(contract)
    return not any(scenario.crossed_red_lines(side, terms) for side in scenario.signatories)


def _without_trade(
    scenario: Scenario, contracts: list[Contract], values: dict[SideCode, Numbers]
) -> Iterator[bool]:
    """Whether each contract holds only moves that, alone, leave no signatory worse off."""
    place = {contract: number for number, contract in enumerate(contracts)}
    start = scenario.contract_of({})
    free = set()
    for position, clause in enumerate(scenario.clauses):
        for option in range(len(clause.options)):
            moved = (*start[:position], option, *start[position + 1 :])
            if all(
                values[side][place[moved]] >= values[side][place[start]]
                for side in scenario.signatories
            ):
                free.add((position, option))
    for contract in contracts:
        yield free.issuperset(enumerate(contract))


def _inert(scenario: Scenario, values: dict[SideCode, Numbers]) -> Iterator[str]:
    """Pairs of options of a clause between which no side's value ever changes."""
    shape = [len(clause.options) for clause in scenario.clauses]
    grids = [tenths.reshape(shape) for tenths in values.values()]
    for position, clause in enumerate(scenario.clauses):
        for one, other in combinations(range(len(clause.options)), 2):
            if all(
                np.array_equal(grid.take(one, position), grid.take(other, position))
                for grid in grids
            ):
                pair = f"{clause.options[one].code} and {clause.options[other].code}"
                yield f"{clause.code}: {pair}"


def _correlation(one: Numbers, other: Numbers) -> float | None:
    if one.std() == 0 or other.std() == 0:
        return None
    return float(np.corrcoef(one, other)[0, 1])


def figures(scenario: Scenario, counted: Balance) -> Iterator[str]:
    """The figures in words, each with what makes a scenario a game where there is such a bound."""
    yield f"better than every fallback: {counted.acceptable:.1%} of contracts (0.5 to 5 %)"
    yield f"and crossing no red line: {counted.within_red_lines:.1%}"
    best = ", ".join(_moves(scenario, counted.best)) or "the status quo"
    yield f"best for whoever gains least: {counted.best_gain / 10:+.1f} points, with {best}"
    if counted.best_gain > 0:
        share = max(counted.untraded_gain, 0) / counted.best_gain
        yield f"of that without any trade: {share:.0%} (at most 40 %)"
    for (one, other), likeness in counted.likeness.items():
        said = "none, one of them never changes" if likeness is None else f"{likeness:+.2f}"
        yield f"likeness of what {one} and {other} value: {said} (at most 0.4)"
    yield f"options that make no difference: {'; '.join(counted.inert) or 'none'}"


def _moves(scenario: Scenario, terms: Terms) -> Iterator[str]:
    for clause, option in difference(scenario.status_quo, terms).items():
        yield f"{clause}={scenario.clause_by_code[clause].options[option].code}"
