"""The console's way to tables, gateway and big board, over this machine's loopback."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from contextvars import copy_context
from pathlib import Path

from pydantic import ValidationError

from negotiation.contract.scenario import Scenario
from negotiation.play.facilitating import Act, BoardData, ReachError, Revealed, TableRow
from negotiation.workshop.board.shown import (
    Shown,
    as_asked,
    keep_shown,
    outcomes,
)
from negotiation.workshop.board.shown import shown as asked_now
from negotiation.workshop.console.mirror import SeatMirror, look_at
from negotiation.workshop.console.sheet import run_sheet_lines
from negotiation.workshop.event import Event, announced
from negotiation.workshop.gateway.tables import Tables
from negotiation.workshop.protocol import Json, Kind, ProtocolError, dial
from negotiation.workshop.seat_words import titles

_AGAIN_SECONDS = 0.5


class WorkshopLink:
    """Implements `play.facilitating.Workshop`. `follow` must run for `rows` to be up to date."""

    def __init__(self, folder: Path, event: Event, scenario: Scenario) -> None:
        """Nothing is known yet."""
        self._folder = folder
        self._event = event
        self.scenario = scenario
        self._tables = Tables(folder, event)
        self._rows: dict[int, TableRow] = {}
        self._titles = titles(event)
        self._listeners: list[Callable[[], None]] = []

    @property
    def title(self) -> str:
        """What is played."""
        return self._event.title

    @property
    def numbers(self) -> tuple[int, ...]:
        """The tables there are."""
        return tuple(table.number for table in self._event.tables)

    @property
    def rows(self) -> Mapping[int, TableRow]:
        """The tables that answer."""
        return self._rows

    @property
    def run_sheet(self) -> tuple[str, ...]:
        """What happens when; empty without an agenda."""
        return run_sheet_lines(self._event, self.scenario)

    def seat_title(self, table: int, seat: str) -> str:
        """A seat in words."""
        return self._titles.get((table, seat), f"Table {table} · {seat}")

    # -------------------------------------------------------------------------------- following

    async def follow(self) -> None:
        """Keep up with all tables, until cancelled."""
        async with asyncio.TaskGroup() as group:
            for number in self.numbers:
                group.create_task(self._follow(number))

    async def _follow(self, number: int) -> None:
        while True:
            with suppress(ConnectionError, ProtocolError, ValidationError):
                await self._hear(number)
            if self._rows.pop(number, None) is not None:
                self._tell()
            await asyncio.sleep(_AGAIN_SECONDS)

    async def _hear(self, number: int) -> None:
        """Take in what a table says of itself, until it goes."""
        line = await self._tables.line(number, {"door": "control"})
        try:
            line.send(Kind.COMMAND, {"do": "follow"})
            while (frame := await line.receive()) is not None:
                told = frame.json()
                self._rows[number] = TableRow.model_validate(told.get("report", told))
                self._tell()
        finally:
            line.abort()

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Hear that something changed, in the context in which one began to listen."""
        context = copy_context()

        def heard() -> None:
            context.copy().run(listener)

        self._listeners.append(heard)

        def stop() -> None:
            if heard in self._listeners:
                self._listeners.remove(heard)

        return stop

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()

    # ----------------------------------------------------------------------------------- asking

    async def _ask(self, table: int, request: Json) -> str | None:
        try:
            answer = await self._tables.request(table, request)
        except (ConnectionError, ProtocolError):
            return f"Table {table} does not answer just now; nothing was done there."
        refused = answer.get("refused")
        return None if refused is None else f"Table {table}: {refused}"

    async def act(self, table: int, act: Act, why: str = "") -> str | None:
        """Carry out an act. None, or why it was not done."""
        return await self._ask(table, {"do": "act", "act": act, "why": why})

    async def more_time(self, table: int, minutes: int) -> str | None:
        """Give a step more minutes. None, or why it was not done."""
        return await self._ask(table, {"do": "time", "minutes": minutes})

    async def answer(self, table: int, seat: str, yes: bool) -> str | None:
        """Let the device that asks have the seat, or not."""
        return await self._ask(table, {"do": "answer", "seat": seat, "yes": yes})

    async def reseat(self, table: int, seat: str) -> str:
        """Free a seat: the code for the next person. Raises ReachError."""
        try:
            answer = await self._ask_gateway({"do": "reseat", "table": table, "seat": seat})
        except (ConnectionError, ProtocolError) as error:
            raise ReachError("The gateway does not answer just now; nothing was done.") from error
        if "refused" in answer:
            raise ReachError(str(answer["refused"]))
        return str(answer["code"])

    async def _ask_gateway(self, request: Json) -> Json:
        """Ask at the gateway's control door. Raises ConnectionError, ProtocolError."""
        about = announced(self._folder, "gateway")
        line = await dial(int(about["port"]) if about else 0, self._event.secret)
        try:
            line.send(Kind.COMMAND, request)
            frame = await line.receive()
        finally:
            line.abort()
        return {"refused": "The gateway went away."} if frame is None else frame.json()

    async def mirror(self, table: int, seat: str) -> SeatMirror:
        """Look at a seat's screen. Raises ReachError."""
        return await look_at(self._tables, table, seat)

    # -------------------------------------------------------------------------------- the board

    def _board_now(self) -> BoardData:
        rows = [self._rows[number].board for number in self.numbers if number in self._rows]
        shown_tables = tuple(table for table in rows if table.shown)
        return BoardData(title=self.title, at=time.time(), tables=shown_tables)

    def board(self) -> BoardData:
        """What the board shows now."""
        return as_asked(asked_now(self._folder), self._board_now(), outcomes(self._folder))

    def set_board(self, *, blank: bool | None = None, frozen: bool | None = None) -> None:
        """Blank or freeze the big board, or undo that. Raises ReachError."""
        asked = asked_now(self._folder)
        if blank is not None:
            asked = asked.model_copy(update={"blank": blank})
        if frozen is not None:
            found = outcomes(self._folder) if asked.revealed else None
            now = self._board_now().model_copy(update={"revealed": found})
            asked = asked.model_copy(update={"frozen": now if frozen else None})
        self._keep(asked)

    def _keep(self, asked: Shown) -> None:
        try:
            keep_shown(self._folder, asked)
        except OSError as error:
            raise ReachError(f"The board could not be changed: {error.strerror}") from error
        self._tell()

    async def reveal(self, shown: bool) -> Revealed | None:
        """Work out all tables' outcomes and show them, or hide them. Raises ReachError."""
        found = await self._work_out() if shown else None
        self._keep(asked_now(self._folder).model_copy(update={"revealed": shown, "frozen": None}))
        return found

    async def _work_out(self) -> Revealed:
        """In a process of its own: it needs the engine, and seconds of it."""
        command = [sys.executable, "-m", "negotiation.cli.workshop_console", "reveal"]
        worker = await asyncio.create_subprocess_exec(
            *command,
            str(self._folder),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        _, said = await worker.communicate()
        found = outcomes(self._folder)
        if worker.returncode or found is None:
            lines = said.decode(errors="replace").strip().splitlines()
            raise ReachError(lines[-1] if lines else "The outcomes could not be worked out.")
        return found
