"""The whole space of a scenario: found in the cache, or worked out and kept there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from negotiation.contract.digest import sha256_of
from negotiation.contract.edition import Edition
from negotiation.contract.scenario import Scenario
from negotiation.contract.talks import Talks
from negotiation.engine.port import Engine
from negotiation.engine.space.estimate import estimated
from negotiation.engine.space.grid import Grid, grid_of
from negotiation.engine.space.scoring import Scorer, reference_state
from negotiation.engine.space.whole import MOST_EXACT, Space, space_of
from negotiation.lab.whole_space.counting import (
    MOST_WORKERS,
    Progress,
    Stopped,
    cores,
    counted,
)

FORMAT = 1
"""Goes up with every change of what is kept, or of how it is worked out."""


class SpaceCache(Protocol):
    """Keeps finished spaces by key."""

    def read(self, key: str) -> Space | None:
        """The space kept under this key, if there is a sound one."""
        ...

    def write(self, key: str, space: Space) -> None:
        """Keep a space, wholly or not at all. What cannot be kept is not an error."""
        ...


def key_of(engine: Engine, grid: Grid, talks: Talks) -> str:
    """What a space depends on, as a hash: engine and scenario, contracts, state of the talks."""
    state = talks.model_dump(mode="json")
    return sha256_of([FORMAT, MOST_EXACT, engine.fingerprint, grid.allowed, state])


def _silent(_done: int, _total: int) -> None:
    """Tell nobody."""


def _never() -> bool:
    return False


def kept_space(
    engine: Engine,
    scenario: Scenario,
    cache: SpaceCache,
    edition: Edition | None = None,
    talks: Talks | None = None,
) -> Space | None:
    """The space if it is in the cache; nothing is worked out."""
    grid = grid_of(scenario, edition)
    return cache.read(key_of(engine, grid, talks or reference_state(scenario)))


def whole_space(
    engine: Engine,
    scenario: Scenario,
    cache: SpaceCache | None = None,
    progress: Progress = _silent,
    should_stop: Callable[[], bool] = _never,
    *,
    edition: Edition | None = None,
    talks: Talks | None = None,
    workers: int | None = None,
) -> Space:
    """All contracts of an edition (or of the scenario) at a state of the talks, the reference
    state unless another is given.

    `progress` is told how many contracts are done and of how many, `should_stop` asked a few
    times a second. `workers` is the number of processes, as many as there are cores unless given.
    Raises Stopped.
    """
    grid = grid_of(scenario, edition)
    talks = talks or reference_state(scenario)
    key = key_of(engine, grid, talks)
    found = cache.read(key) if cache else None
    if found is not None:
        return found
    scorer = Scorer(engine, scenario, grid, talks)
    if grid.count <= MOST_EXACT:
        tally = counted(scorer, progress, should_stop, workers or min(cores(), MOST_WORKERS))
        space = space_of(scorer, tally)
    else:
        space = _estimated(scorer, progress, should_stop)
    if cache:
        cache.write(key, space)
    return space


def _estimated(scorer: Scorer, progress: Progress, should_stop: Callable[[], bool]) -> Space:
    def step(done: int, total: int) -> None:
        progress(done, total)
        if should_stop():
            raise Stopped

    return estimated(scorer, step)
