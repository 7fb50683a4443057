"""A page for one phone, to try the room's network before anybody sits down."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from importlib.resources import files

from aiohttp import ClientError, ClientSession, ClientTimeout, WSMsgType, web

from negotiation.workshop.addresses import LOOPBACK
from negotiation.workshop.room_check import Found

_ITSELF_SECONDS = 3.0
_LARGEST_MESSAGE = 64
_FILES = {
    "/": ("check.html", "text/html"),
    "/check.js": ("check.js", "text/javascript"),
    "/plain.css": ("plain.css", "text/css"),
}


class Trial:
    """Serves a page on every address, and counts the devices that got it. Keeps no address."""

    def __init__(self, addresses: Sequence[str], port: int) -> None:
        """`addresses` are this machine's own: who comes from them is not a phone."""
        self._addresses = tuple(addresses)
        self._port = port
        self._pages = 0
        self._lines = 0
        self._came = asyncio.Event()

    async def run(self, seconds: float) -> Found:
        """Wait for a phone, so long at most. Raises OSError when the port is taken."""
        site = web.Application()
        for path in _FILES:
            site.router.add_get(path, self._page)
        site.router.add_get("/line", self._line)
        runner = web.AppRunner(site, access_log=None, handle_signals=False)
        await runner.setup()
        try:
            await web.TCPSite(runner, None, self._port).start()
            reaches = await self._reaches_itself()
            if self._addresses:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._came.wait(), seconds)
        finally:
            await runner.cleanup()
        return Found(self._addresses, reaches, self._pages, self._lines)

    async def _reaches_itself(self) -> bool:
        address = next(iter(self._addresses), LOOPBACK)
        host = f"[{address}]" if ":" in address else address
        try:
            async with (
                ClientSession(timeout=ClientTimeout(_ITSELF_SECONDS)) as session,
                session.get(f"http://{host}:{self._port}/") as answer,
            ):
                return answer.status == web.HTTPOk.status_code
        except (ClientError, TimeoutError, OSError):
            return False

    def _is_phone(self, request: web.Request) -> bool:
        return request.remote not in (*self._addresses, LOOPBACK, "::1", None)

    async def _page(self, request: web.Request) -> web.Response:
        name, kind = _FILES[request.path]
        if request.path == "/" and self._is_phone(request):
            self._pages += 1
        content = (files("negotiation.workshop") / "page" / name).read_bytes()
        headers = {"Content-Security-Policy": "default-src 'self'", "Cache-Control": "no-store"}
        return web.Response(body=content, content_type=kind, charset="utf-8", headers=headers)

    async def _line(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(max_msg_size=_LARGEST_MESSAGE)
        await socket.prepare(request)
        message = await socket.receive()
        if message.type is WSMsgType.TEXT:
            await socket.send_str("hello")
            if self._is_phone(request):
                self._lines += 1
                self._came.set()
        await socket.close()
        return socket
