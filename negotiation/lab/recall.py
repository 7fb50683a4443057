"""An engine that recalls every answer it gave, for many games of one scenario in one process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from negotiation.contract.base import SideCode
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract, Terms
from negotiation.engine.port import Engine
from negotiation.engine.projection import BallotForecast, Drivers, Fallback, Projection

_Answer = TypeVar("_Answer")

STATES = 300
"""Of how many states of the talks answers are recalled; the one asked for longest ago goes first.

Games of one scenario pass through the same few states in their first rounds. Some two thousand
contracts in each of so many states are about 150 megabytes.
"""


class RecallingEngine:
    """Asks another engine only what it has not been asked before. The answers are the same."""

    def __init__(self, engine: Engine) -> None:
        """`engine` answers."""
        self._engine = engine
        self._values: dict[str, dict[Contract, tuple[int, ...]]] = {}
        self._projections: dict[str, dict[Contract, Projection]] = {}
        self._sides: tuple[SideCode, ...] = ()

    @property
    def fingerprint(self) -> str:
        """The engine's own."""
        return self._engine.fingerprint

    def values(self, contracts: Sequence[Contract], talks: Talks) -> dict[SideCode, list[int]]:
        """The engine's values; it is asked for those contracts alone that are new in this state."""
        known = _of_state(self._values, talks)
        unknown = [contract for contract in dict.fromkeys(contracts) if contract not in known]
        if unknown or not self._sides:
            found = self._engine.values(unknown, talks)
            self._sides = tuple(found)
            known.update(zip(unknown, zip(*found.values(), strict=True), strict=True))
        rows = [known[contract] for contract in contracts]
        return {side: [row[at] for row in rows] for at, side in enumerate(self._sides)}

    def project(self, contract: Contract, talks: Talks) -> Projection:
        """The engine's projection."""
        known = _of_state(self._projections, talks)
        if contract not in known:
            known[contract] = self._engine.project(contract, talks)
        return known[contract]

    def drivers(self, contract: Contract, talks: Talks) -> Drivers:
        """The engine's drivers."""
        return self._engine.drivers(contract, talks)

    def fallback(self, talks: Talks, imposed: Terms | None = None) -> Fallback:
        """The engine's solved no-agreement game."""
        return self._engine.fallback(talks, imposed)

    def ballot(self, contract: Contract, talks: Talks) -> BallotForecast:
        """The engine's forecast."""
        return self._engine.ballot(contract, talks)


def _of_state(states: dict[str, dict[Contract, _Answer]], talks: Talks) -> dict[Contract, _Answer]:
    """What is known of one state of the talks, which is now the one asked for last."""
    key = talks.model_dump_json()
    known = states.pop(key, {})
    states[key] = known
    if len(states) > STATES:
        del states[next(iter(states))]
    return known
