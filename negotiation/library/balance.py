"""Whether a scenario is a game: what its contracts say of the bargaining in one edition.

Everything is taken at the reference state: opening trust, nothing imposed, no news yet. Up to
`COUNTED_OUT` contracts are counted out; so are more where somebody has counted them before. Else a
seeded sample of `SAMPLED` is judged, and the best packages are sought by climbing from the best of
the sample.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from negotiation.contract.base import SideCode
from negotiation.contract.edition import Edition
from negotiation.contract.scenario import Scenario
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract, Terms
from negotiation.engine.port import Engine
from negotiation.engine.space.whole import Space as Counted
from negotiation.library.space import Judge, Scores, Space, best_of, climb, space_of

COUNTED_OUT = 100_000
"""The most contracts for which counting them all is worth waiting for at a check."""

SAMPLED = 100_000
"""How many contracts stand for a space that is larger than that."""

_SEED = 2012
"""The same sample is drawn every time, so that figures change only with the scenario."""

_TRIED = 200
"""On how many contracts of a sample the options of a clause are compared."""

Numbers: TypeAlias = NDArray[np.int64]

Values: TypeAlias = dict[SideCode, Numbers]


@dataclass(frozen=True)
class Balance:
    """Figures of an edition; points are tenths, gains are against the fallback.

    `judged` is how many of the `contracts` were looked at. `acceptable` is the share of contracts
    that every signatory prefers to its fallback, and `within_red_lines` the share of all that also
    cross nobody's red line. The others look only at contracts that cross none, because no other
    can be signed: `best` is the contract whose smallest gain is largest, `untraded_gain` the best
    smallest gain of contracts in which every move, made alone, leaves no signatory worse off, and
    `beyond_middle` by what share of what the middle of every clause gives it each signatory can do
    better at once. `likeness` is the correlation of two sides' values, or None when one of them
    never changes. `inert` names pairs of options that make no difference to anybody.
    """

    contracts: int
    judged: int
    acceptable: float
    within_red_lines: float
    best: Terms
    best_gain: int
    untraded_gain: int
    beyond_middle: float
    likeness: dict[tuple[SideCode, SideCode], float | None]
    inert: tuple[str, ...]


def reference_state(scenario: Scenario) -> Talks:
    """The state of the talks in which scenarios are compared."""
    trust = {side.code: scenario.opening_trust for side in scenario.sides}
    return Talks(trust=trust, leadership=scenario.local_leadership)


@dataclass(frozen=True)
class _Worth:
    """What contracts are worth at the reference state."""

    scenario: Scenario
    engine: Engine
    talks: Talks

    def values(self, contracts: list[Contract]) -> Values:
        """Each side's value in tenths, in the contracts' order."""
        tenths = self.engine.values(contracts, self.talks)
        return {side: np.asarray(worth, dtype=np.int64) for side, worth in tenths.items()}

    @cached_property
    def fallbacks(self) -> dict[SideCode, int]:
        """What each signatory has without a deal, in tenths."""
        values = self.engine.fallback(self.talks).values
        return {side: values[side] for side in self.scenario.signatories}

    def floors(self, contract: Contract) -> dict[SideCode, int]:
        """What one contract gives each signatory, in tenths."""
        values = self.values([contract])
        return {side: int(values[side][0]) for side in self.scenario.signatories}


def _smallest_gain(values: Values, floors: Mapping[SideCode, int]) -> Scores:
    """How far the side that gains least is above its floor, in tenths, for each contract."""
    gains = [values[side] - floor for side, floor in floors.items()]
    smallest: Scores = np.stack(gains).min(axis=0).astype(np.float64)
    return smallest


def _smallest_share(values: Values, floors: Mapping[SideCode, int]) -> Scores:
    """The same as a share of the floor."""
    shares = [(values[side] - floor) / max(floor, 1) for side, floor in floors.items()]
    smallest: Scores = np.stack(shares).min(axis=0)
    return smallest


@dataclass(frozen=True)
class _Seen:
    """The figures that rest on the contracts that were looked at, see `Balance`."""

    judged: int
    acceptable: float
    within_red_lines: float
    best: Contract
    best_gain: int
    beyond_middle: float
    likeness: dict[tuple[SideCode, SideCode], float | None]


def balance(
    scenario: Scenario,
    engine: Engine,
    edition: Edition | None = None,
    counted: Counted | None = None,
) -> Balance:
    """Judge the contracts of an edition, or all those of the scenario.

    `counted` are these contracts as somebody has counted them through at the reference state. One
    that rests on a surrogate is of no use here.
    """
    worth = _Worth(scenario, engine, reference_state(scenario))
    space = space_of(scenario, edition)
    centre = worth.floors(middle(scenario, space))
    exact = counted is not None and counted.method == "exact"
    seen = _of_counted(counted, centre) if counted and exact else _looked_at(space, worth, centre)
    return Balance(
        contracts=space.count,
        judged=seen.judged,
        acceptable=seen.acceptable,
        within_red_lines=seen.within_red_lines,
        best=scenario.terms_of(seen.best),
        best_gain=seen.best_gain,
        untraded_gain=_untraded_gain(space, worth),
        beyond_middle=seen.beyond_middle,
        likeness=seen.likeness,
        inert=tuple(_inert(space, worth)),
    )


def _of_counted(counted: Counted, centre: Mapping[SideCode, int]) -> _Seen:
    """Exact figures: whatever is best for those that sign is among the efficient contracts."""
    frontier, number = counted.signable.frontier, counted.whole.contracts
    values = {side: frontier.values[:, at] for at, side in enumerate(counted.sides)}
    signatories = counted.signable.signatories
    above = np.stack([values[side] - counted.fallbacks[side] for side in signatories], axis=1)
    # Among contracts whose smallest gain is the same, the next smallest decides.
    fairness = [tuple(row) for row in np.sort(above, axis=1).tolist()]
    best = fairness.index(max(fairness))
    return _Seen(
        judged=number,
        acceptable=counted.whole.preferred / number,
        within_red_lines=counted.signable.preferred / number,
        best=counted.grid.contract(int(frontier.numbers[best])),
        best_gain=fairness[best][0],
        beyond_middle=float(_smallest_share(values, centre).max()),
        likeness={
            (one, other): counted.likeness(one, other)
            for one, other in combinations(counted.sides, 2)
        },
    )


def _looked_at(space: Space, worth: _Worth, centre: Mapping[SideCode, int]) -> _Seen:
    """Figures of all contracts where they are few, else of a sample."""
    scenario, floors = worth.scenario, worth.fallbacks
    contracts = _drawn(space)
    values = worth.values(contracts)
    smallest = _smallest_gain(values, floors)

    def gain(some: list[Contract]) -> Scores:
        return _smallest_gain(worth.values(some), floors)

    def beyond_middle(some: list[Contract]) -> Scores:
        return _smallest_share(worth.values(some), centre)

    clean = np.array([_crosses_nothing(scenario, contract) for contract in contracts])
    signable = _signable(space, scenario)
    known = [contract for contract, fair in zip(contracts, clean.tolist(), strict=True) if fair]
    best, best_gain = _best(signable, gain, known, smallest[clean])
    shares = _smallest_share(values, centre)[clean]
    _, beyond = _best(signable, beyond_middle, known, shares)
    return _Seen(
        judged=len(contracts),
        acceptable=float((smallest > 0).mean()),
        within_red_lines=float(((smallest > 0) & clean).mean()),
        best=best,
        best_gain=int(best_gain),
        beyond_middle=beyond,
        likeness={
            (one, other): _correlation(values[one], values[other])
            for one, other in combinations(values, 2)
        },
    )


def _untraded_gain(space: Space, worth: _Worth) -> int:
    """The best smallest gain where every move, made alone, hurts nobody that signs."""

    def gain(some: list[Contract]) -> Scores:
        return _smallest_gain(worth.values(some), worth.fallbacks)

    free = _moves_that_hurt_nobody(space, worth)
    harmless = _drawn(free)
    return int(_best(free, gain, harmless, gain(harmless))[1])


def _drawn(space: Space) -> list[Contract]:
    whole = space.count <= COUNTED_OUT
    return space.everything() if whole else space.sample(SAMPLED, _SEED)


def _best(
    space: Space, judge: Judge, contracts: list[Contract], scores: Scores
) -> tuple[Contract, float]:
    whole = len(contracts) == space.count
    return best_of(contracts, scores) if whole else climb(space, judge, contracts, scores)


def _crosses_nothing(scenario: Scenario, contract: Contract) -> bool:
    terms = scenario.terms_of(contract)
    return not any(scenario.crossed_red_lines(side, terms) for side in scenario.signatories)


def _signable(space: Space, scenario: Scenario) -> Space:
    """The space without the options that cross a red line of somebody who must sign."""
    red = {
        (line.clause, option)
        for side in scenario.signatories
        for line in scenario.side_by_code[side].red_lines
        for option in line.options
    }
    return Space(
        tuple(
            tuple(n for n in allowed if (clause.code, clause.options[n].code) not in red)
            for clause, allowed in zip(scenario.clauses, space.allowed, strict=True)
        )
    )


def _moves_that_hurt_nobody(space: Space, worth: _Worth) -> Space:
    """The options that, taken alone, leave no signatory worse off than today, and today's."""
    start = worth.scenario.contract_of({})
    today = worth.floors(start)
    allowed = []
    for clause, options in enumerate(space.allowed):
        alone = [(*start[:clause], option, *start[clause + 1 :]) for option in options]
        harm = _smallest_gain(worth.values(alone), today)
        kept = {option for option, harmless in zip(options, harm >= 0, strict=True) if harmless}
        allowed.append(tuple(sorted({start[clause], *kept})))
    return Space(tuple(allowed))


def middle(scenario: Scenario, space: Space) -> Contract:
    """The middle option of every clause; of two, the one that is nearer to how things are today."""
    options = []
    for clause, allowed in zip(scenario.clauses, space.allowed, strict=True):
        pair = allowed[(len(allowed) - 1) // 2], allowed[len(allowed) // 2]
        options.append(min(pair, key=lambda option: abs(option - clause.status_quo_number)))
    return tuple(options)


def _inert(space: Space, worth: _Worth) -> Iterator[str]:
    """Pairs of options of a clause between which no side's value changes."""
    few = space.count <= _TRIED
    contracts = space.everything() if few else space.sample(_TRIED, _SEED)
    for position, allowed in enumerate(space.allowed):
        clause = worth.scenario.clauses[position]
        found = {
            option: worth.values([(*c[:position], option, *c[position + 1 :]) for c in contracts])
            for option in allowed
        }
        for one, other in combinations(allowed, 2):
            if all(np.array_equal(found[one][side], found[other][side]) for side in found[one]):
                pair = f"{clause.options[one].code} and {clause.options[other].code}"
                yield f"{clause.code}: {pair}"


def _correlation(one: Numbers, other: Numbers) -> float | None:
    if one.std() == 0 or other.std() == 0:
        return None
    return float(np.corrcoef(one, other)[0, 1])
