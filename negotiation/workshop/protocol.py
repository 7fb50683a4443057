"""What gateway and table say to each other over loopback: framed bytes, after both proved a key.

A frame is one byte of kind, four bytes of length, and that many bytes. Terminals' bytes pass
through as they are; everything else is a small JSON object. Nobody who does not know the
workshop's key gets further than the handshake, in either direction.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import secrets
from enum import Enum
from typing import Any, NamedTuple, TypeAlias

from negotiation.workshop.limits import HANDSHAKE_SECONDS, LARGEST_FRAME

_HEAD = 5
_PROOF = 32
_ANSWERS = b"gateway"
_ASKS = b"table"

Json: TypeAlias = dict[str, Any]


class ProtocolError(Exception):
    """The other side said something that cannot be understood; the connection ends."""


class Kind(Enum):
    """What a frame carries."""

    OPEN = b"o"
    """Which door is wanted, and as whom. The first frame of every connection."""
    INPUT = b"i"
    """Bytes that a terminal typed."""
    OUTPUT = b"u"
    """Bytes for a terminal to show."""
    RESIZE = b"r"
    """A terminal's new size."""
    ASK = b"a"
    """A terminal that only looks, or waits, wants the seat."""
    ANSWER = b"y"
    """The holder of the seat lets another terminal have it, or not."""
    STATE = b"s"
    """How a terminal stands with its seat."""
    KICK = b"k"
    """The connection ends, and why; it must not come back by itself."""
    COMMAND = b"c"
    """A request at the control door."""
    REPLY = b"p"
    """Its answer."""


class Frame(NamedTuple):
    """One frame."""

    kind: Kind
    payload: bytes

    def json(self) -> Json:
        """The JSON object it carries. Raises ProtocolError."""
        return json_object(self.payload)


def json_object(data: bytes | str) -> Json:
    """A JSON object from bytes. Raises ProtocolError, which never repeats what was sent."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ProtocolError("not JSON") from error
    if not isinstance(found, dict):
        raise ProtocolError("not a JSON object")
    return found


def packed(kind: Kind, payload: bytes | Json) -> bytes:
    """A frame as bytes."""
    body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    return kind.value + len(body).to_bytes(4, "big") + body


async def read_frame(reader: asyncio.StreamReader) -> Frame | None:
    """The next frame, or None at the end. Raises ProtocolError."""
    try:
        head = await reader.readexactly(_HEAD)
        length = int.from_bytes(head[1:], "big")
        if length > LARGEST_FRAME:
            raise ProtocolError("a frame is too large")
        try:
            kind = Kind(head[:1])
        except ValueError:
            raise ProtocolError("a frame of an unknown kind") from None
        return Frame(kind, await reader.readexactly(length))
    except (asyncio.IncompleteReadError, ConnectionError):
        return None


class Line:
    """One end of a proven connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """After the handshake."""
        self._reader = reader
        self._writer = writer

    @property
    def waiting(self) -> int:
        """Bytes that were sent and have not left yet."""
        return self._writer.transport.get_write_buffer_size()

    def send(self, kind: Kind, payload: bytes | Json = b"") -> None:
        """Send a frame, without waiting; nothing happens when the other end has gone."""
        if not self._writer.is_closing():
            self._writer.write(packed(kind, payload))

    async def drain(self) -> None:
        """Wait until most of what was sent has left. Raises ConnectionError."""
        await self._writer.drain()

    async def receive(self) -> Frame | None:
        """The next frame, or None at the end. Raises ProtocolError."""
        return await read_frame(self._reader)

    async def close(self) -> None:
        """End the connection after what was sent has left."""
        self._writer.close()
        try:
            await self._writer.wait_closed()
        except (ConnectionError, TimeoutError):
            return

    def abort(self) -> None:
        """End the connection at once."""
        self._writer.transport.abort()


def _proof(key: bytes, who: bytes, challenge: bytes) -> bytes:
    return hmac.digest(key, who + challenge, "sha256")


async def accept(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, key: bytes
) -> Line | None:
    """The table's side of the handshake: None when the other end does not know the key."""
    challenge = secrets.token_bytes(_PROOF)
    try:
        async with asyncio.timeout(HANDSHAKE_SECONDS):
            writer.write(challenge)
            proof = await reader.readexactly(_PROOF)
            theirs = await reader.readexactly(_PROOF)
            if not hmac.compare_digest(proof, _proof(key, _ANSWERS, challenge)):
                writer.transport.abort()
                return None
            writer.write(_proof(key, _ASKS, theirs))
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError, TimeoutError):
        writer.transport.abort()
        return None
    return Line(reader, writer)


async def dial(port: int, key: bytes) -> Line:
    """Connect to a process of this workshop. Raises ConnectionError when it is not one."""
    try:
        async with asyncio.timeout(HANDSHAKE_SECONDS):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            return await prove(reader, writer, key)
    except (OSError, TimeoutError) as error:
        raise ConnectionError("nobody of this workshop answers there") from error


async def prove(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, key: bytes) -> Line:
    """The other side of the handshake. Raises ConnectionError when they do not know the key."""
    try:
        challenge = await reader.readexactly(_PROOF)
        own = secrets.token_bytes(_PROOF)
        writer.write(_proof(key, _ANSWERS, challenge) + own)
        proof = await reader.readexactly(_PROOF)
    except asyncio.IncompleteReadError as error:
        writer.transport.abort()
        raise ConnectionError("nobody of this workshop answers there") from error
    except BaseException:
        writer.transport.abort()
        raise
    if not hmac.compare_digest(proof, _proof(key, _ASKS, own)):
        writer.transport.abort()
        raise ConnectionError("somebody else answers there")
    return Line(reader, writer)
