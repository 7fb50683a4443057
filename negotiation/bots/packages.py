"""The contracts a bot considers: all of them, or those close by and a sample of the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations, product
from math import prod
from random import Random

from negotiation.contract.base import ClauseCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Terms, merge
from negotiation.rules.seatview import View

Term = tuple[ClauseCode, int]

Options = Mapping[ClauseCode, Sequence[int]]

EXHAUSTIVE = 20_000
"""Up to how many contracts are all considered."""

SAMPLE = 1_000
"""How many are drawn at random when there are more."""


@dataclass(frozen=True, slots=True)
class Package:
    """A contract, how it differs from the draft, and its worth to this side in tenths."""

    contract: Terms
    change: Terms
    worth: int


def contracts(view: View, scenario: Scenario, forbidden: Set[Term], rng: Random) -> Iterator[Terms]:
    """The contracts that the talks can still reach and that have none of the `forbidden` terms.

    The draft as it stands is among them unless it has one.
    """
    options = {
        clause: [n for n in options_of(scenario, clause) if (clause, n) not in forbidden]
        for clause in _open_clauses(view)
    }
    fixed = {clause: view.draft[clause] for clause in view.draft if clause not in options}
    if forbidden & fixed.items():
        return
    if prod(len(numbers) for numbers in options.values()) <= EXHAUSTIVE:
        for chosen in product(*options.values()):
            yield merge(view.draft, dict(zip(options, chosen, strict=True)))
        return
    yield from _some(view, options, rng)


def _open_clauses(view: View) -> tuple[ClauseCode, ...]:
    """The clauses that an offer may still name."""
    away = view.standstill.away
    return tuple(
        standing.clause
        for standing in view.standings
        if not standing.settled and standing.clause not in away
    )


def options_of(scenario: Scenario, clause: ClauseCode) -> range:
    """The option numbers of a clause."""
    return range(len(scenario.clause_by_code[clause].options))


def _some(view: View, options: Options, rng: Random) -> Iterator[Terms]:
    seen = set()
    for contract in (*_close_by(view, options), *_sample(view.draft, options, rng)):
        key = tuple(contract.items())
        allowed = all(contract[clause] in numbers for clause, numbers in options.items())
        if allowed and key not in seen:
            seen.add(key)
            yield contract


def _close_by(view: View, options: Options) -> Iterator[Terms]:
    """The draft and every offer made so far, and what lies one or two clauses from them."""
    centres = [view.draft]
    if view.plan is not None:
        centres.append(merge(view.draft, view.plan.first_offer))
    latest = {offer.side: offer for offer in view.offers}
    centres.extend(merge(view.draft, offer.terms) for offer in latest.values())
    for centre in centres:
        inside = {clause: centre[clause] for clause in options}
        start = merge(view.draft, inside)
        yield start
        for clause, numbers in options.items():
            yield from (merge(start, {clause: number}) for number in numbers)
        for one, other in combinations(options, 2):
            for pair in product(options[one], options[other]):
                yield merge(start, dict(zip((one, other), pair, strict=True)))


def _sample(draft: Terms, options: Options, rng: Random) -> Iterator[Terms]:
    for _ in range(SAMPLE):
        yield merge(draft, {clause: rng.choice(numbers) for clause, numbers in options.items()})
