"""An engine that recalls every answer it gave, for many games of one scenario in one process."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TypeVar

import numpy as np

from negotiation.contract.base import SideCode
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract, Terms
from negotiation.engine.arrays import IntArray
from negotiation.engine.known import keys_of, values_of
from negotiation.engine.port import Engine
from negotiation.engine.projection import BallotForecast, Drivers, Fallback, Projection

_Asked = TypeVar("_Asked", bound=Hashable)

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
        self._values: dict[str, dict[bytes, tuple[int, ...]]] = {}
        self._projections: dict[str, dict[Contract, Projection]] = {}
        self._sides: tuple[SideCode, ...] = ()

    @property
    def fingerprint(self) -> str:
        """The engine's own."""
        return self._engine.fingerprint

    def values(self, contracts: Sequence[Contract], talks: Talks) -> dict[SideCode, list[int]]:
        """The engine's values; it is asked for those contracts alone that are new in this state."""
        batch = np.array(contracts, dtype=np.int64).reshape(len(contracts), -1)
        return {side: found.tolist() for side, found in self.batch_values(batch, talks).items()}

    def batch_values(self, batch: IntArray, talks: Talks) -> dict[SideCode, IntArray]:
        """The same for contracts of shape (contracts, clauses)."""
        known = _of_state(self._values, talks)
        keys = keys_of(batch)
        new = {key: at for at, key in enumerate(keys) if key not in known}
        if new or not self._sides:
            found = values_of(self._engine, batch[[*new.values()]], talks)
            self._sides = tuple(found)
            rows = zip(*(values.tolist() for values in found.values()), strict=True)
            known.update(zip(new, rows, strict=True))
        rows_asked = np.array([known[key] for key in keys], dtype=np.int64)
        columns = rows_asked.reshape(len(keys), len(self._sides)).T
        return dict(zip(self._sides, columns, strict=True))

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


def _of_state(states: dict[str, dict[_Asked, _Answer]], talks: Talks) -> dict[_Asked, _Answer]:
    """What is known of one state of the talks, which is now the one asked for last."""
    key = talks.model_dump_json()
    known = states.pop(key, {})
    states[key] = known
    if len(states) > STATES:
        del states[next(iter(states))]
    return known
