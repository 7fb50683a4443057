"""The smallest event log there can be. The conformance suite runs on it as on the real one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from negotiation.contract.digest import scenario_hash
from negotiation.contract.scenario import Scenario
from negotiation.rules.record import Record, Text
from negotiation.rules.saved import (
    Conflict,
    DamagedGame,
    GameHeader,
    GameSummary,
    NoSuchGame,
    SavedGame,
)
from negotiation.store.finish import is_finished


class MemoryLog:
    """Games in a dictionary."""

    def __init__(self) -> None:
        self._games: dict[str, SavedGame] = {}

    def create(self, header: GameHeader, scenario: Scenario) -> None:
        self.keep(SavedGame(header=header, scenario=scenario, records=(), texts=()))

    def keep(self, saved: SavedGame) -> None:
        if saved.header.game in self._games:
            raise Conflict(f"There is already a game called {saved.header.game!r}.")
        if scenario_hash(saved.scenario) != saved.header.scenario_hash:
            raise DamagedGame(f"The game {saved.header.game!r} names another scenario.")
        self._games[saved.header.game] = saved

    def append(
        self,
        game: str,
        after_seq: int,
        records: Sequence[Record],
        texts: Sequence[Text],
        projections: Mapping[str, str],
    ) -> None:
        saved = self.read(game)
        if len(saved.records) != after_seq:
            raise Conflict(f"{game!r} last act is number {len(saved.records)}, not {after_seq}.")
        acts = (*saved.records, *records)
        self._games[game] = saved.model_copy(
            update={
                "records": acts,
                "texts": tuple(sorted((*saved.texts, *texts), key=lambda text: text.digest)),
                "projections": {**projections, **saved.projections},
                "finished": is_finished(acts),
            }
        )

    def read(self, game: str) -> SavedGame:
        if game not in self._games:
            raise NoSuchGame(f"There is no game called {game!r}.")
        return self._games[game]

    def games(self) -> tuple[GameSummary, ...]:
        begun = [saved for saved in self._games.values() if saved.records]
        summaries = [
            GameSummary(
                header=saved.header,
                acts=len(saved.records),
                last_played=saved.records[-1].time,
                finished=saved.finished,
            )
            for saved in begun
        ]
        return tuple(sorted(summaries, key=lambda summary: summary.last_played, reverse=True))

    def erase_words(self, game: str) -> int:
        saved = self.read(game)
        erased = tuple(text.model_copy(update={"salt": None, "text": None}) for text in saved.texts)
        self._games[game] = saved.model_copy(update={"texts": erased})
        return sum(text.text is not None for text in saved.texts)

    def delete(self, game: str) -> None:
        self.read(game)
        del self._games[game]
