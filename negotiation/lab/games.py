"""One game among bots, in memory: who plays what, and how it ended."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TypeAlias, get_args

from negotiation.bots.policies import policy_for
from negotiation.bots.policy import Policy
from negotiation.bots.strategies import STRATEGIES, Strategy
from negotiation.contract.base import Code, Frozen, SideCode
from negotiation.contract.digest import sha256_of
from negotiation.contract.scenario import Scenario
from negotiation.engine.port import Engine
from negotiation.play.host import Host
from negotiation.play.memory import LogicalClock, MemoryLog
from negotiation.play.session import TableSession
from negotiation.rules.saved import SavedGame
from negotiation.rules.setup import Occupant, Seat, Setup, Temper
from negotiation.rules.state import Ballot
from negotiation.rules.turns import RATIFIER

Player: TypeAlias = Temper | Strategy

TEMPERS: tuple[Temper, ...] = get_args(Temper)

POLICIES: dict[Player, Policy] = {temper: policy_for(temper) for temper in TEMPERS}
POLICIES.update(STRATEGIES.items())
"""How each of them plays."""

_EPOCH = datetime(2012, 1, 1, tzinfo=UTC)


class Match(Frozen):
    """A game to be played: the edition, the seed, and who plays each side."""

    edition: Code
    seed: int
    players: dict[SideCode, Player]


class Count(Frozen):
    """A counted ballot: the yes share, and what GP representatives predicted, in thousandths."""

    yes: int
    predicted: int | None
    passed: bool


class Result(Frozen):
    """How a match ended. Values are tenths of a point, for what was ratified or came instead.

    `reject` is the chance of a lost ballot that the engine saw in the contract that came out, in
    thousandths; `head` is the hash of the last act, which covers all of them.
    """

    match: Match
    outcome: str
    why: str | None
    rounds: int
    acts: int
    values: dict[SideCode, int]
    fallbacks: dict[SideCode, int]
    ballots: tuple[Count, ...]
    reject: int
    terms: dict[str, int]
    head: str


class _SeededSalts:
    """Salts for a game without people's words, whose name need not be a secret."""

    def __init__(self, match: Match) -> None:
        self._told = match.model_dump(mode="json")
        self._given = 0

    def next(self) -> str:
        """Another one."""
        self._given += 1
        return sha256_of([self._told, self._given])


class Table:
    """A match on a table in memory."""

    def __init__(
        self, scenario: Scenario, engine: Engine, match: Match, start: datetime = _EPOCH
    ) -> None:
        """`start` is the time of its first act. Raises SetupRefused."""
        self.match = match
        self.log = MemoryLog()
        salts = _SeededSalts(match)
        host = Host.open(
            scenario, setup_of(scenario, match), engine, self.log, LogicalClock(start), salts
        )
        own = {side: POLICIES[player] for side, player in match.players.items()}
        self.session = TableSession(host, salts, own)

    def play(self) -> Result:
        """Play to the end. Raises BotRefused when a bot made a move that is not legal."""
        self.session.settle_now()
        state = self.session.host.state
        if state.ending is None:
            raise RuntimeError(f"The bots stopped in {state.phase}, round {state.round}.")
        numbers = state.ending.numbers
        return Result(
            match=self.match,
            outcome=state.ending.outcome,
            why=state.ending.why,
            rounds=state.round,
            acts=state.seq,
            values=numbers.values,
            fallbacks=numbers.fallbacks,
            ballots=tuple(_count(ballot) for ballot in state.ballots),
            reject=numbers.measures.get("reject", 0),
            terms=state.ending.terms,
            head=self.saved.records[-1].hash,
        )

    @property
    def saved(self) -> SavedGame:
        """The whole game, ready to be kept in a real log."""
        return self.log.read(self.session.game)


def _count(ballot: Ballot) -> Count:
    return Count(
        yes=round(1000 * ballot.yes_share),
        predicted=ballot.predictions.get(RATIFIER),
        passed=ballot.passed,
    )


def setup_of(scenario: Scenario, match: Match) -> Setup:
    """A bot in every seat, in the scenario's order. A strategy has no temper."""
    seats = []
    for side in scenario.sides:
        player = match.players[side.code]
        temper = player if player in TEMPERS else None
        occupant = Occupant.model_validate({"kind": "bot", "temper": temper})
        seats.append(Seat(code=side.code, side=side.code, occupant=occupant))
    return Setup(edition=match.edition, seed=match.seed, seats=tuple(seats))
