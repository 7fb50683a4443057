"""The way between hosts: TLS with a certificate known beforehand, and the key of the workshop.

Each host has a bridge that leads to its own tables. For a table of another host it listens on
loopback, so that gateway and console reach every table in the same way, wherever it runs.
"""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from negotiation.workshop.event import announced, table_name
from negotiation.workshop.limits import HANDSHAKE_SECONDS
from negotiation.workshop.protocol import Frame, Kind, ProtocolError, accept, prove

_LOG = logging.getLogger(__name__)
_CHUNK = 64 * 1024

Come = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Way:
    """Where another host's bridge is, and the certificate (PEM) that it must show."""

    address: str
    port: int
    certificate: str


async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Pass bytes on until they end; a slow end holds the other one up."""
    try:
        while data := await reader.read(_CHUNK):
            writer.write(data)
            await writer.drain()
    except (ConnectionError, ssl.SSLError):
        pass
    finally:
        writer.transport.abort()


async def join(
    one: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    other: tuple[asyncio.StreamReader, asyncio.StreamWriter],
) -> None:
    """Pass bytes both ways until either end goes."""
    await asyncio.gather(pump(one[0], other[1]), pump(other[0], one[1]))


async def _table(
    folder: Path, wanted: Frame | None
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """The table that is asked for. Raises ProtocolError, KeyError, OSError, TypeError, ValueError.

    Never one of another host: two bridges would send each other in circles.
    """
    if wanted is None or wanted.kind is not Kind.OPEN:
        raise ProtocolError("no table is asked for")
    about = announced(folder, table_name(int(wanted.json()["table"])))
    if about is None or "host" in about:
        raise ConnectionError("that table does not run here")
    return await asyncio.open_connection("127.0.0.1", int(about["port"]))


def bridge(folder: Path, key: bytes) -> Come:
    """What answers other hosts: leads who knows the key to a table that runs here."""

    async def come(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = await accept(reader, writer, key)
        if line is None:
            _LOG.warning("Somebody without the key came over the bridge")
            return
        try:
            async with asyncio.timeout(HANDSHAKE_SECONDS):
                table = await _table(folder, await line.receive())
        except (ProtocolError, OSError, TimeoutError, KeyError, TypeError, ValueError):
            line.abort()
            return
        await join((reader, writer), table)

    return come


class Tunnel:
    """A door on loopback that leads to a table of another host, whichever it is just then."""

    def __init__(self, number: int, key: bytes, way: Callable[[], Way | None]) -> None:
        """`way` says where the table is now; None while nobody knows."""
        self._number = number
        self._key = key
        self._way = way
        self._server: asyncio.Server | None = None
        self.port = 0

    async def open(self) -> None:
        """Begin to listen on a free port of this machine."""
        self._server = await asyncio.start_server(self._come, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    def close(self) -> None:
        """Let nobody else in; who is through stays."""
        if self._server is not None:
            self._server.close()

    async def _come(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        way = self._way()
        try:
            if way is None:
                raise ConnectionError("no host has that table")
            async with asyncio.timeout(HANDSHAKE_SECONDS):
                there = await asyncio.open_connection(way.address, way.port, ssl=_only(way))
                line = await prove(*there, self._key)
        except (OSError, TimeoutError):
            writer.transport.abort()
            return
        line.send(Kind.OPEN, {"table": self._number})
        await join((reader, writer), there)


def _only(way: Way) -> ssl.SSLContext:
    """TLS with exactly that certificate; its names do not matter then."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.load_verify_locations(cadata=way.certificate)
    return context
