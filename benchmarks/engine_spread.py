"""How fast spreads come. Run alone: `python -m benchmarks.engine_spread`.

The 2012 scenario with every clause moved, on 2,000 practices and on the whole country. Wall and
processor time; the first call of a process also loads SciPy. Nothing is asserted.
"""

from __future__ import annotations

import cProfile
import pstats
import statistics
import sys
import threading
import time
from pathlib import Path

from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Contract
from negotiation.engine.model import PointEngine
from negotiation.engine.parameters import load
from negotiation.engine.population import settings
from negotiation.engine.population.draw import draw
from negotiation.engine.population.settings import NATION, PLAY
from negotiation.library.balance import reference_state
from negotiation.library.load import load_scenario

FORUM = Path(__file__).resolve().parents[1] / "scenarios" / "forum-2012"
RUNS = 5
DRAWS = 200


def moved(scenario: Scenario) -> Contract:
    """Every clause one option on from today's."""
    start = tuple(scenario.status_quo.values())
    return tuple(
        (option + 1) % len(clause.options)
        for option, clause in zip(start, scenario.clauses, strict=True)
    )


def once(engine: PointEngine, scenario: Scenario, seed: int, practices: int) -> tuple[float, ...]:
    """Milliseconds to the first spread and to the last, and of processor time."""
    begun, worked = time.perf_counter(), time.process_time()
    spreads = engine.growing(
        moved(scenario), reference_state(scenario), DRAWS, seed, practices=practices
    )
    next(spreads)
    first = time.perf_counter()
    for _ in spreads:
        pass
    ended = time.perf_counter()
    cost = time.process_time() - worked
    return 1000 * (first - begun), 1000 * (ended - begun), 1000 * cost


def speed(engine: PointEngine, scenario: Scenario, practices: int) -> None:
    """Print how long spreads on this many practices take."""
    taken = [once(engine, scenario, seed, practices) for seed in range(RUNS)]
    first, whole, cost = (statistics.median(column) for column in zip(*taken, strict=True))
    print(
        f"  {practices:,} practices: first block {first:6.0f} ms, {DRAWS} draws {whole:6.0f} ms, "
        f"processor {cost:6.0f} ms"
    )


def in_a_thread(engine: PointEngine, scenario: Scenario) -> None:
    """Print how long another thread has to wait for its turn while a spread is worked out."""
    waits: list[float] = []
    work = threading.Thread(target=once, args=(engine, scenario, 99, PLAY))
    work.start()
    while work.is_alive():
        begun = time.perf_counter()
        time.sleep(0.005)
        waits.append(1000 * (time.perf_counter() - begun) - 5)
    late = statistics.quantiles(waits, n=20)[-1]
    print(f"  meanwhile another thread: p95 {late:.1f} ms late, slowest {max(waits):.1f} ms")


def profile(engine: PointEngine, scenario: Scenario) -> None:
    """Print where the time goes."""
    watch = cProfile.Profile()
    watch.runcall(once, engine, scenario, 1, PLAY)
    pstats.Stats(watch).strip_dirs().sort_stats("tottime").print_stats(12)


def main() -> None:
    """Print all figures."""
    scenario = load_scenario(FORUM)
    begun = time.perf_counter()
    population = settings.read(load())
    for count in (PLAY, NATION):
        draw.__wrapped__(population, count)
        ended = time.perf_counter()
        print(f"  draw {count:,} practices: {1000 * (ended - begun):6.1f} ms")
        begun = ended
    engine = PointEngine(scenario, load())
    loaded = "scipy" in sys.modules
    first, _, _ = once(engine, scenario, 0, PLAY)
    how = "" if loaded else ", SciPy loaded on the way"
    print(f"  first 25 draws of a process{how}: {first:.0f} ms")
    speed(engine, scenario, PLAY)
    speed(engine, scenario, NATION)
    in_a_thread(engine, scenario)
    profile(engine, scenario)


if __name__ == "__main__":
    main()
