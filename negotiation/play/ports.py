"""The doors of a table: where records go, what time it is, where salts come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from negotiation.contract.scenario import Scenario
from negotiation.rules.record import Record, Text
from negotiation.rules.saved import GameHeader, GameSummary, SavedGame


class EventLog(Protocol):
    """Keeps games. Every call that returns has reached the disk; every failure is a `SaveError`."""

    def create(self, header: GameHeader, scenario: Scenario) -> None:
        """Begin a game. Raises Conflict when one of that name exists."""
        ...

    def keep(self, saved: SavedGame) -> None:
        """Take in a whole game, all or nothing. Raises Conflict when one of that name exists."""
        ...

    def append(
        self,
        game: str,
        after_seq: int,
        records: Sequence[Record],
        texts: Sequence[Text],
        projections: Mapping[str, str],
    ) -> None:
        """Add records after number `after_seq`, all or nothing, on disk when this returns.

        Raises Conflict when the game's last record is not `after_seq`.
        """
        ...

    def read(self, game: str) -> SavedGame:
        """The whole game. Raises NoSuchGame, DamagedGame, NewerFormat."""
        ...

    def games(self) -> tuple[GameSummary, ...]:
        """All games, the last played first."""
        ...

    def delete(self, game: str) -> None:
        """Remove a game and everything beside it. Raises NoSuchGame."""
        ...


class Clock(Protocol):
    """What time it is, as ISO 8601 in UTC. Headless runs use a logical clock."""

    def now(self) -> str:
        """The time now."""
        ...


class Salts(Protocol):
    """Where salts for people's words come from."""

    def next(self) -> str:
        """A salt that nobody can guess."""
        ...
