"""Games among bots, without screens: do all end, does each record tell its state, how fast.

Run alone: `python -m benchmarks.headless [GAMES]`. Every game is saved in a real file, one
transaction an act, in a temporary folder. Nothing is asserted; what is wrong is counted.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from itertools import product
from pathlib import Path

from negotiation.cli.wire import House
from negotiation.contract.scenario import Scenario
from negotiation.play.seating import TEMPERS
from negotiation.play.session import TableSession
from negotiation.rules.apply import fold
from negotiation.rules.record import unseal
from negotiation.rules.setup import Temper

GAMES = 200
SCENARIO = "tutorial"
PLAYED_TWICE = 10
"""How many games are played again with the same seed, to compare their records."""


def tempers_of(scenario: Scenario, number: int) -> dict[str, Temper]:
    """Tempers for game `number`, so that every mixture comes up in turn."""
    sides = list(scenario.side_by_code)
    mixtures = list(product(TEMPERS, repeat=len(sides)))
    return dict(zip(sides, mixtures[number % len(mixtures)], strict=True))


def played(house: House, scenario: Scenario, number: int) -> TableSession:
    """Game `number`, to its end."""
    session = house.headless(scenario, tempers_of(scenario, number), number, None)
    session.settle_now()
    return session


def refolds(house: House, session: TableSession) -> bool:
    """Whether the record on disk folds to the state that was played."""
    saved = house.saved(session.game)
    texts = {text.digest: text for text in saved.texts}
    events = [unseal(record, texts) for record in saved.records]
    return fold(saved.scenario, events) == session.host.state


def same_record(house: House, first: TableSession, second: TableSession) -> bool:
    """Whether two games have the same bodies, act by act."""
    records = [house.saved(each.game).records for each in (first, second)]
    return [each.body for each in records[0]] == [each.body for each in records[1]]


def main(games: int = GAMES) -> None:
    """Play, check, and print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder))
        scenario = house.scenario(SCENARIO)
        begun = time.perf_counter()
        sessions = [played(house, scenario, number) for number in range(games)]
        taken = time.perf_counter() - begun
        again = [played(house, scenario, number) for number in range(min(PLAYED_TWICE, games))]
        acts = sum(session.host.state.seq for session in sessions)
        ended = [session.host.state.ending for session in sessions]
        outcomes = Counter(ending.outcome if ending else "not over" for ending in ended)
        rounds = Counter(session.host.state.round for session in sessions)
        same = sum(same_record(house, *pair) for pair in zip(sessions, again, strict=False))
        told = sum(refolds(house, session) for session in sessions)
        house.log.close()
    print(f"{games} games of {SCENARIO} among bots of every temper, saved act by act")
    print(f"  {games / taken:.1f} games a second, {1000 * taken / acts:.1f} ms an act, {acts} acts")
    print(f"  over: {sum(ending is not None for ending in ended)} of {games}")
    print(f"  outcomes: {', '.join(f'{name} {count}' for name, count in outcomes.items())}")
    print(f"  last round: {', '.join(f'{at} {count}' for at, count in sorted(rounds.items()))}")
    print(f"  record folds to the state: {told} of {games}")
    print(f"  same seed, same record: {same} of {len(again)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else GAMES)
