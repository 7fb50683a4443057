"""The plain page's end of a seat's socket: what it was told, what is asked, and answers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from tests.workshop.running import PATIENCE_SECONDS, Browser

MAIN = "What would you like to do?"


class Page:
    """The seat, as the plain page hears it."""

    def __init__(self, opened: aiohttp.ClientWebSocketResponse) -> None:
        self.opened = opened
        self.log: list[list[str]] = []
        self.form: dict[str, Any] | None = None
        self.typed = ""
        self.state: dict[str, Any] = {}
        self.sent = b""
        self._news = asyncio.Event()

    async def hear(self) -> None:
        """Take in what comes, to the end."""
        async for message in self.opened:
            if message.type is aiohttp.WSMsgType.BINARY:
                self.sent += message.data
                news = json.loads(message.data)
                self.log = news["log"] if news["whole"] else self.log + news["log"]
                self.form, self.typed = news["form"], news.get("typed", self.typed)
            elif message.type is aiohttp.WSMsgType.TEXT:
                self.state = message.json()
            self._news.set()
        self._news.set()

    async def until(self, true: Any) -> None:
        """Wait for something to be so."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while not true():
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            raise AssertionError(f"not so: {self.state} {self.form} {self.log[-9:]}") from None

    @property
    def words(self) -> str:
        """The log."""
        return "\n".join(words for _, words in self.log)

    async def asks(self, question: str) -> dict[str, Any]:
        """Wait for a question that has these words."""
        await self.until(lambda: self.form is not None and question in self.form["question"])
        assert self.form is not None
        return self.form

    async def sees(self, words: str) -> None:
        """Wait until the log has these words."""
        await self.until(lambda: words in self.words)

    async def answer(self, line: str) -> None:
        """Answer the question that stands, and wait for the next one."""
        assert self.form is not None
        name = self.form["name"]
        await self.say(to=name, answer=line)
        await self.until(lambda: bool(self.form) and form_of(self)["name"] != name)

    async def say(self, **words: Any) -> None:
        """Anything that a page may send to its seat."""
        await self.opened.send_bytes(json.dumps(words).encode())


@asynccontextmanager
async def paged(device: Browser, tab: str = "page") -> AsyncIterator[Page]:
    """The seat, as the plain page opens it."""
    address = device.address.replace("http", "ws", 1) + "/terminal"
    async with device.session.ws_connect(address, origin=device.address) as opened:
        page = Page(opened)
        await opened.send_json({"tab": tab, "columns": 80, "rows": 24, "page": True})
        hearing = asyncio.create_task(page.hear())
        try:
            yield page
        finally:
            hearing.cancel()


def form_of(page: Page) -> dict[str, Any]:
    """The question that stands."""
    assert page.form is not None
    return page.form
