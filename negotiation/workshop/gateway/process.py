"""The gateway as a process: opens the site and SSH, serves until it is told to go."""

from __future__ import annotations

import asyncio
import logging
import os
from pathlib import Path

from aiohttp import web

from negotiation.workshop.certificates import tls_context
from negotiation.workshop.doors import Doors
from negotiation.workshop.event import Event, announce, read_event
from negotiation.workshop.gateway.board import BoardPages
from negotiation.workshop.gateway.desk import FacilitatorDesk
from negotiation.workshop.gateway.lobby import Lobby
from negotiation.workshop.gateway.logs import keep_addresses_out
from negotiation.workshop.gateway.naming import NamePages
from negotiation.workshop.gateway.site import make_site
from negotiation.workshop.gateway.socket import Sockets
from negotiation.workshop.gateway.tables import Tables
from negotiation.workshop.signals import until_told

NAME = "gateway"

_LOG = logging.getLogger(__name__)


def run(folder: Path, doors: Doors | None = None) -> None:
    """Serve the workshop in `folder` until a signal ends it. Without `doors`, those of the folder.

    Raises NoSuchEvent.
    """
    keep_addresses_out()
    event = read_event(folder)
    asyncio.run(_serve(folder, event, doors or Doors(folder, event.secret)))


async def _serve(folder: Path, event: Event, doors: Doors) -> None:
    tables = Tables(folder, event)
    lobby = Lobby(event, doors)
    sockets = Sockets(lobby, tables)
    over = asyncio.Event()
    desk = FacilitatorDesk(event, doors, tables, over)
    # No access log: it would hold addresses of people.
    site = make_site(event, lobby, sockets)
    site.router.add_routes(BoardPages(lobby, tables).routes())
    site.router.add_routes(NamePages(folder, lobby).routes())
    runner = web.AppRunner(site, access_log=None, shutdown_timeout=1, handle_signals=False)
    await runner.setup()
    context = None
    if event.certificate and event.private_key:
        context = tls_context(Path(event.certificate), Path(event.private_key))
    await web.TCPSite(runner, event.listen, event.port, ssl_context=context).start()
    if event.ssh_port is not None:
        from negotiation.workshop.gateway.ssh import Ssh

        await Ssh(folder, event, doors, tables).open(event.ssh_port)
    port = await desk.open()
    announce(folder, NAME, {"port": port, "process": os.getpid()})
    _LOG.info("The gateway serves port %s", event.port)
    await until_told(over)
    await sockets.close()
    await runner.cleanup()
