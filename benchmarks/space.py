"""How long whole spaces take. Run alone: `python -m benchmarks.space [--full]`.

Prints where the time of a block goes; with `--full`, all contracts of the Forum on all cores, with
the largest memory of any process; and a million contracts of additive values. Nothing is asserted.
"""

from __future__ import annotations

import cProfile
import pstats
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from negotiation.contract.scenario import Scenario
from negotiation.engine.opening import open_engine
from negotiation.engine.space.additive import Additive
from negotiation.engine.space.grid import Grid, grid_of
from negotiation.engine.space.outcomes import Outcomes
from negotiation.engine.space.scoring import Scorer, reference_state
from negotiation.engine.space.tally import count
from negotiation.lab.whole_space.compute import whole_space
from negotiation.lab.whole_space.counting import cores
from negotiation.library.load import load_scenario

SCENARIOS = Path(__file__).resolve().parents[1] / "scenarios"
BLOCKS = 20
KIBIBYTES_IN_A_MEBIBYTE = 1024


def one_core(forum: Scenario) -> None:
    """Microseconds a contract on one core: scored block by block, counted, and one by one."""
    scorer = Scorer(open_engine(forum), forum, grid_of(forum), reference_state(forum))
    first = scorer.blocks // 3
    count(scorer, first, first + 1)
    contracts = [scorer.contracts_of(first + at) for at in range(BLOCKS)]
    number = BLOCKS * scorer.block
    works: dict[str, Callable[[], object]] = {
        "blocks, levers joined once": lambda: [scorer.values_of(block) for block in contracts],
        "the same, contract by contract": lambda: [scorer.values(block) for block in contracts],
        "blocks, counted and filtered": lambda: [count(scorer, first, first + BLOCKS)],
    }
    print(f"forum-2012, {number:,} of {scorer.grid.count:,} contracts, blocks of {scorer.block}")
    for name, work in works.items():
        begun = time.process_time()
        work()
        print(f"  {name:32} {1e6 * (time.process_time() - begun) / number:6.2f} us a contract")
    watch = cProfile.Profile()
    watch.runcall(count, scorer, first, first + BLOCKS)
    pstats.Stats(watch).strip_dirs().sort_stats("tottime").print_stats(12)


def whole(forum: Scenario) -> None:
    """All contracts on all cores."""
    begun = time.perf_counter()
    space = whole_space(open_engine(forum), forum)
    taken = time.perf_counter() - begun
    child = resource.getrusage(resource.RUSAGE_CHILDREN)
    most = max(child.ru_maxrss, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    print(f"forum-2012, all {space.grid.count:,} contracts on {cores()} cores")
    print(f"  {taken / 60:.2f} minutes, {1e6 * taken / space.grid.count:.2f} us a contract")
    print(
        f"  {1e6 * (child.ru_utime + child.ru_stime) / space.grid.count:.2f} us of processor time"
    )
    print(f"  {most / KIBIBYTES_IN_A_MEBIBYTE:.0f} MiB in the largest process")
    print(f"  {len(space.whole.frontier)} efficient contracts, {space.whole.points}")


def additive() -> None:
    """A million contracts of three additive sides, from the terms to every solution."""
    chance = np.random.default_rng(2012)
    sides = ("one", "two", "three")
    terms = tuple(chance.integers(0, 80, size=(10, 3)) for _ in range(6))
    nothing = np.zeros(3)
    grid = Grid((tuple(range(10)),) * 6)
    sums = Additive(grid, sides, np.zeros(3, dtype=np.int64), terms, nothing, nothing, 0)
    taken = []
    for _ in range(5):
        begun = time.perf_counter()
        outcomes: Outcomes = sums.outcomes(sides, np.full(3, 200))
        points = outcomes.points
        taken.append(time.perf_counter() - begun)
    print(f"{grid.count:,} additive contracts: {1000 * sorted(taken)[2]:.0f} ms to all solutions")
    print(f"  {len(outcomes.frontier)} efficient, Nash {points['nash']}")


def main() -> None:
    """Print all figures."""
    forum = load_scenario(SCENARIOS / "forum-2012")
    additive()
    one_core(forum)
    if "--full" in sys.argv:
        whole(forum)


if __name__ == "__main__":
    main()
