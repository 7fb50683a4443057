"""What a front end may ask of the house: games, scenarios, sessions. Built by the command line."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Protocol, TypeAlias

from negotiation.contract.base import Code, Frozen, SeatCode, SideCode
from negotiation.contract.scenario import Scenario
from negotiation.play.desk import Desk
from negotiation.rules.saved import GameSummary, SavedGame
from negotiation.rules.setup import HelpLevel, Temper

if TYPE_CHECKING:
    from negotiation.play.reviewing import Reviewing

Pace: TypeAlias = Callable[[], Awaitable[None]]
"""Awaited before each move of a bot, so that people can follow."""


class LastGame(Protocol):
    """The game that *Continue* offers: enough for one line on Home, and cheap to make."""

    @property
    def game(self) -> str:
        """The name of the game."""
        ...

    @property
    def scenario_title(self) -> str:
        """What it is played from."""
        ...

    @property
    def last_played(self) -> str:
        """When its last act was kept, ISO 8601 in UTC."""
        ...

    @property
    def finished(self) -> bool:
        """Whether it is over."""
        ...


class ScenarioCard(Frozen):
    """A line in the list of scenarios. `editions` are (code, title, minutes)."""

    code: Code
    title: str
    summary: str
    editions: tuple[tuple[Code, str, int], ...]
    sides: tuple[tuple[SideCode, str], ...]


class Extras(Frozen):
    """What few people set for a new game.

    `help` is for every person's seat; `vary` a seed by which the sides' weights are varied;
    `timers` says that each step has the minutes of its edition, and a silent seat passes.
    """

    help: HelpLevel = "none"
    vary: int | None = None
    timers: bool = False


class Session(Protocol):
    """An open game: desks for people's seats, and the bots in the others."""

    @property
    def game(self) -> str:
        """The name of the game."""
        ...

    @property
    def people(self) -> tuple[SeatCode, ...]:
        """The seats of people at this screen (more than one: a shared keyboard)."""
        ...

    def desk(self, seat: SeatCode) -> Desk:
        """The desk of a seat."""
        ...

    async def settle(self, pace: Pace | None = None) -> None:
        """Let the bots act until the game waits for a person or is over."""
        ...

    @property
    def timed(self) -> bool:
        """Whether steps have a time, so that `keep_time` has something to do."""
        ...

    async def keep_time(self) -> None:
        """Do what the clock asks for, in games with timers. To be called every second or so."""
        ...

    async def act_for(self, seat: SeatCode) -> bool:
        """Let the delegate in a person's seat make its next move. Whether there was one."""
        ...


class Lobby(Protocol):
    """The house. Every method that can fail raises SaveError or HouseError with a sentence."""

    @property
    def saves_folder(self) -> str:
        """Where games are kept."""
        ...

    def last_game(self) -> LastGame | None:
        """The game played last; answers within milliseconds, before heavy parts are loaded."""
        ...

    def games(self) -> tuple[GameSummary, ...]:
        """All games, the last played first."""
        ...

    def samples(self) -> tuple[GameSummary, ...]:
        """Finished games that ship with the product, for reviews. Raises SaveError."""
        ...

    def scenarios(self) -> tuple[ScenarioCard, ...]:
        """All scenarios that can be found."""
        ...

    def scenario(self, code: str) -> Scenario:
        """One scenario, whole."""
        ...

    def new_game(
        self,
        scenario: str,
        edition: Code | None,
        people: tuple[SideCode, ...],
        bots: Mapping[SideCode, Temper],
        seed: int | None,
        extras: Extras | None = None,
    ) -> Session:
        """Begin a game: `people` sides are played here, the others by `bots` of a temper."""
        ...

    def resume(self, game: str) -> Session:
        """Open a saved game where it was left. On a shared keyboard all people's seats are here."""
        ...

    def saved(self, game: str) -> SavedGame:
        """A saved game (by name, or a portable file's path) for replay."""
        ...

    def delete(self, game: str) -> None:
        """Remove a saved game for good."""
        ...

    @property
    def reviewing(self) -> Reviewing:
        """Analysis, layers and branches of saved games."""
        ...


class HouseError(Exception):
    """A front end asked for something that cannot be had; the message is a sentence for people."""
