"""What holds for every request: known hosts, own origin, small bodies, and headers that forbid."""

from __future__ import annotations

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from negotiation.workshop.event import Event

LARGEST_BODY = 4096
"""Bytes that a request may carry."""

_NOTHING_ELSE = "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

POLICY = f"default-src 'self'; {_NOTHING_ELSE}"
"""What a page may load: our own files, nothing inline."""

TERMINAL_POLICY = (
    # xterm.js writes its colours into a style element: without 'unsafe-inline' all is black.
    f"default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; {_NOTHING_ELSE}"
)
"""The same for the page with the terminal."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
"""On every answer, whatever it says."""


def guard(event: Event) -> Middleware:
    """The middleware that every request passes."""
    scheme = "https" if event.certificate else "http"
    names = {f"[{host}]" if ":" in host else host for host in event.hosts}
    hosts = {f"{name}:{event.port}" for name in names}
    if event.port == (443 if event.certificate else 80):
        hosts |= names
    origins = {f"{scheme}://{host}" for host in hosts}

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.headers.get("Host", "").lower() not in hosts:
            text = "This is not a name of this workshop.\n"
            return _sealed(request, web.Response(status=421, text=text))
        acts = request.method != "GET" or "Upgrade" in request.headers
        if acts and request.headers.get("Origin", "") not in origins:
            return _sealed(request, web.Response(status=403, text="That came from another site.\n"))
        try:
            answer = await handler(request)
        except web.HTTPException as refused:
            _sealed(request, refused)
            raise
        return answer if answer.prepared else _sealed(request, answer)

    return check


def _sealed(request: web.Request, answer: web.StreamResponse) -> web.StreamResponse:
    policy = TERMINAL_POLICY if request.path == "/" else POLICY
    answer.headers.update(HEADERS, **{"Content-Security-Policy": policy})
    return answer
