"""A terminal at a seat: one connection, how it stands with the seat, and what waits to be shown."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Literal, TypeAlias

from negotiation.workshop.limits import WAITING_OUTPUT
from negotiation.workshop.protocol import Json, Kind, Line

Mode: TypeAlias = Literal["active", "mirror", "waiting"]
"""It acts; it looks on; or it sees nothing until it is let in."""


class Terminal:
    """A connection that shows a seat.

    `holder` says who came with it (a digest of a token, or the facilitator) and `tab` which window
    of theirs it is. A terminal too slow for its output loses it, and is drawn whole once it has
    caught up. One that `is_page` reads the plain seat, any other is shown the screen.
    """

    def __init__(
        self, line: Line, holder: str, tab: str, size: tuple[int, int], catch_up: Callable[[], None]
    ) -> None:
        """`catch_up` asks for a drawing of the whole screen."""
        self.line = line
        self.holder = holder
        self.tab = tab
        self.size = size
        self.mode: Mode = "waiting"
        self.asks = False
        self.is_facilitator = False
        self.is_page = False
        self._catch_up = catch_up
        self._behind: asyncio.Task[None] | None = None
        self._told: Json | None = None

    @property
    def sees(self) -> bool:
        """Whether it may be shown the seat."""
        return self.mode != "waiting"

    def show(self, data: bytes) -> None:
        """Output, unless it is too far behind."""
        if not self.sees or self._behind is not None:
            return
        if self.line.waiting > WAITING_OUTPUT:
            self._behind = asyncio.create_task(self._wait())
        else:
            self.line.send(Kind.OUTPUT, data)

    async def _wait(self) -> None:
        try:
            await self.line.drain()
        except ConnectionError:
            return
        self._behind = None
        self._catch_up()

    def tell(self, state: Json) -> None:
        """How it stands with the seat, if that is news."""
        if state != self._told:
            self._told = state
            self.line.send(Kind.STATE, state)

    def end(self) -> None:
        """It is gone."""
        if self._behind is not None:
            self._behind.cancel()
