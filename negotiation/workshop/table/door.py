"""The loopback door of a table: who proved the key comes to a seat, or to the controls."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from typing import Protocol

from negotiation.workshop.limits import LARGEST_INPUT
from negotiation.workshop.protocol import Json, Kind, Line, ProtocolError, accept, json_object
from negotiation.workshop.table.seat import Seat, fitting
from negotiation.workshop.table.terminal import Terminal

_LOG = logging.getLogger(__name__)


class Seats(Protocol):
    """What has seats to be sat in: a table, or the facilitator's console."""

    @property
    def seats(self) -> Mapping[str, Seat]:
        """The seats, by code."""
        ...

    async def seat_person(self, code: str) -> None:
        """Somebody sits down."""
        ...


class Controls(Protocol):
    """What answers at the control door."""

    async def serve(self, line: Line) -> None:
        """Answer until the other end goes. Raises ProtocolError."""
        ...


class Door:
    """Listens on a free port of this machine only."""

    def __init__(self, room: Seats, control: Controls, key: bytes) -> None:
        """`key` is the workshop's."""
        self._room = room
        self._control = control
        self._key = key
        self._server: asyncio.Server | None = None

    async def open(self) -> int:
        """Begin to listen. The port."""
        self._server = await asyncio.start_server(self._come, "127.0.0.1", 0)
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    def close(self) -> None:
        """Let nobody else in."""
        if self._server is not None:
            self._server.close()

    async def _come(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = await accept(reader, writer, self._key)
        if line is None:
            _LOG.warning("Somebody without the key knocked")
            return
        try:
            await self._serve(line)
        except ProtocolError as error:
            _LOG.warning("A connection was ended: %s", error)
        except ConnectionError:
            pass
        finally:
            line.abort()

    async def _serve(self, line: Line) -> None:
        first = await line.receive()
        if first is None or first.kind is not Kind.OPEN:
            raise ProtocolError("the first frame opens no door")
        wanted = first.json()
        match wanted.get("door"):
            case "control":
                await self._control.serve(line)
            case "seat":
                await self._sit(line, wanted)
            case _:
                raise ProtocolError("there is no such door")

    async def _sit(self, line: Line, wanted: Json) -> None:
        seat = self._room.seats.get(str(wanted.get("seat")))
        if seat is None:
            line.send(Kind.KICK, {"why": "There is no such seat at this table."})
            await line.drain()
            return
        terminal = Terminal(
            line,
            str(wanted.get("holder")),
            str(wanted.get("tab")),
            size_in(wanted),
            lambda: seat.catch_up(terminal),
        )
        terminal.is_facilitator = wanted.get("facilitator") is True
        terminal.is_page = wanted.get("page") is True and seat.has_page
        if not terminal.is_facilitator:
            await self._room.seat_person(seat.code)
        if not seat.attach(terminal):
            line.send(Kind.KICK, {"why": "This seat is open on too many screens already."})
            await line.drain()
            return
        try:
            while (frame := await line.receive()) is not None:
                _hear(seat, terminal, frame.kind, frame.payload)
        finally:
            seat.detach(terminal)


def _hear(seat: Seat, terminal: Terminal, kind: Kind, payload: bytes) -> None:
    match kind:
        case Kind.INPUT:
            if len(payload) > LARGEST_INPUT:
                raise ProtocolError("more typed at once than a person can")
            seat.feed(terminal, payload)
        case Kind.RESIZE:
            seat.resize(terminal, size_in(json_object(payload)))
        case Kind.ASK:
            seat.ask(terminal)
        case Kind.ANSWER:
            if terminal.mode == "active":
                seat.answer(json_object(payload).get("yes") is True)
        case _:
            raise ProtocolError("a frame that no terminal sends")


def size_in(about: Json) -> tuple[int, int]:
    """The size that a terminal claims. Raises ProtocolError."""
    columns, rows = about.get("columns"), about.get("rows")
    if type(columns) is not int or type(rows) is not int:
        raise ProtocolError("a size without columns and rows")
    return fitting((columns, rows))
