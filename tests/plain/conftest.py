"""Tables that people sit at in plain mode, kept in a temporary folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest

from negotiation.contract.edition import MoveName
from negotiation.play.host import Host
from negotiation.play.session import TableSession
from negotiation.rules.setup import Occupant, Seat, Setup
from negotiation.store.sqlite import SqliteLog
from tests.play.tables import CountingClock, TrueSalts, open_log, open_table
from tests.toy import ENGINE, TASTES, toy_scenario

TableOf = Callable[..., TableSession]


@pytest.fixture
def log(tmp_path: Path) -> Iterator[SqliteLog]:
    """A log in a folder of its own."""
    kept = open_log(tmp_path)
    yield kept
    kept.close()


def seats_of(people: tuple[str, ...]) -> Setup:
    """People on these sides of the toy scenario, traders on the others."""
    bot = Occupant(kind="bot", temper="trader")
    seats = tuple(
        Seat(code=side, side=side, occupant=Occupant(kind="person") if side in people else bot)
        for side in TASTES
    )
    return Setup(edition="toy", seed=5, seats=seats)


@pytest.fixture
def table_of(log: SqliteLog) -> TableOf:
    """`table_of("gp")`: the toy game with people on these sides and traders on the others."""

    def make(*people: str) -> TableSession:
        return TableSession(open_table(log, seats_of(people)), TrueSalts())

    return make


@pytest.fixture
def full_table_of(log: SqliteLog) -> TableOf:
    """The same with every move there is."""

    def make(*people: str) -> TableSession:
        scenario = toy_scenario(rounds=4, years=1, moves=get_args(MoveName))
        setup = seats_of(people)
        host = Host.open(scenario, setup, ENGINE, log, CountingClock(), TrueSalts())
        return TableSession(host, TrueSalts())

    return make
