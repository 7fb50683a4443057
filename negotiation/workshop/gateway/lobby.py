"""Joining: a code for a token, a guest's choice of a seat, a code for another device."""

from __future__ import annotations

import json

from aiohttp import web

from negotiation.workshop.doors import Doors, Pass, TooManyTries
from negotiation.workshop.event import CONSOLE, Event
from negotiation.workshop.limits import DEVICE_CODE_SECONDS
from negotiation.workshop.protocol import Json
from negotiation.workshop.seat_words import titles

_BY_THE_DAY = 24 * 3600
"""How long a browser keeps its token: for the day. A workshop's tokens end with its folder."""


class Lobby:
    """The doors of a workshop as requests and answers."""

    def __init__(self, event: Event, doors: Doors) -> None:
        """`doors` knows codes and tokens."""
        self._event = event
        self._doors = doors
        self._cookie = "__Host-seat" if event.certificate else "seat"
        self._titles = titles(event)

    def routes(self) -> list[web.RouteDef]:
        """What it answers."""
        return [
            web.get("/me", self.me),
            web.post("/join", self.join),
            web.post("/enter", self.enter),
            web.post("/sit", self.sit),
            web.post("/device", self.device),
        ]

    def token(self, request: web.Request) -> str | None:
        """The token that a browser came with."""
        return request.cookies.get(self._cookie)

    def holder(self, request: web.Request) -> tuple[str, Pass] | None:
        """Who comes with this request: a name for tables, and what they may do."""
        token = self.token(request)
        if token is None:
            return None
        try:
            grants = self._doors.grants(token)
        except TooManyTries:
            raise web.HTTPTooManyRequests(text="Please wait a moment.") from None
        return None if grants is None else (self._doors.holder(token), grants)

    # ------------------------------------------------------------------------------------- requests

    async def me(self, request: web.Request) -> web.Response:
        """Who this browser is."""
        held = self.holder(request)
        return web.json_response({"role": None} if held is None else self._about(held[1]))

    async def join(self, request: web.Request) -> web.Response:
        """A code for a token."""
        code = (await body(request)).get("code")
        try:
            found = self._doors.exchange(code) if isinstance(code, str) else None
        except TooManyTries:
            return _no("Too many wrong codes. Wait half a minute, then try again.", 429)
        if found is None:
            return _no("That code is not of this workshop, or has been used. Ask for a new one.")
        token, grants = found
        return self._with_cookie(token, grants)

    async def enter(self, request: web.Request) -> web.Response:
        """A token that came in a link, for a cookie."""
        token = (await body(request)).get("token")
        try:
            grants = self._doors.grants(token) if isinstance(token, str) else None
        except TooManyTries:
            return _no("Please wait a moment.", 429)
        if grants is None or not isinstance(token, str):
            return _no("That link does not belong to this workshop.")
        return self._with_cookie(token, grants)

    async def sit(self, request: web.Request) -> web.Response:
        """A guest takes a free seat: the one asked for, or the next by the plan."""
        held, token = self.holder(request), self.token(request)
        if held is None or token is None or held[1].role != "guest":
            return _no("Only somebody in the lobby can choose a seat.")
        wanted = await body(request)
        taken = self._doors.taken()
        free = [place for place in self._places() if place not in taken]
        chosen = (wanted.get("table"), wanted.get("seat")) if "seat" in wanted else None
        place = chosen if chosen in free else None if chosen else next(iter(free), None)
        if place is None or not self._doors.sit(token, *place):
            return _no("That seat has just been taken. Choose another one.", 409)
        return web.json_response(self._about(Pass("seat", *place)))

    async def device(self, request: web.Request) -> web.Response:
        """A code with which another device can ask for this seat."""
        held = self.holder(request)
        if held is None or held[1].role != "seat":
            return _no("Only somebody with a seat can take it to another device.")
        code = self._doors.device_code(held[1])
        return web.json_response({"code": code, "minutes": DEVICE_CODE_SECONDS // 60})

    # ------------------------------------------------------------------------------------- answers

    def _places(self) -> list[tuple[int, str]]:
        """People's places, one at every table before the second at any."""
        rows = [
            [(table.number, seat.code) for seat in table.seats if seat.temper is None]
            for table in self._event.tables
        ]
        most = max((len(row) for row in rows), default=0)
        return [row[at] for at in range(most) for row in rows if at < len(row)]

    def _about(self, grants: Pass) -> Json:
        about: Json = {"role": grants.role, "scenario": self._event.title}
        if grants.table is not None and grants.seat is not None:
            about["table"], about["seat"] = grants.table, grants.seat
            about["title"] = self._titles.get((grants.table, grants.seat), "")
        if grants.role in ("guest", "facilitator"):
            taken = self._doors.taken() if grants.role == "guest" else frozenset()
            about["seats"] = [
                {"table": table, "seat": seat, "title": self._titles[table, seat]}
                for table, seat in sorted(self._titles)
                if (table, seat) not in taken
            ]
        if grants.role == "facilitator":
            own = {"table": CONSOLE, "seat": "console", "title": "Console: all tables"}
            about["seats"].insert(0, own)
        return about

    def _with_cookie(self, token: str, grants: Pass) -> web.Response:
        answer = web.json_response(self._about(grants))
        answer.set_cookie(
            self._cookie,
            token,
            max_age=_BY_THE_DAY,
            httponly=True,
            samesite="Strict",
            secure=self._event.certificate is not None,
            path="/",
        )
        return answer


async def body(request: web.Request) -> Json:
    """The JSON object of a request; nothing of it is ever repeated in an answer."""
    try:
        found = json.loads(await request.read())
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise web.HTTPBadRequest(text="A JSON object was expected.")
    return found


def _no(why: str, status: int = 403) -> web.Response:
    return web.json_response({"refused": why}, status=status)
