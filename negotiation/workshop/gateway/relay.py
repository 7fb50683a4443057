"""One person's terminal and its seat: bytes there and back, through restarts of the table.

The same for browsers and SSH: a `Screen` is where output goes; `feed`, `resize`, `ask` and
`answer` are what comes from it.
"""

from __future__ import annotations

from typing import Protocol

from negotiation.workshop.gateway.tables import Tables
from negotiation.workshop.protocol import Json, Kind, Line, ProtocolError

AWAY: Json = {"mode": "away"}
"""What a terminal is told while its table is being brought back."""


class Screen(Protocol):
    """Where a seat is shown."""

    async def show(self, data: bytes) -> None:
        """Output; waits while the other end is slow. Raises ConnectionError when it has gone."""
        ...

    async def tell(self, state: Json) -> None:
        """How the terminal stands with its seat. Raises ConnectionError."""
        ...


class Kicked(Exception):
    """The table sent the terminal away; the message says why."""


class Relay:
    """A terminal's way to a seat. `opening` is what opens the table's door for it."""

    def __init__(self, tables: Tables, table: int, opening: Json, screen: Screen) -> None:
        """`opening` has the terminal's size, which `resize` keeps up to date."""
        self._tables = tables
        self._table = table
        self._opening = {"door": "seat", **opening}
        self._screen = screen
        self._line: Line | None = None
        self._away = AWAY

    async def run(self) -> None:
        """Show the seat until it is over. Raises Kicked, TableAway, ConnectionError."""
        try:
            while True:
                self._line = await self._dial()
                try:
                    await self._show(self._line)
                except ProtocolError:
                    pass
                finally:
                    self._line.abort()
                    self._line = None
                await self._screen.tell(self._away)
        finally:
            if self._line is not None:
                self._line.abort()

    async def _dial(self) -> Line:
        try:
            return await self._tables.line(self._table, self._opening)
        except ConnectionError:
            await self._screen.tell(AWAY)
            return await self._tables.persistent_line(self._table, self._opening)

    async def _show(self, line: Line) -> None:
        """Pass on what the table sends, until it ends."""
        self._away = AWAY
        while (frame := await line.receive()) is not None:
            match frame.kind:
                case Kind.OUTPUT:
                    await self._screen.show(frame.payload)
                case Kind.STATE:
                    state = frame.json()
                    if state.get("mode") == AWAY["mode"]:
                        # The table goes, and has said why; that stays on the screen.
                        self._away = state
                    await self._screen.tell(state)
                case Kind.KICK:
                    raise Kicked(str(frame.json().get("why")))
                case _:
                    raise ProtocolError("a frame that no table sends")

    # ------------------------------------------------------------------------- from the terminal

    def feed(self, data: bytes) -> None:
        """Typed bytes. While the table is away they are lost, as on a screen that is frozen."""
        self._send(Kind.INPUT, data)

    def resize(self, columns: int, rows: int) -> None:
        """The terminal's new size."""
        self._opening |= {"columns": columns, "rows": rows}
        self._send(Kind.RESIZE, {"columns": columns, "rows": rows})

    def ask(self) -> None:
        """The person wants the seat on this terminal."""
        self._send(Kind.ASK, {})

    def answer(self, yes: bool) -> None:
        """The person lets another terminal have the seat, or not."""
        self._send(Kind.ANSWER, {"yes": yes})

    def _send(self, kind: Kind, payload: bytes | Json) -> None:
        if self._line is not None:
            self._line.send(kind, payload)
