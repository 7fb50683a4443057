"""The terminal front end at a made-up table: every key of a seat, no game behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any, NoReturn, cast

from textual.pilot import Pilot

from negotiation.contract.terms import Terms
from negotiation.engine.projection import Spread
from negotiation.play.desk import Update
from negotiation.play.lobby import HouseError, Lobby, Session
from negotiation.rules.events import Event
from negotiation.rules.seatview import View
from negotiation.tui.app import HeadsOfTerms
from tests.tui.playing.example import FakeDesk
from tests.tui.shell import STILL, quiet, seen

WIDE = (120, 40)


class FakeSession:
    """A session of one desk and no bots."""

    timed = False

    def __init__(self, desk: FakeDesk) -> None:
        self.game = desk.game
        self.people = (desk.seat,)
        self._desk = desk

    def desk(self, seat: str) -> FakeDesk:
        """The desk."""
        return self._desk

    async def settle(self, pace: Any = None) -> None:
        """Nobody else moves."""


class NoHouse:
    """A house without games."""

    saves_folder = "nowhere"

    def saved(self, game: str) -> NoReturn:
        """There is no record."""
        raise HouseError(f"No record of {game} is kept.")

    @property
    def reviewing(self) -> NoReturn:
        """Nothing is reviewed."""
        raise HouseError("There are no reviews.")

    def last_game(self) -> None:
        """None was played."""


class Seat:
    """One seat on a screen: press keys, read what is shown, what was asked and what was refused."""

    def __init__(self, pilot: Pilot[None], app: HeadsOfTerms, desk: FakeDesk) -> None:
        self.pilot = pilot
        self.app = app
        self.desk = desk
        self.refused: list[str] = []
        app.say_refused = self._refuse  # type: ignore[method-assign]

    def _refuse(self, sentence: str) -> None:
        self.refused.append(sentence)

    async def press(self, *keys: str) -> None:
        """Press keys, and wait for what they began."""
        await self.pilot.press(*keys)
        await quiet(self.pilot)

    async def write(self, text: str) -> None:
        """Type a text."""
        await self.press(*("space" if letter == " " else letter for letter in text))

    async def hear(self, now: View, *events: Event) -> None:
        """The game moves on."""
        self.desk.hear(Update(view=now, events=events))
        await quiet(self.pilot)

    @property
    def shown(self) -> str:
        """What stands on the screen."""
        return seen(self.app)

    @property
    def screen(self) -> str:
        """The name of the screen on top."""
        return type(self.app.screen).__name__


@asynccontextmanager
async def seated(
    view: View,
    size: tuple[int, int] = WIDE,
    *,
    theme: str = "dark",
    own_keys: Mapping[str, str] | None = None,
    spreads: Callable[[Terms], Iterator[Spread]] | None = None,
) -> AsyncIterator[Seat]:
    """A seat with this view, on a screen of this size, with keys and spreads of its own."""
    desk = FakeDesk(view)
    desk.spreads = spreads or desk.spreads
    settings = replace(STILL, theme=theme)
    app = HeadsOfTerms(cast(Lobby, NoHouse()), settings=settings, own_keys=own_keys)
    async with app.run_test(size=size) as pilot:
        app.open_game(cast(Session, FakeSession(desk)))
        await quiet(pilot)
        yield Seat(pilot, app, desk)
