"""The gateway's web site: the page, its few files, the lobby, and terminals."""

from __future__ import annotations

from importlib.resources import files

from aiohttp import web
from aiohttp.typedefs import Handler

from negotiation.workshop.event import Event
from negotiation.workshop.gateway.guard import LARGEST_BODY, guard
from negotiation.workshop.gateway.lobby import Lobby
from negotiation.workshop.gateway.socket import Sockets

PAGE = files("negotiation.workshop") / "page"

FILES = {
    "/": ("index.html", "text/html"),
    "/page.css": ("page.css", "text/css"),
    "/join.js": ("join.js", "text/javascript"),
    "/terminal.js": ("terminal.js", "text/javascript"),
    "/plain": ("plain.html", "text/html"),
    "/plain.css": ("plain.css", "text/css"),
    "/plain.js": ("plain.js", "text/javascript"),
    "/plain-forms.js": ("plain-forms.js", "text/javascript"),
    "/xterm/xterm.js": ("xterm/xterm.js", "text/javascript"),
    "/xterm/xterm.css": ("xterm/xterm.css", "text/css"),
    "/xterm/addon-fit.js": ("xterm/addon-fit.js", "text/javascript"),
}
"""Everything that is served as it is: no folder is, and no name comes from a request."""


def make_site(event: Event, lobby: Lobby, sockets: Sockets) -> web.Application:
    """The site as an application."""
    site = web.Application(middlewares=[guard(event)], client_max_size=LARGEST_BODY)
    for path, (name, kind) in FILES.items():
        site.router.add_get(path, _file(name, kind))
    site.router.add_routes(lobby.routes())
    site.router.add_get("/terminal", sockets.serve)
    site.router.add_get("/favicon.ico", _nothing)
    return site


async def _nothing(_: web.Request) -> web.Response:
    return web.Response(status=204)


def _file(name: str, kind: str) -> Handler:
    content = PAGE.joinpath(name).read_bytes()

    async def serve(_: web.Request) -> web.Response:
        return web.Response(body=content, content_type=kind, charset="utf-8")

    return serve
