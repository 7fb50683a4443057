"""How fast the scoring engine answers. Run alone: `python -m benchmarks.engine`.

The tutorial, and a made-up scenario of 12 clauses with 4 options each (16.8 million contracts).
Medians of repeated runs; nothing is asserted.
"""

from __future__ import annotations

import cProfile
import pstats
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from negotiation.contract.clause import Clause, Option
from negotiation.contract.levers import LEVERS
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Contract
from negotiation.engine.model import PointEngine
from negotiation.engine.parameters import load
from negotiation.library.balance import reference_state
from negotiation.library.load import load_scenario

TUTORIAL = Path(__file__).resolve().parents[1] / "scenarios" / "tutorial"
BATCH = 1000
RUNS = 30


def milliseconds(work: Callable[[int], object], runs: int = RUNS) -> str:
    """Median and slowest tenth of `runs` runs; `work` is told which run it is."""
    taken = []
    for run in range(runs):
        begun = time.perf_counter()
        work(run)
        taken.append(1000 * (time.perf_counter() - begun))
    slow = statistics.quantiles(taken, n=10)[-1]
    return f"{statistics.median(taken):8.2f} ms median, {slow:8.2f} ms slowest tenth"


def made_up(base: Scenario, clauses: int = 12, options: int = 4) -> Scenario:
    """The scenario with other clauses: random levers, the same every time."""
    luck = random.Random(2012)

    def option(number: int) -> Option:
        names = luck.sample(sorted(LEVERS), 4) if number else []
        levers = {name: round(luck.uniform(0, LEVERS[name].maximum / 5), 3) for name in names}
        voluntary = number > 0 and luck.random() < 0.3
        code = f"option_{number}"
        return Option(code=code, label=code, text=code, levers=levers, voluntary=voluntary)

    made = tuple(
        Clause(
            code=f"clause_{at}",
            name=f"Clause {at}",
            question="How much?",
            status_quo="option_0",
            options=tuple(option(number) for number in range(options)),
        )
        for at in range(clauses)
    )
    sides = tuple(side.model_copy(update={"positions": (), "red_lines": ()}) for side in base.sides)
    turns = tuple(
        turn.model_copy(
            update={"actions": tuple(a.model_copy(update={"terms": {}}) for a in turn.actions)}
        )
        for turn in base.no_agreement.turns
    )
    rules = base.no_agreement.model_copy(update={"turns": turns})
    kept = {name: getattr(base, name) for name in Scenario.model_fields}
    changed = {"clauses": made, "sides": sides, "no_agreement": rules}
    return Scenario.model_validate({**kept, **changed, "injects": (), "history": None})


def drawn(scenario: Scenario, count: int) -> list[Contract]:
    """Random contracts, the same every time."""
    luck = random.Random(1948)
    sizes = [len(clause.options) for clause in scenario.clauses]
    return [tuple(luck.randrange(size) for size in sizes) for _ in range(count)]


def measure(title: str, scenario: Scenario) -> None:
    """Print the figures for one scenario."""
    engine, talks = PointEngine(scenario, load()), reference_state(scenario)
    batch, single = drawn(scenario, BATCH), drawn(scenario, 1000)
    start = scenario.contract_of({})
    moved = tuple((option + 1) % 4 if at < 8 else option for at, option in enumerate(start))
    engine.values(batch, talks)
    works: dict[str, Callable[[int], object]] = {
        "build an engine": lambda _: PointEngine(scenario, load()),
        "no-agreement game, new state": lambda run: engine.fallback(
            talks.model_copy(update={"rounds_spent": run + 1})
        ),
        "project a new contract": lambda run: engine.project(single[run], talks),
        f"drivers of {min(8, len(start))} moved clauses": lambda _: engine.drivers(moved, talks),
        f"values of {BATCH} contracts": lambda _: engine.values(batch, talks),
    }
    print(title)
    for name, work in works.items():
        print(f"  {name:30} {milliseconds(work)}")
    begun = time.perf_counter()
    engine.values(drawn(scenario, 20 * BATCH), talks)
    each = 1e6 * (time.perf_counter() - begun) / (20 * BATCH)
    print(f"  {'a contract among 20,000':30} {each:8.1f} microseconds")


def profile(scenario: Scenario) -> None:
    """Print where the time of a batch goes."""
    engine, talks = PointEngine(scenario, load()), reference_state(scenario)
    batch = drawn(scenario, BATCH)
    engine.values(batch, talks)
    watch = cProfile.Profile()
    watch.enable()
    for _ in range(RUNS):
        engine.values(batch, talks)
    watch.disable()
    pstats.Stats(watch).strip_dirs().sort_stats("tottime").print_stats(10)


def fresh_python(code: str, _run: int) -> None:
    """Run a line in a fresh Python."""
    subprocess.run([sys.executable, "-c", code], check=True)


def importing() -> None:
    """Print how long a fresh Python takes to import the engine."""
    for name, code in (("nothing", ""), ("the engine", "import negotiation.engine.opening")):
        taken = milliseconds(partial(fresh_python, code), 5)
        print(f"a fresh Python imports {name:9} {taken}")


def main() -> None:
    """Print all figures."""
    tutorial = load_scenario(TUTORIAL)
    large = made_up(tutorial)
    importing()
    measure("tutorial, 4 clauses", tutorial)
    measure("made up, 12 clauses of 4 options", large)
    profile(large)


if __name__ == "__main__":
    main()
