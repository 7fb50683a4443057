"""A record in memory: for games at full speed, which can be kept in a real log afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from negotiation.contract.scenario import Scenario
from negotiation.rules.record import Record, Text
from negotiation.rules.saved import Conflict, GameHeader, GameSummary, NoSuchGame, SavedGame

FINISHED = "game_finished"


class MemoryLog:
    """Keeps games while the program runs. Implements `play.ports.EventLog`."""

    def __init__(self) -> None:
        """Nothing is kept yet."""
        self._headers: dict[str, tuple[GameHeader, Scenario]] = {}
        self._records: dict[str, list[Record]] = {}
        self._texts: dict[str, list[Text]] = {}
        self._projections: dict[str, dict[str, str]] = {}

    def create(self, header: GameHeader, scenario: Scenario) -> None:
        """Begin a game. Raises Conflict when one of that name exists."""
        if header.game in self._headers:
            raise Conflict(f"There is already a game called {header.game!r}.")
        self._headers[header.game] = header, scenario
        self._records[header.game] = []
        self._texts[header.game] = []
        self._projections[header.game] = {}

    def keep(self, saved: SavedGame) -> None:
        """Take in a whole game. Raises Conflict when one of that name exists."""
        self.create(saved.header, saved.scenario)
        self.append(saved.header.game, 0, saved.records, saved.texts, saved.projections)

    def append(
        self,
        game: str,
        after_seq: int,
        records: Sequence[Record],
        texts: Sequence[Text],
        projections: Mapping[str, str],
    ) -> None:
        """Add records. Raises NoSuchGame, or Conflict when the last one is not `after_seq`."""
        kept = self._acts(game)
        if len(kept) != after_seq:
            raise Conflict(f"The last act of {game!r} is number {len(kept)}, not {after_seq}.")
        kept.extend(records)
        self._texts[game].extend(texts)
        self._projections[game].update(projections)

    def _acts(self, game: str) -> list[Record]:
        if game not in self._records:
            raise NoSuchGame(f"There is no game called {game!r}.")
        return self._records[game]

    def read(self, game: str) -> SavedGame:
        """The whole game, as a real log keeps it. Raises NoSuchGame."""
        records = tuple(self._acts(game))
        header, scenario = self._headers[game]
        return SavedGame(
            header=header,
            scenario=scenario,
            records=records,
            texts=tuple(self._texts[game]),
            projections=dict(self._projections[game]),
            finished=_is_over(records),
        )

    def games(self) -> tuple[GameSummary, ...]:
        """All games that have begun, the last played first."""
        found = [
            GameSummary(
                header=self._headers[game][0],
                acts=len(records),
                last_played=records[-1].time,
                finished=_is_over(records),
            )
            for game, records in self._records.items()
            if records
        ]
        return tuple(sorted(found, key=lambda summary: summary.last_played, reverse=True))

    def delete(self, game: str) -> None:
        """Forget a game. Raises NoSuchGame."""
        self._acts(game)
        for kept in (self._headers, self._records, self._texts, self._projections):
            kept.pop(game)


def _is_over(records: Sequence[Record]) -> bool:
    """Whether the end was reached; nobody takes a move back in a game without people."""
    return any(record.kind == FINISHED for record in records)


class LogicalClock:
    """A clock for games without people: from its start, a millisecond later at every act."""

    def __init__(self, start: datetime) -> None:
        """`start` is in UTC."""
        self._next = start.astimezone(UTC)

    def now(self) -> str:
        """The time of this act, as ISO 8601 in UTC."""
        moment, self._next = self._next, self._next + timedelta(milliseconds=1)
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
