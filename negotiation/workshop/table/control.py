"""The control door of a table: the facilitator's acts, who is there, and changes as they come."""

from __future__ import annotations

import asyncio
from typing import Any

from pydantic import TypeAdapter, ValidationError

from negotiation.contract.base import FACILITATOR
from negotiation.play.wording.table import refusal_sentence
from negotiation.rules.commands import FacilitatorCommand, HandPen
from negotiation.rules.saved import SaveError
from negotiation.workshop.protocol import Json, Kind, Line
from negotiation.workshop.table.report import report
from negotiation.workshop.table.room import Room

_COMMAND: TypeAdapter[FacilitatorCommand | HandPen] = TypeAdapter(FacilitatorCommand | HandPen)

_WITH_WORDS = frozenset({"pause", "nudge", "undo", "bookmark"})
"""Acts whose own events keep words."""

_MOST_MINUTES = 24 * 60


class Control:
    """Everybody at the control door. Each request has an `id`, which its answer carries back."""

    def __init__(self, room: Room, over: asyncio.Event) -> None:
        """Nobody is there yet. `over` ends the process."""
        self._room = room
        self._over = over
        self._followers: set[Line] = set()
        self._telling = False

    def changed(self) -> None:
        """Something is different: tell who follows, once for each turn of the loop."""
        if self._followers and not self._telling:
            self._telling = True
            asyncio.get_running_loop().call_soon(self._tell)

    def _tell(self) -> None:
        self._telling = False
        news = report(self._room)
        for line in self._followers:
            line.send(Kind.STATE, news)

    async def serve(self, line: Line) -> None:
        """Answer requests until the other end goes. Raises ProtocolError."""
        try:
            while (frame := await line.receive()) is not None:
                if frame.kind is Kind.COMMAND:
                    request = frame.json()
                    answer = await self._answer(line, request)
                    line.send(Kind.REPLY, {"id": request.get("id"), **answer})
        finally:
            self._followers.discard(line)

    async def _answer(self, line: Line, request: Json) -> Json:
        match request.get("do"):
            case "follow":
                self._followers.add(line)
                return {"report": report(self._room)}
            case "report":
                return {"report": report(self._room)}
            case "act":
                return await self._act(request.get("act"), request.get("why"))
            case "time":
                return await self._more_time(request.get("minutes"))
            case "answer":
                seat = self._room.seats.get(str(request.get("seat")))
                asked = seat is not None and seat.answer(bool(request.get("yes")))
                return {} if asked else _no("Nobody asks for that seat.")
            case "clear":
                seat = self._room.seats.get(str(request.get("seat")))
                if seat is None:
                    return _no("There is no such seat at this table.")
                seat.clear("This seat has been given to somebody else. Ask the facilitator.")
                return {}
            case "end":
                self._over.set()
                return {}
            case _:
                return _no("The table does not know that request.")

    async def _act(self, act: Any, why: Any = None) -> Json:
        """Carry out a facilitator's act, given as a command; its words may be plain text.

        A reason goes into the act if it has words, else into a bookmark right after it.
        """
        if not isinstance(act, dict):
            return _no("An act is an object.")
        reason = why.strip() if isinstance(why, str) else ""
        if reason and act.get("kind") in _WITH_WORDS:
            act, reason = {"words": reason, **act}, ""
        filled = {"seen": 0, **act, "actor": FACILITATOR}
        if isinstance(filled.get("words"), str):
            filled["words"] = self._room.words(filled["words"]).model_dump()
        try:
            command = _COMMAND.validate_python(filled)
        except ValidationError as error:
            where = ".".join(str(part) for part in error.errors()[0]["loc"])
            return _no(f"The table does not understand that act ({where}).")
        try:
            refusal = await self._room.act(command)
        except SaveError as error:
            return _no(str(error))
        if refusal is None and reason:
            return await self._act({"kind": "bookmark", "words": reason})
        return {} if refusal is None else _no(refusal_sentence(refusal))

    async def _more_time(self, minutes: Any) -> Json:
        """More minutes for this step, from what is left of it now."""
        if type(minutes) is not int or not 0 < minutes <= _MOST_MINUTES:
            return _no("That is not a number of minutes.")
        left = self._room.session.time_left or 0.0
        return await self._act({"kind": "set_timer", "seconds": round(left) + 60 * minutes})


def _no(why: str) -> Json:
    return {"refused": why}
