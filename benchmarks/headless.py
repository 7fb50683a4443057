"""Games among bots, without screens: do all end, does each record tell its state, how fast.

Run alone: `python -m benchmarks.headless [GAMES] [PROCESSES]`. Bots of every temper and every
strategy play every edition of the shipped scenarios, in memory. Nothing is asserted; what is wrong
is counted. A move that the rules refuse ends the run with that move. The time of a processor is
told beside games a second, because others may be at work on the machine; so is its load.
"""

from __future__ import annotations

import cProfile
import multiprocessing
import os
import pstats
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import product
from pathlib import Path
from statistics import fmean
from typing import Any

from negotiation.contract.scenario import Scenario
from negotiation.engine.opening import open_engine
from negotiation.engine.port import Engine
from negotiation.lab.games import POLICIES, Match, Result, Table
from negotiation.lab.recall import RecallingEngine
from negotiation.library.load import load_scenario
from negotiation.rules.apply import fold
from negotiation.rules.record import unseal

GAMES = 1000
PROCESSES = 2
SCENARIOS = Path(__file__).resolve().parents[1] / "scenarios"
NAMES = ("tutorial", "forum-2012")
PLAYED_TWICE = 20
"""Every how many games one is played again, to compare the records."""

PROFILED = 10
"""How many games are watched to tell where the time goes."""

LAYERS = ("engine", "rules", "bots", "play", "contract", "lab")

Job = tuple[str, Match, bool]


@cache
def opened(name: str) -> tuple[Scenario, Engine]:
    """A scenario and its engine, once in a process."""
    scenario = load_scenario(SCENARIOS / name)
    return scenario, RecallingEngine(open_engine(scenario))


def jobs(games: int) -> Iterator[Job]:
    """Games of every edition by turns, with every mixture of players in turn."""
    editions = [(name, edition.code) for name in NAMES for edition in opened(name)[0].editions]
    mixtures = list(product(POLICIES, repeat=3))
    for number in range(games):
        name, edition = editions[number % len(editions)]
        players = mixtures[(7 * (number // len(editions))) % len(mixtures)]
        sides = opened(name)[0].side_by_code
        match = Match(edition=edition, seed=number, players=dict(zip(sides, players, strict=True)))
        yield name, match, number % PLAYED_TWICE == 0


def played(job: Job) -> tuple[Result, bool, bool | None, float]:
    """The result of a game, whether its record tells its state, whether the same game played again
    is equal, and the processor's time for the first, in seconds."""
    name, match, twice = job
    scenario, engine = opened(name)
    begun = time.process_time()
    table = Table(scenario, engine, match)
    result = table.play()
    taken = time.process_time() - begun
    saved = table.saved
    texts = {text.digest: text for text in saved.texts}
    events = [unseal(record, texts) for record in saved.records]
    told = fold(saved.scenario, events) == table.session.host.state
    again = Table(scenario, engine, match).play() == result if twice else None
    return result, told, again, taken


def main(games: int = GAMES, processes: int = PROCESSES) -> None:
    """Play, check, and print the figures."""
    context = multiprocessing.get_context("spawn")
    begun = time.perf_counter()
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        found = list(pool.map(played, jobs(games), chunksize=10))
    taken = time.perf_counter() - begun
    results = [result for result, _, _, _ in found]
    twice = [again for _, _, again, _ in found if again is not None]
    acts = sum(result.acts for result in results)
    total = games + len(twice)
    print(f"{games} games of every edition, temper and strategy, in memory, {processes} processes")
    print(f"  {total / taken:.1f} games a second, {1000 * taken / acts:.2f} ms an act, {acts} acts")
    print(f"  load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    for edition, spent in by_edition(found).items():
        each = 1000 * fmean(spent)
        print(f"  {edition:10} {each:5.0f} ms of a processor a game, {len(spent)} games")
    print(f"  over, and no move refused: {len(results)} of {games}")
    ends = Counter(result.why or result.outcome for result in results)
    print(f"  ends: {', '.join(f'{name} {count}' for name, count in ends.most_common())}")
    print(f"  record folds to the state: {sum(told for _, told, _, _ in found)} of {games}")
    print(f"  same seed, same record: {sum(twice)} of {len(twice)}")
    where_time_goes()


def by_edition(
    found: Sequence[tuple[Result, bool, bool | None, float]],
) -> dict[str, list[float]]:
    """The processor's time for games, by edition."""
    spent: dict[str, list[float]] = defaultdict(list)
    for result, _, _, taken in found:
        spent[result.match.edition].append(taken)
    return spent


def where_time_goes() -> None:
    """Watch some games, each layer's own time with that of the libraries it calls."""
    watch = cProfile.Profile()
    for name, match, _ in jobs(PROFILED):
        scenario, engine = opened(name)
        table = Table(scenario, engine, match)
        watch.enable()
        table.play()
        watch.disable()
    own: dict[str, float] = defaultdict(float)
    stats: Any = pstats.Stats(watch)
    for (file, _, _), (_, _, spent, _, callers) in stats.stats.items():
        layer = layer_of(file)
        if layer is not None or not callers:
            own[layer or "libraries"] += spent
            continue
        for (caller, _, _), (_, _, share, _) in callers.items():
            own[layer_of(caller) or "libraries"] += share
    total = sum(own.values())
    print(f"  where the time of {PROFILED} games goes, each layer's own:")
    for layer, spent in sorted(own.items(), key=lambda found: -found[1]):
        print(f"    {layer:10} {spent / total:4.0%}")


def layer_of(file: str) -> str | None:
    """The layer a file belongs to, or None for a library's."""
    parts = Path(file).parts
    return next((layer for layer in LAYERS if "negotiation" in parts and layer in parts), None)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
