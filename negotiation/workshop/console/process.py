"""The console as a process: screens for the facilitator and the big board, and what the page shows.

It holds no game and no engine. Killed, it comes back; what the board shows is on disk.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from negotiation.contract.scenario import Scenario
from negotiation.workshop.board.words import board_words
from negotiation.workshop.console.link import WorkshopLink
from negotiation.workshop.event import CONSOLE, announce, read_event, table_name
from negotiation.workshop.protocol import Json, Kind, Line
from negotiation.workshop.signals import until_told
from negotiation.workshop.table.door import Door
from negotiation.workshop.table.seat import Application, Seat
from negotiation.workshop.table.terminal import Terminal

if TYPE_CHECKING:
    from textual.driver import Driver

_LOG = logging.getLogger(__name__)


class OwnScreen(Seat):
    """A screen of the facilitator's own: whoever comes to it acts, as at a seat of one's own."""

    def attach(self, terminal: Terminal) -> bool:
        """A terminal comes. Whether there is room for it."""
        terminal.is_facilitator = False
        return super().attach(terminal)


class ConsoleRoom:
    """The screens: `console` and `board`. Nobody plays here, so nobody is seated."""

    def __init__(self, link: WorkshopLink) -> None:
        """Applications are made when somebody first looks."""
        self._link = link
        self.seats = {
            "console": OwnScreen("console", self._console, _unheard),
            "board": OwnScreen("board", self._board, _unheard),
        }

    def _console(self, driver: type[Driver]) -> Application:
        from negotiation.tui.console_app import ConsoleApp

        return ConsoleApp(self._link, driver)

    def _board(self, driver: type[Driver]) -> Application:
        from negotiation.tui.board_app import BoardApp

        return BoardApp(self._link, driver)

    async def seat_person(self, code: str) -> None:
        """Nothing changes when somebody looks."""


def _unheard() -> None:
    """Who looks at the console is nobody's business."""


class ConsoleControl:
    """Answers the gateway: the big board in words, and its picture."""

    def __init__(self, link: WorkshopLink, over: asyncio.Event) -> None:
        """`over` ends the process."""
        self._link = link
        self._over = over

    async def serve(self, line: Line) -> None:
        """Answer until the other end goes. Raises ProtocolError."""
        while (frame := await line.receive()) is not None:
            if frame.kind is Kind.COMMAND:
                request = frame.json()
                line.send(Kind.REPLY, {"id": request.get("id"), **self._answer(request)})

    def _answer(self, request: Json) -> Json:
        match request.get("do"):
            case "board":
                return {"board": board_words(self._link.scenario, self._link.board())}
            case "picture":
                revealed = self._link.board().revealed
                return {"picture": None if revealed is None else revealed.picture}
            case "end":
                self._over.set()
                return {}
            case _:
                return {"refused": "The console does not know that request."}


def run(folder: Path, scenario_of: Callable[[str], Scenario]) -> None:
    """Serve the console of the workshop in `folder` until a signal ends it."""
    event = read_event(folder)
    asyncio.run(_serve(folder, WorkshopLink(folder, event, scenario_of(event.scenario))))


async def _serve(folder: Path, link: WorkshopLink) -> None:
    room = ConsoleRoom(link)
    over = asyncio.Event()
    door = Door(room, ConsoleControl(link, over), read_event(folder).secret)
    port = await door.open()
    announce(folder, table_name(CONSOLE), {"port": port, "process": os.getpid()})
    following = asyncio.create_task(link.follow())
    _LOG.info("The console is up")
    await until_told(over)
    door.close()
    following.cancel()
    for seat in room.seats.values():
        await seat.close()
