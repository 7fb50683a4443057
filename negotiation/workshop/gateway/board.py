"""The big board as a page: its files, what it shows as data, the picture at the end.

Anybody who has come in may look: there is nothing in it that is not for everybody.
"""

from __future__ import annotations

import time
from importlib.resources import files

from aiohttp import web
from aiohttp.typedefs import Handler

from negotiation.workshop.event import CONSOLE
from negotiation.workshop.gateway.lobby import Lobby
from negotiation.workshop.gateway.tables import Tables
from negotiation.workshop.protocol import Json, ProtocolError

PAGE = files("negotiation.workshop.board") / "page"

FILES = {
    "/board": ("board.html", "text/html"),
    "/board.css": ("board.css", "text/css"),
    "/board.js": ("board.js", "text/javascript"),
}

_FRESH_SECONDS = 0.5
"""However many look, the console is asked no more often than this."""


class BoardPages:
    """The board's requests and answers."""

    def __init__(self, lobby: Lobby, tables: Tables) -> None:
        """Nothing was asked yet."""
        self._lobby = lobby
        self._tables = tables
        self._last: Json = {}
        self._asked = 0.0

    def routes(self) -> list[web.RouteDef]:
        """What it answers."""
        served = [web.get(path, _file(name, kind)) for path, (name, kind) in FILES.items()]
        return [
            *served,
            web.get("/board/data", self.data),
            web.get("/board/picture.svg", self.picture),
        ]

    async def data(self, request: web.Request) -> web.Response:
        """What the board shows now, in words and figures."""
        self._check(request)
        now = time.monotonic()
        if now - self._asked > _FRESH_SECONDS:
            self._asked = now
            found = (await self._ask("board")).get("board")
            self._last = found if isinstance(found, dict) else self._last
        return web.json_response(self._last)

    async def picture(self, request: web.Request) -> web.Response:
        """How all tables ended, as a picture."""
        self._check(request)
        drawn = (await self._ask("picture")).get("picture")
        if not isinstance(drawn, str):
            raise web.HTTPNotFound(text="Nothing is revealed.")
        return web.Response(text=drawn, content_type="image/svg+xml")

    def _check(self, request: web.Request) -> None:
        if self._lobby.holder(request) is None:
            raise web.HTTPForbidden(text="Join first.")

    async def _ask(self, what: str) -> Json:
        try:
            return await self._tables.request(CONSOLE, {"do": what})
        except (ConnectionError, ProtocolError):
            return {}


def _file(name: str, kind: str) -> Handler:
    content = PAGE.joinpath(name).read_bytes()

    async def serve(_: web.Request) -> web.Response:
        return web.Response(body=content, content_type=kind, charset="utf-8")

    return serve
