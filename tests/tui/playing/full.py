"""A real table with every move there is: one seat on the screen, the test plays the others."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, cast

from negotiation.contract.scenario import Scenario
from negotiation.play.host import Host
from negotiation.play.lobby import Lobby, Session
from negotiation.play.seat_desk import SeatDesk
from negotiation.rules import commands as c
from negotiation.rules.state import State
from negotiation.tui.app import HeadsOfTerms
from tests.full_toy import full_scenario
from tests.play.tables import CountingClock, TrueSalts, open_log
from tests.toy import ENGINE, toy_setup, words
from tests.tui.playing.seat import NoHouse, Seat
from tests.tui.shell import STILL, quiet

SIDES = ("board", "gp", "commissioners")


class Table:
    """A game at its host: what the others do."""

    def __init__(self, host: Host) -> None:
        self.host = host

    @property
    def state(self) -> State:
        """The state of the game."""
        return self.host.state

    @property
    def called(self) -> list[str]:
        """The kinds of the calls that were made, in order."""
        return [made.kind for made in self.state.calls]

    def do(self, kind: type[c.Ask], actor: str, **fields: object) -> None:
        """Somebody acts on what they see now; it must be carried out."""
        seen = 0 if actor == "facilitator" else self.state.seen[actor]
        command = kind.model_validate({"actor": actor, "seen": seen, **fields})
        refusal = self.host.submit_now(cast(c.Command, command))
        assert refusal is None, refusal.sentence

    def everybody(self, kind: type[c.Ask], **fields: object) -> None:
        """All three do the same."""
        for side in SIDES:
            self.do(kind, side, **fields)

    def set_clause(self, clause: str, option: int) -> None:
        """Put an option into the draft."""
        said = words("Go on.")
        self.do(c.SetClause, "facilitator", clause=clause, option=option, words=said)

    def to_offers(self) -> None:
        """Through brief, plan and caucus of the first round."""
        for _ in range(3):
            self.everybody(c.Ready)

    def next_round(self) -> None:
        """Everybody passes and is ready, to the offers of the next round."""
        for side in self.state.turns:
            self.do(c.PassTurn, side)
        self.everybody(c.Ready)
        self.everybody(c.Ready)

    def sign(self, **terms: int) -> None:
        """Everybody signs these terms."""
        for clause, option in terms.items():
            self.set_clause(clause, option)
        self.everybody(c.Sign)

    def deliver(self, **terms: int) -> None:
        """Into the first year of a deal on these terms."""
        self.to_offers()
        self.sign(**terms)
        self.do(c.ChooseRatification, "gp", way="authority")


class OneChair:
    """A session of one seat; nobody else sits at this keyboard."""

    timed = False

    def __init__(self, host: Host, seat: str) -> None:
        self.game = host.game
        self.people = (seat,)
        self.seat_desk = SeatDesk(host, seat, TrueSalts())

    def desk(self, seat: str) -> SeatDesk:
        """The desk."""
        assert seat in self.people
        return self.seat_desk

    async def settle(self, pace: Any = None) -> None:
        """The others are the test's."""

    async def keep_time(self) -> None:
        """Nobody is hurried."""


@contextmanager
def full_table(folder: Path, scenario: Scenario | None = None) -> Iterator[Table]:
    """A new game with every move."""
    log = open_log(folder)
    try:
        setup = toy_setup()
        made = scenario or full_scenario()
        yield Table(Host.open(made, setup, ENGINE, log, CountingClock(), TrueSalts()))
    finally:
        log.close()


@asynccontextmanager
async def sitting(
    folder: Path,
    side: str,
    begin: Callable[[Table], None] = Table.to_offers,
    scenario: Scenario | None = None,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[tuple[Seat, Table]]:
    """A side's seat on a screen, at a table that has got as far as `begin` takes it."""
    with full_table(folder, scenario) as table:
        begin(table)
        chair = OneChair(table.host, side)
        app = HeadsOfTerms(cast(Lobby, NoHouse()), settings=STILL)
        async with app.run_test(size=size) as pilot:
            app.open_game(cast(Session, chair))
            await quiet(pilot)
            yield Seat(pilot, app, cast(Any, chair.seat_desk)), table
