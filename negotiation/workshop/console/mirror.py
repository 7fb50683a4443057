"""A look at somebody's screen, over the table's own door for the facilitator."""

from __future__ import annotations

import secrets

from negotiation.play.facilitating import ReachError
from negotiation.workshop.gateway.tables import Tables
from negotiation.workshop.protocol import Kind, Line, ProtocolError

_TAB_BYTES = 8
_SIZE = {"columns": 80, "rows": 24}


class SeatMirror:
    """Implements `play.facilitating.Mirror`."""

    def __init__(self, line: Line) -> None:
        """`line` leads to a seat."""
        self._line = line
        self._size: tuple[int, int] | None = None

    async def next(self) -> bytes | tuple[int, int] | None:
        """What was drawn, or a new size; None at the end."""
        while True:
            try:
                frame = await self._line.receive()
            except ProtocolError:
                return None
            if frame is None or frame.kind is Kind.KICK:
                return None
            if frame.kind is Kind.OUTPUT:
                return frame.payload
            size = self._new_size(frame.json().get("size"))
            if size is not None:
                return size

    def _new_size(self, told: object) -> tuple[int, int] | None:
        if not isinstance(told, list) or len(told) != len(_SIZE):
            return None
        size = (int(told[0]), int(told[1]))
        if size == self._size:
            return None
        self._size = size
        return size

    def close(self) -> None:
        """Look away."""
        self._line.abort()


async def look_at(tables: Tables, table: int, seat: str) -> SeatMirror:
    """A mirror of a seat. Raises ReachError."""
    opening = {"door": "seat", "seat": seat, "holder": "facilitator", "facilitator": True}
    try:
        line = await tables.line(table, {**opening, **_SIZE, "tab": secrets.token_hex(_TAB_BYTES)})
    except ConnectionError as error:
        raise ReachError(f"Table {table} does not answer just now.") from error
    return SeatMirror(line)
