"""The gateway's control door: what the facilitator asks of it, from the console's own process."""

from __future__ import annotations

import asyncio

from negotiation.workshop.doors import Doors, Pass
from negotiation.workshop.event import Event
from negotiation.workshop.gateway.tables import Tables
from negotiation.workshop.protocol import Json, Kind, Line, ProtocolError, accept


class FacilitatorDesk:
    """Answers requests over loopback: a fresh code for a seat, and who came in."""

    def __init__(self, event: Event, doors: Doors, tables: Tables, over: asyncio.Event) -> None:
        """`doors` knows codes and tokens; `over` ends the process."""
        self._over = over
        self._event = event
        self._doors = doors
        self._tables = tables
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
        line = await accept(reader, writer, self._event.secret)
        if line is None:
            return
        try:
            await self._serve(line)
        except (ProtocolError, ConnectionError):
            pass
        finally:
            line.abort()

    async def _serve(self, line: Line) -> None:
        while (frame := await line.receive()) is not None:
            if frame.kind is Kind.COMMAND:
                request = frame.json()
                line.send(Kind.REPLY, {"id": request.get("id"), **await self._answer(request)})

    async def _answer(self, request: Json) -> Json:
        match request.get("do"):
            case "reseat" | "device":
                place = self._place(request.get("table"), request.get("seat"))
                if place is None:
                    return {"refused": "There is no such seat in this workshop."}
                if request["do"] == "device":
                    return {"code": self._doors.device_code(Pass("seat", *place))}
                return await self._reseat(*place)
            case "taken":
                return {"taken": sorted(self._doors.taken())}
            case "end":
                self._over.set()
                return {}
            case _:
                return {"refused": "The gateway does not know that request."}

    def _place(self, table: object, seat: object) -> tuple[int, str] | None:
        """The seat that a request names."""
        for plan in self._event.tables:
            for chair in plan.seats:
                if (plan.number, chair.code) == (table, seat):
                    return plan.number, chair.code
        return None

    async def _reseat(self, table: int, seat: str) -> Json:
        """Free a seat: who sat there is sent away, and a fresh code lets the next person in."""
        code = self._doors.reseat(table, seat)
        try:
            await self._tables.request(table, {"do": "clear", "seat": seat})
        except (ConnectionError, ProtocolError):
            return {"code": code, "warning": "The table does not answer just now."}
        return {"code": code}
