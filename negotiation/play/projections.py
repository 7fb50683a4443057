"""An engine that remembers what it was asked, so that full projections can be kept beside acts."""

from __future__ import annotations

from collections.abc import Sequence

from negotiation.contract.base import SideCode
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract, Terms
from negotiation.engine.arrays import IntArray
from negotiation.engine.known import values_of
from negotiation.engine.port import Engine
from negotiation.engine.projection import BallotForecast, Drivers, Fallback, Projection
from negotiation.rules.numbers import projection_key


class RememberingEngine:
    """Passes every question on; `taken` yields the projections given since it was last called."""

    def __init__(self, engine: Engine) -> None:
        """`engine` answers."""
        self._engine = engine
        self._given: dict[str, Projection] = {}

    @property
    def fingerprint(self) -> str:
        """The engine's own."""
        return self._engine.fingerprint

    def project(self, contract: Contract, talks: Talks) -> Projection:
        """The engine's projection, remembered under its key."""
        projection = self._engine.project(contract, talks)
        self._given[projection_key(self.fingerprint, contract, talks)] = projection
        return projection

    def values(self, contracts: Sequence[Contract], talks: Talks) -> dict[SideCode, list[int]]:
        """The engine's values."""
        return self._engine.values(contracts, talks)

    def batch_values(self, batch: IntArray, talks: Talks) -> dict[SideCode, IntArray]:
        """The same for contracts of shape (contracts, clauses)."""
        return values_of(self._engine, batch, talks)

    def drivers(self, contract: Contract, talks: Talks) -> Drivers:
        """The engine's drivers."""
        return self._engine.drivers(contract, talks)

    def fallback(self, talks: Talks, imposed: Terms | None = None) -> Fallback:
        """The engine's solved no-agreement game."""
        return self._engine.fallback(talks, imposed)

    def ballot(self, contract: Contract, talks: Talks) -> BallotForecast:
        """The engine's forecast."""
        return self._engine.ballot(contract, talks)

    def taken(self, keys: frozenset[str]) -> dict[str, str]:
        """Raw JSON of the remembered projections with these keys; all others are forgotten."""
        given, self._given = self._given, {}
        return {key: given[key].model_dump_json() for key in keys if key in given}
