"""SSH as a way in: a code, the seat, the way back; no commands, no files, no forwarding."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import asyncssh
import pytest

from tests.workshop.running import PATIENCE_SECONDS, Running, without_sequences

TABLES = 1

GP = "Table 1 · GP representatives"
BOARD = "Table 1 · NHS Commissioning Board"
COMMISSIONERS = "Table 1 · Commissioners"
PALETTE = b"\x10"


class Seat:
    """A seat on a terminal over SSH."""

    def __init__(self, process: asyncssh.SSHClientProcess[bytes]) -> None:
        self.process = process
        self.shown = b""
        self._news = asyncio.Event()

    async def hear(self) -> None:
        while data := await self.process.stdout.read(65536):
            self.shown += data
            self._news.set()

    async def until(self, true: Callable[[str], bool]) -> str:
        """Wait for what was shown to be so."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not true(text := without_sequences(self.shown)):
                self._news.clear()
                await self._news.wait()
        return text

    def type(self, keys: bytes) -> None:
        self.process.stdin.write(keys)


@asynccontextmanager
async def connected(
    workshop: Running, password: str
) -> AsyncIterator[asyncssh.SSHClientConnection]:
    async with asyncssh.connect(
        "127.0.0.1",
        workshop.opened.event.ssh_port,
        username="join",
        password=password,
        known_hosts=None,
        client_keys=[],
        config=[],
    ) as connection:
        yield connection


@asynccontextmanager
async def seated(connection: asyncssh.SSHClientConnection) -> AsyncIterator[Seat]:
    process = await connection.create_process(
        term_type="xterm-256color", term_size=(100, 30), encoding=None
    )
    seat = Seat(process)
    hearing = asyncio.create_task(seat.hear())
    try:
        yield seat
    finally:
        hearing.cancel()
        process.close()


async def test_a_code_opens_a_seat_and_the_way_back_opens_it_again(workshop: Running) -> None:
    async with connected(workshop, workshop.code(GP)) as connection, seated(connection) as seat:
        greeting = await seat.until(lambda text: "press Enter" in text)
        found = re.search(r"password:\s+(\S+)", greeting)
        assert found is not None
        seat.type(b"\r")
        await seat.until(lambda text: "You are the GP representatives" in text)
        seat.type(PALETTE)
        await seat.until(lambda text: "Search for an action" in text)
        seat.type(b"half a word")
        await seat.until(lambda text: "half a word" in text)

    with pytest.raises(asyncssh.PermissionDenied):
        async with connected(workshop, workshop.code(GP)):
            pass

    async with connected(workshop, found[1]) as connection, seated(connection) as seat:
        await seat.until(lambda text: "half a word" in text)


async def test_another_device_asks_by_ssh(workshop: Running) -> None:
    async with connected(workshop, workshop.code(BOARD)) as one, seated(one) as first:
        first.type(b"\r")
        await first.until(lambda text: "You are ■" in text)
        answer = await workshop.ask("gateway", {"do": "device", "table": 1, "seat": "board"})
        async with connected(workshop, answer["code"]) as two, seated(two) as second:
            second.type(b"\r")
            await second.until(lambda text: "in use on another device" in text)
            second.type(b"a")
            await first.until(lambda text: "Is that you?" in text)
            first.type(b"n")
            await second.until(lambda text: text.count("in use on another device") == 2)
            second.type(b"a")
            await first.until(lambda text: text.count("Is that you?") == 2)
            first.type(b"y")
            await second.until(lambda text: "You are ■" in text)
            await first.until(lambda text: "in use on another device" in text)


async def test_there_are_no_commands_no_files_and_no_forwarding(workshop: Running) -> None:
    async with connected(workshop, workshop.code(COMMISSIONERS)) as connection:
        done = await connection.run("cat /etc/passwd", check=False)
        assert done.exit_status == 1
        assert "no commands" in str(done.stderr)
        with pytest.raises(asyncssh.Error):
            await connection.start_sftp_client()
        with pytest.raises(asyncssh.ChannelOpenError):
            await connection.open_connection("127.0.0.1", workshop.opened.event.port)
        with pytest.raises(asyncssh.ChannelListenError):
            await connection.forward_remote_port("127.0.0.1", 0, "127.0.0.1", 1)
