"""Tables that people sit at in plain mode, kept in a temporary folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from negotiation.play.session import TableSession
from negotiation.rules.setup import Occupant, Seat, Setup
from negotiation.store.sqlite import SqliteLog
from tests.play.tables import TrueSalts, open_log, open_table
from tests.toy import TASTES

TableOf = Callable[..., TableSession]


@pytest.fixture
def log(tmp_path: Path) -> Iterator[SqliteLog]:
    """A log in a folder of its own."""
    kept = open_log(tmp_path)
    yield kept
    kept.close()


@pytest.fixture
def table_of(log: SqliteLog) -> TableOf:
    """`table_of("gp")`: the toy game with people on these sides and traders on the others."""

    def make(*people: str) -> TableSession:
        seats = tuple(
            Seat(
                code=side,
                side=side,
                occupant=Occupant(kind="person")
                if side in people
                else Occupant(kind="bot", temper="trader"),
            )
            for side in TASTES
        )
        return TableSession(open_table(log, Setup(edition="toy", seed=5, seats=seats)), TrueSalts())

    return make
