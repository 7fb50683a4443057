"""What looking back costs: opening a record of 10,000 acts, seeking in it, analysing a game.

Run alone on a quiet machine with `python -m benchmarks.review`.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable

from negotiation.contract.digest import scenario_hash
from negotiation.contract.scenario import Scenario
from negotiation.engine.opening import open_engine
from negotiation.library.load import load_scenario
from negotiation.library.places import find, places
from negotiation.play.replay import Replay
from negotiation.play.reviewing import analysis_of
from negotiation.rules.events import Event, Offered, OfferLapsed, PhaseOpened, Said
from negotiation.rules.opening import open_game
from negotiation.rules.record import GENESIS, seal
from negotiation.rules.refusal import Refusal
from negotiation.rules.saved import GameHeader, SavedGame
from negotiation.rules.setup import Occupant, Seat, Setup
from negotiation.rules.words import Words

ACTS = 10_000
SEEKS = 300
REPEATS = 5


def long_record(scenario: Scenario, edition: str) -> SavedGame:
    """A game in which people talk and offer without end: one offer in ten acts, the rest talk."""
    engine = open_engine(scenario)
    person = Occupant(kind="person")
    seats = tuple(Seat(code=s.code, side=s.code, occupant=person) for s in scenario.sides)
    opening = open_game(scenario, Setup(edition=edition, seed=1, seats=seats), engine)
    if isinstance(opening, Refusal):
        raise TypeError(opening.sentence)
    events: list[Event] = [opening, PhaseOpened(phase="offers", round=1)]
    sides = [side.code for side in scenario.sides]
    clause = scenario.clauses[0].code
    offers = 0
    while len(events) < ACTS:
        side = sides[len(events) % len(sides)]
        if len(events) % 10 == 0:
            if offers:
                events.append(OfferLapsed(offer=offers, why="replaced"))
            offers += 1
            events.append(
                Offered(
                    offer=offers,
                    side=side,
                    form="package",
                    to=None,
                    terms={clause: 1},
                    numbers=opening.numbers,
                )
            )
        else:
            words = Words.of(f"Message {len(events)}", salt=f"salt-{len(events)}")
            events.append(Said(seat=side, side=side, to="all", words=words))
    records, texts = seal(events, "gp", "2026-03-01T10:00:00Z", 0, GENESIS)
    header = GameHeader(
        game="benchmark",
        created="2026-03-01T10:00:00Z",
        scenario=scenario.code,
        scenario_title=scenario.title,
        scenario_hash=scenario_hash(scenario),
        engine=engine.fingerprint,
        edition=edition,
        seed=1,
    )
    return SavedGame(header=header, scenario=scenario, records=records, texts=texts)


def timed(work: Callable[[], object], times: int = REPEATS) -> list[float]:
    """Milliseconds of each of several runs."""
    return [taken(work) for _ in range(times)]


def taken(work: Callable[..., object], *words: object) -> float:
    """Milliseconds of one call."""
    start = time.perf_counter()
    work(*words)
    return 1000 * (time.perf_counter() - start)


def show(what: str, times: list[float]) -> None:
    """Print the median and the longest."""
    print(f"{what:48} median {statistics.median(times):9.2f} ms   longest {max(times):9.2f} ms")


def main() -> None:
    """Measure and print."""
    scenario = load_scenario(find("forum-2012", places()))
    saved = long_record(scenario, "60")
    show(f"open a record of {ACTS} acts", timed(lambda: Replay(saved)))
    replay = Replay(saved)
    luck = random.Random(1)
    acts = [luck.randrange(1, replay.length + 1) for _ in range(SEEKS)]
    show("seek to any act", [taken(replay.state, act) for act in acts])
    show("a step forwards", [taken(replay.state, act) for act in range(1, SEEKS)])
    show("a seat's view at any act", [taken(replay.view, act, "gp") for act in acts[:50]])
    engine = open_engine(scenario)
    judged = timed(lambda: analysis_of(replay, engine), 2)
    show("analyse it, contracts counted (edition 60)", judged)


if __name__ == "__main__":
    main()
