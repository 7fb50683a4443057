"""Worlds whose values can be worked out by hand: tastes that add up, for any scenario."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from random import Random

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract, Terms
from negotiation.engine.projection import (
    BallotForecast,
    Drivers,
    Fallback,
    Measures,
    Projection,
    YearProjection,
)

Tastes = Mapping[SideCode, Sequence[Sequence[int]]]
"""Tenths of a point for each option of each clause, by side."""

MEASURES: Measures = {"reject": 0.3, "ballot_yes_share": 0.6, "integration_experienced": 40.0}


class World:
    """An engine that adds tastes. `fallbacks` are the sides' values without a deal, in tenths.

    `expected` is the yes share that GPs are shown, `yes` the one that ballots are drawn around.
    """

    fingerprint = "world"

    def __init__(
        self,
        tastes: Tastes,
        fallbacks: Mapping[SideCode, int],
        expected: float = 0.6,
        yes: float = 0.6,
    ) -> None:
        self.tastes = tastes
        self.fallbacks = dict(fallbacks)
        self.expected = expected
        self.yes = yes

    def worth(self, side: SideCode, contract: Contract) -> int:
        """What a contract is worth to a side, in tenths."""
        return sum(taste[option] for taste, option in zip(self.tastes[side], contract, strict=True))

    def values(self, contracts: Sequence[Contract], talks: Talks) -> dict[SideCode, list[int]]:
        return {side: [self.worth(side, c) for c in contracts] for side in self.tastes}

    def project(self, contract: Contract, talks: Talks) -> Projection:
        values = {side: self.worth(side, contract) for side in self.tastes}
        measures: Measures = {**MEASURES, "ballot_yes_share": self.expected}
        return Projection(
            contract={},
            measures=measures,
            status_quo=measures,
            years=tuple(
                YearProjection(year=year, measures=measures, payments=()) for year in range(1, 6)
            ),
            winners=(),
            values=values,
            agreed_values=values,
            fallbacks=self.fallbacks,
            ratified=0.7,
            fingerprint=self.fingerprint,
        )

    def drivers(self, contract: Contract, talks: Talks) -> Drivers:
        return Drivers(change={}, drivers=(), method="exact")

    def fallback(self, talks: Talks, imposed: Terms | None = None) -> Fallback:
        return Fallback(
            plays=(), contract=imposed or {}, imposed=(), values=self.fallbacks, measures={}
        )

    def ballot(self, contract: Contract, talks: Talks) -> BallotForecast:
        return BallotForecast(
            yes_mean=self.yes, yes_spread=0.0, turnout_mean=0.5, turnout_spread=0.0
        )


def random_world(scenario: Scenario, seed: int) -> World:
    """Tastes drawn at random, and fallbacks that at most one contract in twenty beats for all."""
    rng = Random(seed)
    sizes = [len(clause.options) for clause in scenario.clauses]
    contracts = list(product(*(range(size) for size in sizes)))
    while True:
        tastes = {side: _tastes(rng, sizes) for side in scenario.side_by_code}
        world = World(tastes, {})
        worths = {side: [world.worth(side, c) for c in contracts] for side in tastes}
        for share in range(50, 95):
            fallbacks = {
                side: sorted(values)[len(values) * share // 100] for side, values in worths.items()
            }
            beating = sum(
                all(values[at] > fallbacks[side] for side, values in worths.items())
                for at in range(len(contracts))
            )
            if 0 < beating <= max(1, len(contracts) // 20):
                return World(tastes, fallbacks)


def _tastes(rng: Random, sizes: Sequence[int]) -> list[list[int]]:
    weights = [rng.random() + 0.1 for _ in sizes]
    tastes = []
    for weight, size in zip(weights, sizes, strict=True):
        best = rng.choice((0, size - 1, rng.randrange(size)))
        near = [1 - abs(option - best) / (size - 1) for option in range(size)]
        tastes.append([round(1000 * weight / sum(weights) * liking) for liking in near])
    return tastes
