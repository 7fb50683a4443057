"""A seat on an SSH terminal: what the page says in its bars is said in lines here."""

from __future__ import annotations

import asyncio
import secrets

import asyncssh

from negotiation.workshop.gateway.relay import Kicked, Relay
from negotiation.workshop.gateway.tables import TableAway, Tables
from negotiation.workshop.limits import INPUT_BYTES_AT_ONCE, INPUT_BYTES_PER_SECOND
from negotiation.workshop.protocol import Json
from negotiation.workshop.terminal_modes import ENTER, LEAVE
from negotiation.workshop.tokens import Bucket

_READ = 4096
_TAB_BYTES = 8

WAY_BACK = "Should the connection break, come back with the same command, and this for a password:"
IN_USE = "This seat is in use on another device.  a: ask for it   q: leave"
ASKED = "You have asked. Waiting for a yes on the other device, or from the facilitator.  q: leave"
ASKS = "Another device asks for this seat. Is that you?  y: move it there   n: keep it here"
AWAY = "\x1b7\x1b[1;1H\x1b[7m The connection is being brought back. Nothing is lost. \x1b[0m\x1b8"


class SshScreen:
    """Implements `relay.Screen` on an SSH terminal. `way_back` is told before the seat is shown."""

    leave = LEAVE
    """What gives the terminal back."""

    def __init__(
        self, process: asyncssh.SSHServerProcess[bytes], title: str, way_back: str | None
    ) -> None:
        """Nothing is written yet."""
        self._process = process
        self._title = title
        self._way_back = way_back
        self._mode = "away"
        self._question = ""

    async def run(self, tables: Tables, table: int, opening: Json) -> None:
        """Show the seat until one of both ends. Raises ConnectionError and the library's errors."""
        if self._way_back is not None and not await self._told_the_way_back():
            return
        columns, rows, _, _ = self._process.get_terminal_size()
        tab = secrets.token_hex(_TAB_BYTES)
        size = {"columns": columns or 80, "rows": rows or 24}
        relay = Relay(tables, table, {**opening, "tab": tab, **size}, self)
        showing = asyncio.create_task(relay.run())
        hearing = asyncio.create_task(self._listen(relay))
        done, still = await asyncio.wait({showing, hearing}, return_when=asyncio.FIRST_COMPLETED)
        for task in still:
            task.cancel()
        self._write(self.leave)
        try:
            for task in done:
                task.result()
        except Kicked as kicked:
            self._write(f"{kicked}\r\n")
        except TableAway:
            self._write("The table does not answer. Ask the facilitator, and come back.\r\n")

    async def _told_the_way_back(self) -> bool:
        self._write(f"{self._title}\r\n\r\n{WAY_BACK}\r\n\r\n    {self._way_back}\r\n\r\n")
        self._write("Copy it now, then press Enter.")
        while True:
            typed = await self._read()
            if not typed:
                return False
            if b"\r" in typed or b"\n" in typed:
                return True

    # ----------------------------------------------------------------------- to the terminal

    async def show(self, data: bytes) -> None:
        """Output, unless a question lies on the screen."""
        if not self._question:
            self._process.stdout.write(data)
            await self._process.stdout.drain()

    async def tell(self, state: Json) -> None:
        """How the terminal stands with its seat."""
        mode = self._mode = str(state.get("mode"))
        if mode == "away":
            self._write(AWAY)
        elif mode == "waiting":
            self._ask(ASKED if state.get("asks") else IN_USE)
        elif state.get("asked"):
            self._ask(ASKS)
        elif self._question:
            self._question = ""
            self._write(ENTER)

    def _ask(self, question: str) -> None:
        if question != self._question:
            self._question = question
            self._write(f"{LEAVE}\x1b[2J\x1b[H{self._title}\r\n\r\n{question}\r\n")

    def _write(self, text: str) -> None:
        self._process.stdout.write(text.encode())

    # --------------------------------------------------------------------- from the terminal

    async def _read(self) -> bytes:
        while True:
            try:
                return await self._process.stdin.read(_READ)
            except (
                asyncssh.BreakReceived,
                asyncssh.SignalReceived,
                asyncssh.TerminalSizeChanged,
            ):
                continue

    async def _listen(self, relay: Relay) -> None:
        """Pass on what is typed, within limits, until the terminal goes."""
        typed = Bucket(INPUT_BYTES_AT_ONCE, INPUT_BYTES_PER_SECOND)
        while True:
            try:
                data = await self._process.stdin.read(_READ)
            except asyncssh.TerminalSizeChanged as changed:
                relay.resize(changed.width, changed.height)
                continue
            except (asyncssh.BreakReceived, asyncssh.SignalReceived):
                continue
            if not data or not typed.take(len(data)):
                return
            if self._question and not self._answered(data, relay):
                return
            if not (self._question or self._feed(data, relay)):
                return

    def _feed(self, data: bytes, relay: Relay) -> bool:
        """What was typed in answer to no question of ours. False to leave."""
        relay.feed(data)
        return True

    def _answered(self, data: bytes, relay: Relay) -> bool:
        """Take a key as the answer to what stands on the screen. False to leave."""
        key = data[:1].lower()
        if self._mode == "waiting":
            if key == b"a":
                relay.ask()
            return key != b"q"
        if key in (b"y", b"n"):
            relay.answer(key == b"y")
            if key == b"n":
                columns, rows, _, _ = self._process.get_terminal_size()
                relay.resize(columns, rows)
        return True
