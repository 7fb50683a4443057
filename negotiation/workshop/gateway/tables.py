"""How the gateway reaches tables: by what they announced, again and again until they answer."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

from negotiation.workshop.event import Event, announced, table_name
from negotiation.workshop.limits import DIAL_AGAIN_SECONDS, DIAL_FOR_SECONDS
from negotiation.workshop.protocol import Json, Kind, Line, ProtocolError, dial


class TableAway(Exception):
    """A table did not answer for a long time."""


class Tables:
    """The tables of a workshop."""

    def __init__(self, folder: Path, event: Event) -> None:
        """Nothing is opened yet."""
        self._folder = folder
        self._event = event

    async def line(self, table: int, opening: Json) -> Line:
        """A line to a table, its door opened. Raises ConnectionError when it does not answer."""
        about = announced(self._folder, table_name(table))
        if about is None:
            raise ConnectionError("the table is not up yet")
        line = await dial(int(about["port"]), self._event.secret)
        line.send(Kind.OPEN, opening)
        return line

    async def persistent_line(self, table: int, opening: Json) -> Line:
        """A line to a table that may be coming back just now. Raises TableAway."""
        until = time.monotonic() + DIAL_FOR_SECONDS
        while True:
            try:
                return await self.line(table, opening)
            except ConnectionError:
                if time.monotonic() > until:
                    raise TableAway from None
                await asyncio.sleep(DIAL_AGAIN_SECONDS)

    async def request(self, table: int, request: Json) -> Json:
        """Ask something at a table's control door. Raises ConnectionError, ProtocolError."""
        line = await self.line(table, {"door": "control"})
        try:
            line.send(Kind.COMMAND, request)
            answer = await line.receive()
            if answer is None:
                raise ConnectionError("the table went away")
            if answer.kind is not Kind.REPLY:
                raise ProtocolError("the table answered something else")
            return answer.json()
        finally:
            line.abort()
