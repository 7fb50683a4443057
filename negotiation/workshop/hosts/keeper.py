"""A host's keeper, a process: sees which host has which table, and says which are to run here.

Tables that nobody holds are started here; to tables of other hosts it opens a way, and announces
it as a table announces its door. Killed, it comes back; tables do not notice.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import threading
from contextlib import suppress
from pathlib import Path

from negotiation.rules.saved import SaveError
from negotiation.workshop.addresses import addresses
from negotiation.workshop.certificates import make_certificate, tls_context
from negotiation.workshop.event import Event, announce, announced, read_event, table_name
from negotiation.workshop.hosts.bridge import Tunnel, Way, bridge
from negotiation.workshop.hosts.here import KEEPER, own_name, set_tables_here
from negotiation.workshop.hosts.shared import Shared, host_key, table_key
from negotiation.workshop.protocol import Kind, ProtocolError, accept
from negotiation.workshop.signals import until_told

_LOG = logging.getLogger(__name__)
_LOOK_SECONDS = 1.0
_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared with, not listened at


class Keeper:
    """This host among the hosts of a workshop."""

    def __init__(self, folder: Path, event: Event, shared: Shared) -> None:
        """Nothing is known yet."""
        self._folder = folder
        self._event = event
        self._shared = shared
        self._name = own_name(folder)
        self._holders: dict[int, str] = {}
        self._notes: dict[str, str] = {}
        self._here: frozenset[int] | None = None
        self._tunnels: dict[int, Tunnel] = {}
        self._stirred = asyncio.Event()

    async def open_bridge(self) -> asyncio.Server:
        """Let other hosts come to tables of this one, and tell them how."""
        folder = self._folder / "bridge"
        folder.mkdir(mode=0o700, exist_ok=True)
        files = folder / "certificate.pem", folder / "certificate-key.pem"
        if not all(file.exists() for file in files):
            files[1].unlink(missing_ok=True)
            make_certificate(folder, self._event.hosts)
        come, listen = bridge(self._folder, self._event.secret), self._event.listen
        context = tls_context(*files)
        try:
            server = await asyncio.start_server(come, listen, self._event.port + 1, ssl=context)
        except OSError:
            server = await asyncio.start_server(come, listen, 0, ssl=context)
        own = next(iter(addresses()), listen) if listen in _EVERYWHERE else listen
        told = {
            "gateway": self._event.address,
            "address": own,
            "port": server.sockets[0].getsockname()[1],
            "certificate": files[0].read_text(encoding="ascii"),
        }
        await asyncio.to_thread(self._shared.put, host_key(self._name), json.dumps(told))
        return server

    async def close(self) -> None:
        """This host goes."""
        with suppress(SaveError):
            await asyncio.to_thread(self._shared.remove, host_key(self._name))

    def follow(self, loop: asyncio.AbstractEventLoop, stop: threading.Event) -> None:
        """Look at once when another host tells something. Blocks: for a thread of its own."""
        for _ in self._shared.follow(stop):
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(self._stirred.set)

    async def keep(self) -> None:
        """Stay in step until cancelled."""
        while True:
            self._stirred.clear()
            try:
                self._holders = await asyncio.to_thread(self._shared.holders)
                self._notes = await asyncio.to_thread(self._shared.notes)
                await self._follow_holders()
            except SaveError as error:
                _LOG.warning("The database does not answer: %s", error)
            with suppress(TimeoutError):
                async with asyncio.timeout(_LOOK_SECONDS):
                    await self._stirred.wait()

    async def _follow_holders(self) -> None:
        others = {at: host for at, host in self._holders.items() if host != self._name}
        here = frozenset(table.number for table in self._event.tables) - others.keys()
        if here != self._here:
            _LOG.info("Tables to run here: %s", sorted(here))
            set_tables_here(self._folder, here)
            self._here = here
        for number, host in others.items():
            await self._lead_to(number, host)

    async def _lead_to(self, number: int, host: str) -> None:
        tunnel = self._tunnels.get(number)
        if tunnel is None:
            tunnel = Tunnel(number, self._event.secret, lambda: self._way(number))
            await tunnel.open()
            self._tunnels[number] = tunnel
        about = {"port": tunnel.port, "process": os.getpid(), "host": host}
        game = json.loads(self._notes.get(table_key(number), "{}")).get("game")
        if game is None:
            return
        about["game"] = game
        if announced(self._folder, table_name(number)) != about:
            announce(self._folder, table_name(number), about)

    def _way(self, number: int) -> Way | None:
        told = self._notes.get(host_key(self._holders.get(number, "")))
        if told is None:
            return None
        host = json.loads(told)
        return Way(host["address"], host["port"], host["certificate"])


async def _open_own_door(event: Event, over: asyncio.Event) -> int:
    """Where this machine's other processes can end this one. The port."""

    async def come(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = await accept(reader, writer, event.secret)
        if line is None:
            return
        with suppress(ProtocolError):
            while (frame := await line.receive()) is not None:
                if frame.kind is Kind.COMMAND and frame.json().get("do") == "end":
                    over.set()
        line.abort()

    server = await asyncio.start_server(come, "127.0.0.1", 0)
    port: int = server.sockets[0].getsockname()[1]
    return port


def run(folder: Path, shared: Shared) -> None:
    """Keep this host in step with the others until a signal ends it."""
    asyncio.run(_serve(folder, read_event(folder), shared))


async def _serve(folder: Path, event: Event, shared: Shared) -> None:
    keeper, over, stop = Keeper(folder, event, shared), asyncio.Event(), threading.Event()
    server = await keeper.open_bridge()
    loop = asyncio.get_running_loop()
    threading.Thread(target=keeper.follow, args=(loop, stop), daemon=True).start()
    keeping = asyncio.create_task(keeper.keep())
    keeping.add_done_callback(lambda _: over.set())
    announce(folder, KEEPER, {"port": await _open_own_door(event, over), "process": os.getpid()})
    await until_told(over)
    stop.set()
    keeping.cancel()
    server.close()
    await keeper.close()
