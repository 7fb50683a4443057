"""Makes the sample games in `saves/samples/` by playing: `python dev.py samples`.

Each sample is a whole game between bots or simple strategies, chosen among a few seeds for what it
shows. The same code and scenarios make the same files. They are made anew when the scenario or
the rules of the record change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import combinations, product
from pathlib import Path
from random import Random

import numpy as np

from negotiation.bots.policy import Advisor, Policy
from negotiation.bots.strategies import STRATEGIES
from negotiation.cli.wire import House
from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Terms
from negotiation.engine.port import Engine
from negotiation.lab.games import POLICIES, Match, Player, setup_of
from negotiation.lab.whole_space.compute import whole_space
from negotiation.library.kept_spaces import KeptSpaces
from negotiation.play.host import Host
from negotiation.play.memory import MemoryLog
from negotiation.play.replay import Replay
from negotiation.play.reviewing import analysed
from negotiation.play.session import TableSession
from negotiation.review.reach import reach_of
from negotiation.review.undefined import Undefined
from negotiation.rules.commands import Command, ProposeLocalDeal, WalkOut
from negotiation.rules.saved import SavedGame
from negotiation.rules.seatview import View
from negotiation.rules.state import State
from negotiation.store.portable import SUFFIX, write_portable

FOLDER = Path(__file__).parent / "samples"
SCENARIO = "forum-2012"
SEEDS = range(1, 61)

_START = datetime(2026, 5, 7, 9, 30, tzinfo=UTC)
_PACE = timedelta(seconds=20)
"""An act every so often, as at a table of people; a logical clock would replay in an instant."""

Shows = Callable[[State], float | None]
"""How well a game shows what a sample is for; None for not at all."""


class PacedClock:
    """A clock that goes on by the same time at every act."""

    def __init__(self) -> None:
        self._next = _START

    def now(self) -> str:
        """The time of this act."""
        moment, self._next = self._next, self._next + _PACE
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class NumberedSalts:
    """Salts that are no secret: nobody's words are in these games but bots' own."""

    def __init__(self, name: str) -> None:
        self._name, self._given = name, 0

    def next(self) -> str:
        """Another one."""
        self._given += 1
        return f"{self._name}{self._given:08d}"


@dataclass(frozen=True)
class Sample:
    """A sample: its file, who plays (Board, GPs, commissioners), in which edition, what it shows.

    `leaver` is a side that leaves the table after a while, `localist` one that then offers the
    other a local deal: bots do neither by themselves. A `wasteful` sample is the one that leaves
    most on the table for everybody.
    """

    name: str
    edition: str
    players: tuple[Player, Player, Player]
    shows: Shows
    wasteful: bool = False
    leaver: SideCode | None = None
    localist: SideCode | None = None


class Leaver:
    """A player that leaves the table for good in a later round."""

    def __init__(self, other: Policy) -> None:
        """`other` plays until then."""
        self._other = other

    def choose(
        self, view: View, scenario: Scenario, advisor: Advisor, rng: Random
    ) -> Command | None:
        """Walks out as soon as that round is on; then stays away."""
        if view.round >= _LEAVES and view.can("walk_out"):
            return WalkOut(actor=view.seat, seen=view.seen)
        away = view.can("return_to_table")
        player = STRATEGIES["walk_out"] if away else self._other
        return player.choose(view, scenario, advisor, rng)


_LEAVES = 3
"""The round in which a leaver goes."""


class Localist:
    """A player that offers the other one left its own best local deals, one after another."""

    def __init__(self, other: Policy) -> None:
        """`other` plays in all else."""
        self._other = other

    def choose(
        self, view: View, scenario: Scenario, advisor: Advisor, rng: Random
    ) -> Command | None:
        """A local deal where one can be offered; else what the other would do."""
        if view.can("propose_local_deal"):
            offered = [offer.terms for offer in view.offers if offer.form == "local"]
            for terms in self._by_worth(scenario, advisor):
                if terms not in offered:
                    return ProposeLocalDeal(actor=view.seat, seen=view.seen, terms=terms)
        return self._other.choose(view, scenario, advisor, rng)

    @staticmethod
    def _by_worth(scenario: Scenario, advisor: Advisor) -> list[Terms]:
        """What practices may take up by choice, the best for one's own side first."""
        free = [
            [(clause.code, n) for n, option in enumerate(clause.options) if option.voluntary]
            for clause in scenario.clauses
        ]
        free = [options for options in free if options]
        deals = [dict(two) for pair in combinations(free, 3) for two in product(*pair)]
        rows = np.array([scenario.contract_of(deal) for deal in deals], dtype=np.int64)
        worth = advisor.values(rows)
        order = sorted(range(len(deals)), key=lambda n: (-worth[n], n))
        return [deals[n] for n in order[:_DEALS]]


_ENOUGH = 6
"""So many games that show it are enough to choose from."""

_DEALS = 40
"""How many local deals are thought of."""


def smallest_gain(state: State) -> int | None:
    """What the side gains that gains least, of a deal that was ratified; in tenths."""
    ending = state.ending
    if ending is None or ending.outcome != "agreed":
        return None
    return min(ending.numbers.values[s] - ending.numbers.fallbacks[s] for s in state.sides)


def good(state: State) -> float | None:
    """A deal that is well above every fallback."""
    gain = smallest_gain(state)
    return None if gain is None or gain <= 0 else gain


def poor(state: State) -> float | None:
    """A deal below somebody's fallback."""
    gain = smallest_gain(state)
    return None if gain is None or gain >= 0 else -gain


def ended_by(why: str) -> Shows:
    """No national deal, for this reason; longer games have more to look at."""

    def shows(state: State) -> float | None:
        ending = state.ending
        return state.seq if ending is not None and ending.why == why else None

    return shows


def lost_ballot(state: State) -> float | None:
    """A deal that members voted down, at least once."""
    lost = [ballot for ballot in state.ballots if not ballot.passed]
    return state.seq if lost else None


SAMPLES = (
    Sample("good-deal", "90", ("trader", "trader", "trader"), good),
    Sample("poor-deal", "90", ("hardliner", "accept_all", "conceder"), poor, wasteful=True),
    Sample(
        "walk-out",
        "90",
        ("hardliner", "trader", "trader"),
        ended_by("local_deal"),
        leaver="board",
        localist="gp",
    ),
    Sample("imposition", "90", ("always_impose", "mirror", "trader"), ended_by("imposed")),
    Sample("lost-ballot", "90", ("conceder", "accept_all", "hardliner"), lost_ballot),
)


def played(
    sample: Sample, scenario: Scenario, engine: Engine, seed: int
) -> tuple[State, SavedGame]:
    """One game, to the end."""
    sides = [side.code for side in scenario.sides]
    players = dict(zip(sides, sample.players, strict=True))
    match = Match(edition=sample.edition, seed=seed, players=players)
    log, salts = MemoryLog(), NumberedSalts(sample.name.replace("-", ""))
    host = Host.open(scenario, setup_of(scenario, match), engine, log, PacedClock(), salts)
    own: dict[SideCode, Policy] = {side: POLICIES[player] for side, player in players.items()}
    if sample.leaver is not None:
        own[sample.leaver] = Leaver(own[sample.leaver])
    if sample.localist is not None:
        own[sample.localist] = Localist(own[sample.localist])
    session = TableSession(host, salts, own)
    session.settle_now()
    return host.state, log.read(host.game)


def candidates(
    sample: Sample, scenario: Scenario, engine: Engine
) -> Iterator[tuple[float, int, SavedGame]]:
    """Games that show what the sample is for, with how well."""
    for seed in SEEDS:
        state, saved = played(sample, scenario, engine, seed)
        score = sample.shows(state)
        if score is not None and sample.wasteful:
            score = left(saved, scenario, engine)
        if score:
            yield score, seed, saved


def left(saved: SavedGame, scenario: Scenario, engine: Engine) -> float | None:
    """What every side could still have gained at once, as a share; None where that is unknown."""
    edition = scenario.edition(saved.header.edition)
    space = whole_space(engine, scenario, KeptSpaces(FOLDER / "spaces"), edition=edition)
    quality = analysed(Replay(saved), engine, reach_of(space)).quality
    return None if isinstance(quality, Undefined) else quality.left


def make(sample: Sample, scenario: Scenario, engine: Engine) -> str:
    """Write a sample; says which game it is."""
    found = []
    for one in candidates(sample, scenario, engine):
        found.append(one)
        if len(found) == _ENOUGH:
            break
    if not found:
        return f"{sample.name}: no game of {len(SEEDS)} shows it"
    score, seed, saved = max(found, key=lambda one: (one[0], -one[1]))
    header = saved.header.model_copy(update={"game": f"sample-{sample.name}"})
    write_portable(saved.model_copy(update={"header": header}), FOLDER / f"{header.game}{SUFFIX}")
    return f"{sample.name}: seed {seed}, {len(saved.records)} acts, {score:g}"


def count(scenario: Scenario, engine: Engine) -> int:
    """Count the contracts of every edition and keep the results; how many there are now."""
    folder = FOLDER / "spaces"
    for old in folder.glob("*.space"):
        old.unlink()
    for edition in scenario.editions:
        whole_space(engine, scenario, KeptSpaces(folder), edition=edition)
    return len(list(folder.glob("*.space")))


def main() -> None:
    """Make all samples, and count the contracts of their scenario."""
    house = House()
    scenario = house.scenario(SCENARIO)
    engine = house.engine(scenario)
    print(f"spaces: {count(scenario, engine)}", flush=True)  # noqa: T201  # a program's answer
    for sample in SAMPLES:
        print(make(sample, scenario, engine), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
