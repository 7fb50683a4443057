"""A silent seat, by the host's clock: warned in time, passed for, then offered a bot."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

from negotiation.contract.base import FACILITATOR
from negotiation.play.host import Host
from negotiation.play.timekeeping import Timekeeper, seconds_for
from negotiation.rules import commands as c
from negotiation.rules import events as e
from negotiation.rules.record import unseal
from negotiation.rules.settings import LEAST_SECONDS, WARNING_SECONDS
from tests.play.tables import TrueSalts, open_log
from tests.toy import ENGINE, toy_scenario, toy_setup

SIDES = ("board", "gp", "commissioners")


class SetClock:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.at = datetime(2012, 1, 1, tzinfo=UTC)

    def now(self) -> str:
        return self.at.isoformat()

    def pass_by(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


class Table:
    """A table with timers, in its first caucus."""

    def __init__(self, folder: Path, *, timers: bool = True) -> None:
        setup = toy_setup().model_copy(update={"timers": timers})
        self.clock = SetClock()
        self.log = open_log(folder)
        self.host = Host.open(toy_scenario(), setup, ENGINE, self.log, self.clock, TrueSalts())
        self.keeper = Timekeeper(self.host)
        for _ in range(2):
            for side in SIDES:
                self.ready(side)
        self.keeper.tick_now()

    def ready(self, side: str) -> None:
        seen = self.host.view(side).seen
        assert self.host.submit_now(c.Ready(actor=side, seen=seen)) is None

    def wait(self, seconds: float) -> list[str]:
        """The kinds of what the clock did after so long."""
        before = self.host.state.seq
        self.clock.pass_by(seconds)
        assert set(self.keeper.tick_now()) <= {None}
        saved = self.log.read(self.host.game)
        return [unseal(record, {}).kind for record in saved.records[before:]]


def test_a_silent_seat_is_warned_then_passed_for_then_offered_a_bot(tmp_path: Path) -> None:
    """Only those who are awaited; each once; the game goes on without them."""
    table = Table(tmp_path)
    seconds = seconds_for(table.host.state)
    assert seconds == table.host.state.timer == 60
    table.ready("board")
    assert table.wait(seconds - WARNING_SECONDS - 1) == []
    assert table.wait(1) == ["nudged", "nudged"]
    assert table.wait(WARNING_SECONDS - 1) == []
    kinds = table.wait(1)
    assert kinds.count("seat_ready") == 2
    assert kinds.count("hint_given") == 2
    assert table.host.view("board").phase == "offers"
    assert table.host.view("board").standstill.silent == ("gp", "commissioners")
    (offered,) = [line for line in table.host.view("gp").talk if line.kind == "hint"]
    assert "A bot can act for you" in offered.text
    assert offered.moment == "silent"
    assert table.host.view("board").talk == ()


def test_the_warning_leaves_the_time_that_is_promised(tmp_path: Path) -> None:
    """However short a step an edition asks for."""
    assert WARNING_SECONDS >= 20
    assert LEAST_SECONDS > WARNING_SECONDS
    table = Table(tmp_path)
    rounds = tuple(
        one.model_copy(update={"caucus_minutes": 0.0}) for one in table.host.state.edition.rounds
    )
    edition = table.host.state.edition.model_copy(update={"rounds": rounds})
    scenario = table.host.state.scenario.model_copy(update={"editions": (edition,)})
    short = Host.open(
        scenario, table.host.state.setup, ENGINE, open_log(tmp_path / "2"), SetClock(), TrueSalts()
    )
    for _ in range(2):
        for side in SIDES:
            short.submit_now(c.Ready(actor=side, seen=short.view(side).seen))
    assert seconds_for(short.state) == LEAST_SECONDS


def test_each_turn_has_its_own_time(tmp_path: Path) -> None:
    """A pass for one begins the time of the next."""
    table = Table(tmp_path)
    for side in SIDES:
        table.ready(side)
    table.keeper.tick_now()
    limit = table.host.state.timer
    assert limit is not None
    table.wait(limit - 1)
    table.wait(2)
    assert table.host.view("gp").awaited == ("gp",)
    assert table.wait(1) == []
    assert table.wait(limit - 2) == ["nudged"]


def test_a_pause_gives_its_time_back(tmp_path: Path) -> None:
    table = Table(tmp_path)
    table.wait(30)
    assert table.host.submit_now(c.Pause(actor=FACILITATOR, seen=0)) is None
    assert table.wait(0) == []
    assert table.wait(1000) == []
    assert table.host.submit_now(c.Resume(actor=FACILITATOR, seen=0)) is None
    assert table.wait(0) == []
    assert table.wait(9) == []
    assert table.wait(1) == ["nudged"] * 3


def test_the_facilitator_gives_more_time_or_all_of_it(tmp_path: Path) -> None:
    table = Table(tmp_path)
    table.wait(45)
    table.host.submit_now(c.SetTimer(actor=FACILITATOR, seen=0, seconds=300))
    assert table.wait(0) == []
    assert table.wait(270) == []
    assert table.wait(10) == ["nudged"] * 3
    table.host.submit_now(c.SetTimer(actor=FACILITATOR, seen=0, seconds=None))
    assert table.wait(10_000) == []


def test_without_timers_nobody_is_hurried(tmp_path: Path) -> None:
    table = Table(tmp_path, timers=False)
    assert table.wait(100_000) == []
    asyncio.run(table.keeper.tick())
    assert table.host.view("gp").phase == "caucus"


def test_a_game_of_silent_people_still_ends(tmp_path: Path) -> None:
    """Everybody asleep: every step of the talks passes, and there is no deal."""
    table = Table(tmp_path)
    for _ in range(200):
        if table.host.finished:
            break
        table.wait(30)
    ending = table.host.state.ending
    assert ending is not None
    assert ending.why == "not_signed"
    saved = table.log.read(table.host.game)
    passed = [unseal(record, {}) for record in saved.records]
    assert all(event.forced for event in passed if isinstance(event, e.TurnPassed))
