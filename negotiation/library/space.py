"""The contracts that could be signed: all of them, a seeded sample, and the best by climbing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations, product
from math import prod
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from negotiation.contract.edition import Edition
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Contract

Scores: TypeAlias = NDArray[np.float64]

Judge: TypeAlias = Callable[[list[Contract]], Scores]
"""How good each of these contracts is, by one number."""

_STARTS = 8
"""From how many of the best that are known a climb sets out."""


@dataclass(frozen=True)
class Space:
    """The contracts that take one of `allowed` (option numbers) for each clause, in order."""

    allowed: tuple[tuple[int, ...], ...]

    @property
    def count(self) -> int:
        """How many contracts there are."""
        return prod(len(options) for options in self.allowed)

    def everything(self) -> list[Contract]:
        """Every contract, the last clause running fastest."""
        return list(product(*self.allowed))

    def sample(self, size: int, seed: int) -> list[Contract]:
        """So many contracts, drawn evenly and independently; the same seed draws the same."""
        chance = np.random.default_rng(seed)
        columns = [
            np.array(options)[chance.integers(len(options), size=size)] for options in self.allowed
        ]
        return [tuple(row) for row in np.stack(columns, axis=1).tolist()]

    def near(self, contract: Contract) -> Iterator[Contract]:
        """Every contract that differs from this one in one clause or two."""
        moves = [
            (clause, option)
            for clause, options in enumerate(self.allowed)
            for option in options
            if option != contract[clause]
        ]
        for clause, option in moves:
            yield _with(contract, clause, option)
        for (clause, option), (other, second) in combinations(moves, 2):
            if clause != other:
                yield _with(_with(contract, clause, option), other, second)


def _with(contract: Contract, clause: int, option: int) -> Contract:
    return (*contract[:clause], option, *contract[clause + 1 :])


def space_of(scenario: Scenario, edition: Edition | None) -> Space:
    """The contracts of an edition: clauses that are not on its table stay as they are today."""
    open_clauses = (edition.clauses if edition else ()) or tuple(scenario.clause_by_code)
    return Space(
        tuple(
            tuple(range(len(clause.options)))
            if clause.code in open_clauses
            else (clause.status_quo_number,)
            for clause in scenario.clauses
        )
    )


def best_of(known: list[Contract], scores: Scores) -> tuple[Contract, float]:
    """The contract with the highest score, and its score. Ties go to the first."""
    at = int(scores.argmax())
    return known[at], float(scores[at])


def climb(
    space: Space, judge: Judge, known: list[Contract], scores: Scores
) -> tuple[Contract, float]:
    """The best that is reached from the best of the `known` by changing a clause or two at a time.

    Each climb goes to the best neighbour until no neighbour is better. What it finds is there; that
    nothing better exists is not proven.
    """
    order = np.argsort(-scores, kind="stable")[:_STARTS]
    reached = [_to_the_top(space, judge, known[at], float(scores[at])) for at in order.tolist()]
    return max(reached, key=lambda found: found[1])


def _to_the_top(
    space: Space, judge: Judge, contract: Contract, score: float
) -> tuple[Contract, float]:
    while True:
        around = list(space.near(contract))
        if not around:
            return contract, score
        better, higher = best_of(around, judge(around))
        if higher <= score:
            return contract, score
        contract, score = better, higher
