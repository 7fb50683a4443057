"""Many matches over several processes: the same results, in the same order, whatever their number.

Processes are spawned, which every system can do. Each reads nothing from disk: it is handed the
scenario, opens an engine of its own, and recalls what that engine has answered.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ProcessPoolExecutor

from negotiation.contract.scenario import Scenario
from negotiation.engine.opening import open_engine
from negotiation.engine.port import Engine
from negotiation.lab.games import Match, Result, Table
from negotiation.lab.recall import RecallingEngine

TOGETHER = 4
"""How many matches a process is handed at once: they are played even when nobody waits any more."""


def play_all(
    scenario: Scenario, matches: Sequence[Match], processes: int = 1
) -> Generator[Result, None, None]:
    """The results of all matches, in their order, each as soon as it is there.

    Whoever stops asking, or is interrupted, ends the play: what has not begun is not begun.
    """
    if processes <= 1 or len(matches) < 2:
        play = _player(scenario)
        yield from map(play, matches)
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(
        processes, mp_context=context, initializer=_open, initargs=(scenario,)
    )
    try:
        yield from pool.map(_play_here, matches, chunksize=TOGETHER)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _player(scenario: Scenario) -> Callable[[Match], Result]:
    engine: Engine = RecallingEngine(open_engine(scenario))
    return lambda match: Table(scenario, engine, match).play()


_here: list[Callable[[Match], Result]] = []
"""What plays a match in this process, once it has been opened."""


def _open(scenario: Scenario) -> None:
    # Ctrl+C reaches every process of a terminal; the one that asked decides what comes of it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _here[:] = [_player(scenario)]


def _play_here(match: Match) -> Result:
    return _here[0](match)
