"""Tables for tests: a real log in a temporary folder, the toy scenario, a counting clock."""

from __future__ import annotations

import secrets
from pathlib import Path

from negotiation.engine.port import Engine
from negotiation.play.host import Host
from negotiation.rules.setup import Occupant, Seat, Setup, Temper
from negotiation.store.sqlite import SqliteLog
from tests.toy import ENGINE, TASTES, toy_scenario, toy_setup


class CountingClock:
    """Every look at it is a second later."""

    def __init__(self) -> None:
        self.looks = 0

    def now(self) -> str:
        self.looks += 1
        return f"2012-01-01T00:{self.looks // 60:02d}:{self.looks % 60:02d}Z"


class TrueSalts:
    """Salts nobody can guess."""

    def next(self) -> str:
        return secrets.token_hex(16)


def open_log(folder: Path) -> SqliteLog:
    """A log in a folder."""
    return SqliteLog(folder / "games.db")


def open_table(log: SqliteLog, setup: Setup | None = None, engine: Engine = ENGINE) -> Host:
    """A new toy game."""
    return Host.open(
        toy_scenario(), setup or toy_setup(), engine, log, CountingClock(), TrueSalts()
    )


def bots(*tempers: Temper, seed: int = 1) -> Setup:
    """Bots in the three seats, in the scenario's order; a person where a temper is missing."""
    seats = []
    for number, side in enumerate(TASTES):
        bot = number < len(tempers)
        occupant = Occupant(kind="bot", temper=tempers[number]) if bot else Occupant(kind="person")
        seats.append(Seat(code=side, side=side, occupant=occupant))
    return Setup(edition="toy", seed=seed, seats=tuple(seats))
