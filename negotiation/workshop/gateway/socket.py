"""A browser's terminal: a websocket, its limits, and the relay to its seat."""

from __future__ import annotations

import asyncio
import logging

from aiohttp import WSMessage, WSMsgType, web

from negotiation.workshop.doors import Pass
from negotiation.workshop.gateway.lobby import Lobby
from negotiation.workshop.gateway.relay import Kicked, Relay
from negotiation.workshop.gateway.tables import TableAway, Tables
from negotiation.workshop.limits import (
    HANDSHAKE_SECONDS,
    HEARTBEAT_SECONDS,
    INPUT_BYTES_AT_ONCE,
    INPUT_BYTES_PER_SECOND,
    LARGEST_INPUT,
    MESSAGES_AT_ONCE,
    MESSAGES_PER_SECOND,
)
from negotiation.workshop.protocol import Json, ProtocolError, json_object
from negotiation.workshop.tokens import Bucket

_LOG = logging.getLogger(__name__)

OVER = 4000
"""The close code after which a page must not come back by itself."""

_LONGEST_TAB = 40


class _Page:
    """Where a seat is shown in a browser."""

    def __init__(self, socket: web.WebSocketResponse) -> None:
        self._socket = socket

    async def show(self, data: bytes) -> None:
        await self._socket.send_bytes(data)

    async def tell(self, state: Json) -> None:
        await self._socket.send_json(state)


class Sockets:
    """The terminal pages of a workshop."""

    def __init__(self, lobby: Lobby, tables: Tables) -> None:
        """None is open yet."""
        self._lobby = lobby
        self._tables = tables
        self._open: set[web.WebSocketResponse] = set()

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One terminal, from its first message to its end."""
        held = self._lobby.holder(request)
        if held is None or held[1].role == "guest":
            raise web.HTTPForbidden(text="Join first.")
        socket = web.WebSocketResponse(
            heartbeat=HEARTBEAT_SECONDS, max_msg_size=LARGEST_INPUT, compress=False
        )
        await socket.prepare(request)
        self._open.add(socket)
        try:
            await self._sit(socket, *held)
        except ProtocolError as error:
            _LOG.warning("A terminal was ended: %s", error)
            await socket.close(code=OVER, message=b"That cannot be understood.")
        except ConnectionError:
            pass
        finally:
            self._open.discard(socket)
        return socket

    async def close(self) -> None:
        """End all; their pages come back by themselves once there is a gateway again."""
        for socket in tuple(self._open):
            await socket.close(code=1012)

    async def _sit(self, socket: web.WebSocketResponse, holder: str, grants: Pass) -> None:
        async with asyncio.timeout(HANDSHAKE_SECONDS):
            first = await socket.receive()
        if first.type is not WSMsgType.TEXT:
            raise ProtocolError("the first message is not text")
        table, opening = _opening(json_object(first.data), holder, grants)
        relay = Relay(self._tables, table, opening, _Page(socket))
        showing = asyncio.create_task(relay.run())
        hearing = asyncio.create_task(_listen(socket, relay))
        done, still = await asyncio.wait({showing, hearing}, return_when=asyncio.FIRST_COMPLETED)
        for task in still:
            task.cancel()
        await asyncio.wait(still)
        try:
            for task in done:
                task.result()
        except Kicked as kicked:
            await socket.send_json({"mode": "over", "why": str(kicked)})
            await socket.close(code=OVER)
        except TableAway:
            await socket.close(code=1013)


def _opening(first: Json, holder: str, grants: Pass) -> tuple[int, Json]:
    """Which table, and what opens its door, from a page's first message. Raises ProtocolError."""
    table, seat = grants.table, grants.seat
    if grants.role == "facilitator":
        table, seat = first.get("table"), first.get("seat")
    columns, rows, tab = first.get("columns"), first.get("rows"), first.get("tab")
    if type(table) is not int or not isinstance(seat, str):
        raise ProtocolError("no table and seat")
    if type(columns) is not int or type(rows) is not int:
        raise ProtocolError("no size")
    if not isinstance(tab, str) or len(tab) > _LONGEST_TAB:
        raise ProtocolError("no name of a window")
    return table, {
        "seat": seat,
        "holder": holder,
        "tab": tab,
        "columns": columns,
        "rows": rows,
        "facilitator": grants.role == "facilitator",
        "page": first.get("page") is True,
    }


async def _listen(socket: web.WebSocketResponse, relay: Relay) -> None:
    """Pass on what the page sends, within limits. Raises ProtocolError."""
    messages = Bucket(MESSAGES_AT_ONCE, MESSAGES_PER_SECOND)
    typed = Bucket(INPUT_BYTES_AT_ONCE, INPUT_BYTES_PER_SECOND)
    async for message in socket:
        if not messages.take():
            raise ProtocolError("too many messages")
        if message.type is WSMsgType.BINARY:
            if not typed.take(len(message.data)):
                raise ProtocolError("too much typed")
            relay.feed(message.data)
        elif message.type is WSMsgType.TEXT:
            _do(json_object(message.data), relay)
        else:
            _broken(message)


def _do(request: Json, relay: Relay) -> None:
    match request.get("do"):
        case "resize":
            columns, rows = request.get("columns"), request.get("rows")
            if type(columns) is not int or type(rows) is not int:
                raise ProtocolError("no size")
            relay.resize(columns, rows)
        case "ask":
            relay.ask()
        case "answer":
            relay.answer(request.get("yes") is True)
        case _:
            raise ProtocolError("an unknown request")


def _broken(message: WSMessage) -> None:
    raise ConnectionError(f"the connection broke ({message.type.name})")
