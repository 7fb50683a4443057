"""What the screen of one seat is given: its own desk, and of the house nothing but this game."""

from __future__ import annotations

import asyncio
import secrets
from collections import deque
from collections.abc import Callable
from contextvars import copy_context
from typing import NoReturn

from negotiation.contract.base import SeatCode
from negotiation.play.desk import Listener, Update
from negotiation.play.host import Host
from negotiation.play.lobby import HouseError, LastGame, Pace
from negotiation.play.ports import Salts
from negotiation.play.seat_desk import SeatDesk
from negotiation.play.session import TableSession
from negotiation.rules.commands import Command
from negotiation.rules.refusal import Refusal

_SALT_BYTES = 16

STAYS = "A seat of a workshop stays at its table; other games are played outside it."
REVIEWED_LATER = "The facilitator replays and reviews this game with the whole workshop."


class SecretSalts:
    """Salts that nobody can guess."""

    def next(self) -> str:
        """A new salt."""
        return secrets.token_hex(_SALT_BYTES)


class OwnDesk(SeatDesk):
    """A desk whose listeners hear of updates in the context in which they began to listen.

    Several applications share the table's process, and each finds itself by its context: one
    seat's act must not draw another seat's screen as if it were the first one's. Who acts hears at
    once, the others in the loop's next turn: one seat's failing screen fails alone.
    """

    def __init__(self, host: Host, seat: SeatCode, salts: Salts) -> None:
        super().__init__(host, seat, salts)
        self._acting = 0

    async def submit(self, command: Command) -> Refusal | None:
        """Ask for an act in this seat's name."""
        self._acting += 1
        try:
            return await super().submit(command)
        finally:
            self._acting -= 1

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of every update of this seat; call the returned function to stop."""
        context = copy_context()
        waiting: deque[Update] = deque()

        def catch_up() -> None:
            while waiting:
                context.copy().run(listener, waiting.popleft())

        def hear(update: Update) -> None:
            waiting.append(update)
            if self._acting:
                catch_up()
            else:
                asyncio.get_running_loop().call_soon(catch_up)

        unsubscribe = super().subscribe(hear)

        def stop() -> None:
            unsubscribe()
            waiting.clear()

        return stop


class SeatSession(TableSession):
    """The table's session with one seat at the screen; the table sees to bots and clocks."""

    def __init__(self, host: Host, seat: SeatCode, stir: Callable[[], None]) -> None:
        """`stir` tells the table that somebody acted."""
        super().__init__(host, SecretSalts())
        self._seat = seat
        self._stir = stir
        self._desk = OwnDesk(host, seat, SecretSalts())

    @property
    def people(self) -> tuple[SeatCode, ...]:
        """The one seat at this screen."""
        return (self._seat,)

    def desk(self, seat: SeatCode) -> SeatDesk:
        """The desk of this seat. Raises KeyError for any other."""
        if seat != self._seat:
            raise KeyError(seat)
        return self._desk

    async def settle(self, pace: Pace | None = None) -> None:  # noqa: ARG002 - the table's own
        """Somebody acted: the table sees to its bots."""
        self._stir()

    async def keep_time(self) -> None:
        """The table keeps the time."""


class SeatHouse:
    """The house as a seat knows it: there is nothing in it but this table."""

    saves_folder = ""
    """Where games are kept is the facilitator's business."""

    def last_game(self) -> LastGame | None:
        """There is no game to go on with."""
        return None

    def games(self) -> NoReturn:
        """Refused."""
        raise HouseError(STAYS)

    def samples(self) -> NoReturn:
        """Refused."""
        raise HouseError(STAYS)

    def scenarios(self) -> NoReturn:
        """Refused."""
        raise HouseError(STAYS)

    def scenario(self, code: str) -> NoReturn:  # noqa: ARG002 - none is to be had
        """Refused."""
        raise HouseError(STAYS)

    def new_game(self, *_: object, **__: object) -> NoReturn:
        """Refused."""
        raise HouseError(STAYS)

    def resume(self, game: str) -> NoReturn:  # noqa: ARG002 - none is to be had
        """Refused."""
        raise HouseError(STAYS)

    def saved(self, game: str) -> NoReturn:  # noqa: ARG002 - none is to be had
        """Refused: with it, a person could write files on the facilitator's machine."""
        raise HouseError(REVIEWED_LATER)

    def delete(self, game: str) -> NoReturn:  # noqa: ARG002 - none is to be had
        """Refused."""
        raise HouseError(STAYS)

    @property
    def reviewing(self) -> NoReturn:
        """Refused."""
        raise HouseError(REVIEWED_LATER)
