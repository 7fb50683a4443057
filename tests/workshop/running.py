"""A real workshop: its launcher, processes and sockets, and clients that come to it."""

from __future__ import annotations

import asyncio
import re
import socket
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from negotiation.workshop.cards import Card
from negotiation.workshop.event import announced, table_name
from negotiation.workshop.launcher import Launcher
from negotiation.workshop.opening import LINK_FILE, Opened, Wishes, set_up
from negotiation.workshop.plan import lay_out
from negotiation.workshop.protocol import Kind, dial

SIDES = [
    ("board", "NHS Commissioning Board"),
    ("gp", "GP representatives"),
    ("commissioners", "Commissioners"),
]
UP_SECONDS = 60.0
PATIENCE_SECONDS = 30.0
LOOK_SECONDS = 0.02
"""How often another process's file is looked at, where nothing tells that it changed."""
SIZE = {"columns": 100, "rows": 30}


@dataclass
class Place:
    """One table of a workshop that runs."""

    workshop: Running
    table: int

    def title(self, side: str) -> str:
        """What the card of a side's seat says."""
        return f"Table {self.table} · {side}"

    def code(self, side: str) -> str:
        """The code on that card."""
        return self.workshop.code(self.title(side))

    @property
    def cards(self) -> list[Card]:
        """All cards of the table."""
        return [
            card for card in self.workshop.opened.cards if card.title.startswith(self.title(""))
        ]

    def process(self) -> int:
        """The number of the table's process."""
        return self.workshop.process(table_name(self.table))

    async def report(self) -> dict[str, Any]:
        """What the table tells of itself."""
        return await self.workshop.report(self.table)

    async def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """A request at the table's control door."""
        return await self.workshop.ask(table_name(self.table), request)


def free_port() -> int:
    """A port that nobody uses just now."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@dataclass
class Running:
    """A workshop that runs, and what its facilitator knows of it."""

    opened: Opened
    launcher: Launcher

    @property
    def folder(self) -> Path:
        return self.opened.folder

    @property
    def address(self) -> str:
        return self.opened.event.address

    def code(self, title: str) -> str:
        """The code of the card with this title."""
        return next(card.code for card in self.opened.cards if card.title == title)

    @property
    def facilitator_token(self) -> str:
        return (self.folder / LINK_FILE).read_text().strip().partition("#token=")[2]

    def process(self, name: str) -> int:
        """The number of a process, as it announced it."""
        about = announced(self.folder, name)
        assert about is not None
        return int(about["process"])

    async def changed(self, name: str, before: int) -> None:
        """Wait until a process is another one than before."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while self.process(name) == before:  # noqa: ASYNC110 - a file says so
                await asyncio.sleep(LOOK_SECONDS)

    async def ask(self, process: str, request: dict[str, Any]) -> dict[str, Any]:
        """A request at the control door of a table, or of the gateway."""
        about = announced(self.folder, process)
        assert about is not None
        line = await dial(int(about["port"]), self.opened.event.secret)
        if process != "gateway":
            line.send(Kind.OPEN, {"door": "control"})
        line.send(Kind.COMMAND, request)
        answer = await line.receive()
        line.abort()
        assert answer is not None
        return answer.json()

    async def reseat(self, table: int, seat: str) -> str:
        """A fresh code for a seat, whoever sat there."""
        request = {"do": "reseat", "table": table, "seat": seat}
        code: str = (await self.ask("gateway", request))["code"]
        return code

    async def report(self, table: int = 1) -> dict[str, Any]:
        """What a table tells of itself."""
        answer = await self.ask(table_name(table), {"do": "report"})
        found: dict[str, Any] = answer["report"]
        return found


@contextmanager
def running(
    saves: Path, tables: int = 1, heads: int | None = None, **wishes: Any
) -> Iterator[Running]:
    """A workshop of the tutorial on this machine, without TLS."""
    layout, _ = lay_out(SIDES, tables, heads, ("trader", "conceder"))
    asked: dict[str, Any] = {
        "scenario": "tutorial",
        "title": "Four clauses before the summer",
        "edition": "tutorial",
        "seed": 7,
        "vary": None,
        "timers": False,
        "saves": saves,
        "listen": "127.0.0.1",
        "host": None,
        "port": free_port(),
        "ssh_port": None,
        "secure": False,
        "certificate": None,
        "private_key": None,
    }
    opened = set_up(Wishes(**{**asked, **wishes}), layout, "2026-11-22", heads or 3 * tables)
    said: list[str] = []
    launcher = Launcher(opened.folder, opened.event, said.append)
    launcher.start()
    watching = threading.Thread(target=launcher.watch, daemon=True)
    try:
        assert launcher.wait_until_up(UP_SECONDS), logs(opened.folder)
        watching.start()
        yield Running(opened, launcher)
    finally:
        launcher.tell_to_end()
        if watching.is_alive():
            watching.join()
        launcher.end()


def logs(folder: Path) -> str:
    """What the processes wrote."""
    return "\n".join(file.read_text() for file in sorted(folder.glob("*.log")))


# ------------------------------------------------------------------------------------------ clients


class Browser:
    """What a browser does, without one: cookies, requests, a terminal's socket."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self.session = session
        self.address = address

    async def post(self, path: str, request: Any, **headers: str) -> tuple[int, dict[str, Any]]:
        """A request as the page makes it."""
        sent = {"Origin": self.address, **headers}
        async with self.session.post(self.address + path, json=request, headers=sent) as answer:
            kind = answer.content_type
            return answer.status, await answer.json() if kind == "application/json" else {}

    async def me(self) -> dict[str, Any]:
        """Who the workshop takes this browser for."""
        async with self.session.get(self.address + "/me") as answer:
            found: dict[str, Any] = await answer.json()
            return found

    async def join(self, code: str) -> dict[str, Any]:
        """Come in with a code."""
        return (await self.post("/join", {"code": code}))[1]

    @asynccontextmanager
    async def terminal(self, tab: str = "one", **where: Any) -> AsyncIterator[Terminal]:
        """The seat, as the terminal page opens it."""
        address = self.address.replace("http", "ws", 1) + "/terminal"
        async with self.session.ws_connect(address, origin=self.address) as opened:
            terminal = Terminal(opened)
            await opened.send_json({"tab": tab, **SIZE, **where})
            hearing = asyncio.create_task(terminal.hear())
            try:
                yield terminal
            finally:
                hearing.cancel()


_SEQUENCES = re.compile(r"\x1b\[[0-9;?<>=]*[A-Za-z]|\x1b\][^\a]*\a")


def without_sequences(shown: bytes) -> str:
    """What was shown, without colours and places."""
    return _SEQUENCES.sub("", shown.decode("utf-8", "replace"))


class Terminal:
    """A socket to a seat: what it was shown and told."""

    def __init__(self, opened: aiohttp.ClientWebSocketResponse) -> None:
        self.opened = opened
        self.shown = b""
        self.state: dict[str, Any] = {}
        self.states: list[dict[str, Any]] = []
        self._news = asyncio.Event()

    async def hear(self) -> None:
        """Take in what comes, to the end."""
        async for message in self.opened:
            if message.type is aiohttp.WSMsgType.BINARY:
                self.shown += message.data
            elif message.type is aiohttp.WSMsgType.TEXT:
                self.state = message.json()
                self.states.append(self.state)
            self._news.set()
        self._news.set()

    @property
    def text(self) -> str:
        """All that was ever shown, without colours and places."""
        return without_sequences(self.shown)

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait for something to be so."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while not true():
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            raise AssertionError(f"not so: {self.state} {self.text[-3000:]!r}") from None

    async def sees(self, words: str) -> None:
        """Wait until these words were shown."""
        await self.until(lambda: words in self.text)

    async def becomes(self, mode: str) -> None:
        """Wait until the terminal stands so with its seat."""
        await self.until(lambda: self.state.get("mode") == mode)

    async def type(self, keys: str) -> None:
        """Press keys."""
        await self.opened.send_bytes(keys.encode())

    async def do(self, **request: Any) -> None:
        """A request as the page makes it."""
        await self.opened.send_json(request)

    def forget(self) -> None:
        """Look only at what comes from now on."""
        self.shown = b""


@asynccontextmanager
async def browser(workshop: Running) -> AsyncIterator[Browser]:
    """A browser with cookies of its own."""
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        yield Browser(session, workshop.address)
