"""What a trader makes of the others: which contracts each would take, as far as one can tell.

It holds a guess of how much each option is worth to a side, and how sure it is; before anything is
known, options of a clause are taken to be liked more and more in one direction or the other. The
guess is brought in line with what the side did where everybody could see: its offers, what it
accepted, what it let lie, what it refused and why, and the ranking that it proved. Nothing else is
known to it. It can be wrong, and it can be misled. (Bayesian linear regression over options; worths
are in standard deviations of all contracts.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import erf, sqrt

import numpy as np
import numpy.typing as npt

from negotiation.bots.packages import Term, options_of
from negotiation.bots.target import elapsed
from negotiation.contract.base import ClauseCode, SideCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Contract, merge
from negotiation.engine.arrays import IntArray
from negotiation.rules.seatview import View
from negotiation.rules.state import Offer

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Reading:
    """How acts are read, in standard deviations of a side's worth over all contracts.

    A side is taken to hold out for `opening` at first and for `closing` at the end. What it offers
    or takes is read as `margin` above that, what it lets lie as `margin` below, what it refuses as
    twice `margin` below `closing`. `doubt` is the standard deviation of such a reading, `direction`
    the share of its worth that rises or falls steadily along the options of a clause.
    """

    opening: float = 1.6
    closing: float = 0.6
    margin: float = 0.4
    doubt: float = 0.5
    direction: float = 0.7

    def held_out(self, time: float) -> float:
        """What a side is taken to hold out for when a share `time` of the talks is over."""
        return self.opening + (self.closing - self.opening) * time


READING = Reading()


@dataclass(frozen=True, slots=True)
class Sign:
    """What an act says: about how much a contract is worth to a side, or that it is no more.

    A sign of the second kind tells something only when one would have expected more.
    """

    contract: Contract
    worth: float
    at_most: bool = False


class Guess:
    """What one other side would take, after all that it has done in a view."""

    def __init__(self, view: View, scenario: Scenario, side: SideCode) -> None:
        """Read everything that the side has done."""
        self._view = view
        self._terms: list[Term] = [
            (standing.clause, option)
            for standing in view.standings
            for option in options_of(scenario, standing.clause)
        ]
        counts = [len(options_of(scenario, standing.clause)) for standing in view.standings]
        place = {clause: at for at, clause in enumerate(scenario.clause_by_code)}
        self._places = [place[standing.clause] for standing in view.standings]
        self._first = np.cumsum([0, *counts[:-1]])
        weights = _weights(view, side)
        self._clauses = [standing.clause for standing in view.standings]
        self._prior = _prior(counts, [weights.get(clause, 1.0) for clause in self._clauses])
        signs = list(_signs(view, scenario, side))
        floors = [sign for sign in signs if not sign.at_most]
        self._mean, self._spread = self._learned(floors)
        expected = self._chosen(_rows(signs)) @ self._mean
        ceilings = [
            s for s, worth in zip(signs, expected, strict=True) if s.at_most and worth > s.worth
        ]
        self._mean, self._spread = self._learned([*floors, *ceilings])
        trespasses = _trespasses(view, side)
        self._allowed = np.array([1 - trespasses.get(term, 0.0) for term in self._terms])

    def _learned(self, signs: Sequence[Sign]) -> tuple[Floats, Floats]:
        """The likeliest worth of each option after these signs, and how unsure they are."""
        seen = self._chosen(_rows(signs))
        noise = np.eye(len(signs)) * READING.doubt**2
        gain = np.linalg.solve(seen @ self._prior @ seen.T + noise, seen @ self._prior).T
        return gain @ np.array(
            [sign.worth for sign in signs]
        ), self._prior - gain @ seen @ self._prior

    def chances(self, contracts: IntArray) -> Floats:
        """The chance that the side would take each contract now; contracts are rows of options."""
        chosen = self._chosen(contracts)
        worth = chosen @ self._mean
        doubt = np.sqrt(((chosen @ self._spread) * chosen).sum(axis=1) + READING.doubt**2)
        above = (worth - READING.held_out(elapsed(self._view))) / doubt
        likely = np.array([*map(erf, (above / sqrt(2)).tolist())])
        readily = 0.5 * (1 + likely)
        allowed = np.exp(chosen @ np.log(np.maximum(self._allowed, 1e-9)))
        chances: Floats = np.round(readily * allowed, 6)
        return chances

    def ranking(self) -> tuple[ClauseCode, ...]:
        """The clauses by how much the choice of an option seems to matter to the side."""
        ends = [*self._first[1:], len(self._terms)]
        swing = {
            clause: float(np.ptp(self._mean[start:end]))
            for clause, start, end in zip(self._clauses, self._first, ends, strict=True)
        }
        return tuple(sorted(swing, key=lambda clause: -swing[clause]))

    def _chosen(self, contracts: IntArray) -> Floats:
        """A row for each contract, with a 1 for each option it has."""
        rows = np.zeros((len(contracts), len(self._terms)))
        if len(contracts):
            columns = self._first + contracts[:, self._places]
            rows[np.arange(len(contracts))[:, np.newaxis], columns] = 1
        return rows


def _rows(signs: Sequence[Sign]) -> IntArray:
    return np.array([sign.contract for sign in signs], dtype=np.int64)


def _prior(counts: Sequence[int], weights: Sequence[float]) -> Floats:
    """How the worths of options hang together before anything is known; clauses as they weigh."""
    prior = np.zeros((sum(counts), sum(counts)))
    total = sum(weight**2 for weight in weights)
    start = 0
    for count, weight in zip(counts, weights, strict=True):
        place = np.linspace(-1, 1, count)
        steady = np.outer(place, place) / np.mean(place**2)
        block = READING.direction * steady + (1 - READING.direction) * np.eye(count)
        prior[start : start + count, start : start + count] = block * weight**2 / total
        start += count
    return prior


def _weights(view: View, side: SideCode) -> dict[ClauseCode, float]:
    """What clauses weigh with a side that has proved its ranking: rank-order centroid weights."""
    known = {standing.clause for standing in view.standings}
    for line in view.talk:
        ranking = line.text.split(", ")
        if line.kind == "disclosed" and line.side == side and set(ranking) == known:
            count = len(ranking)
            return {
                clause: sum(1 / place for place in range(at, count + 1))
                for at, clause in enumerate(ranking, start=1)
            }
    return {}


def _signs(view: View, scenario: Scenario, side: SideCode) -> Iterator[Sign]:
    """What a side has shown, in the order of the offers."""
    for offer in view.offers:
        contract = scenario.contract_of(merge(view.draft, offer.terms))
        then = READING.held_out(_end_of(offer, view))
        if offer.side == side:
            start = (offer.round - 1) / view.rounds
            yield Sign(contract, READING.held_out(start) + READING.margin)
        elif side in offer.accepted_by:
            yield Sign(contract, then + READING.margin)
        elif side in offer.rejected_by:
            if offer.rejected_because != "red_line":
                yield Sign(contract, READING.closing - 2 * READING.margin, at_most=True)
        elif offer.to in (None, side) and offer.round < view.round:
            yield Sign(contract, then - READING.margin, at_most=True)
    if side in view.signatures:
        draft = scenario.contract_of(view.draft)
        yield Sign(draft, READING.held_out(elapsed(view)) + READING.margin)


def _end_of(offer: Offer, view: View) -> float:
    """The time of the talks at which an offer's round ended, or now."""
    return min(elapsed(view), offer.round / view.rounds)


def _trespasses(view: View, side: SideCode) -> dict[Term, float]:
    """The chance that an option crosses a red line of the side, as far as its refusals tell.

    Among the options of a package refused for a red line, any may be the one, unless the side has
    asked for it or accepted it; what two such refusals have in common is suspected alone.
    """
    cleared = {
        term
        for offer in view.offers
        if offer.side == side or side in offer.accepted_by
        for term in offer.terms.items()
    }
    suspected: list[set[Term]] = []
    for offer in view.offers:
        if side in offer.rejected_by and offer.rejected_because == "red_line":
            possible = set(offer.terms.items()) - cleared
            known = next((group for group in suspected if group & possible), None)
            if known is None:
                suspected.append(possible)
            else:
                known &= possible
    return {term: 1 / len(group) for group in suspected for term in group}
