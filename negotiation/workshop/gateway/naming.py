"""A person's name, if they like to leave it, for the facilitator's list and nothing else."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

from negotiation.workshop.gateway.lobby import Lobby, body
from negotiation.workshop.names import names_in


class NamePages:
    """Where names are left, and where the facilitator reads them."""

    def __init__(self, folder: Path, lobby: Lobby) -> None:
        """`lobby` knows who comes with a request."""
        self._names = names_in(folder)
        self._lobby = lobby

    def routes(self) -> list[web.RouteDef]:
        """What it answers."""
        return [web.post("/name", self.leave), web.get("/names", self.read)]

    async def leave(self, request: web.Request) -> web.Response:
        """Keep the name of who sits in a seat."""
        held = self._lobby.holder(request)
        name = (await body(request)).get("name")
        if held is None or held[1].table is None or held[1].seat is None:
            raise web.HTTPForbidden(text="Only somebody with a seat can leave a name.")
        if not isinstance(name, str):
            raise web.HTTPBadRequest(text="A name is text.")
        self._names.put(held[1].table, held[1].seat, name)
        return web.json_response({"erased_on": self._names.until.isoformat()})

    async def read(self, request: web.Request) -> web.Response:
        """All names, for the facilitator."""
        held = self._lobby.holder(request)
        if held is None or held[1].role != "facilitator":
            raise web.HTTPForbidden(text="Names are for the facilitator.")
        names = {"erased_on": self._names.until.isoformat(), "names": self._names.by_seat}
        return web.json_response(names)
