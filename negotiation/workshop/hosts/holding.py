"""A table's own process and its lease: it holds on, tells the hosts how it stands, or stops."""

from __future__ import annotations

import asyncio
import json
import logging
import time

from negotiation.rules.saved import Conflict, SaveError
from negotiation.workshop.hosts.shared import (
    RENEW_SECONDS,
    Claim,
    HeldElsewhere,
    Shared,
    table_key,
)
from negotiation.workshop.protocol import Json
from negotiation.workshop.table.report import report
from negotiation.workshop.table.room import Room

_LOG = logging.getLogger(__name__)

_LOOK_SECONDS = 1.0
"""The hosts hear of a table at most this often."""

MOVED = (
    "This host lost the table: it was out of touch for too long, and another host goes on with "
    "it. What was acknowledged is kept; you are being taken there."
)

_TOLD = ("game", "phase", "round", "rounds", "awaited", "acted_at", "paused", "finished", "outcome")


class Holding:
    """One host's right to a table, for as long as it has it."""

    def __init__(self, shared: Shared, number: int, host: str) -> None:
        """Take the table. Raises HeldElsewhere, SaveError."""
        claim = shared.take(number, host)
        if claim is None:
            raise HeldElsewhere(f"Table {number} is at another host of the workshop.")
        self.claim: Claim = claim
        self._shared = shared
        self._number = number
        self._told = ""

    def game(self) -> str | None:
        """The game of this table, if any host has begun it. Raises SaveError."""
        told = self._shared.notes().get(table_key(self._number))
        return None if told is None else str(json.loads(told)["game"])

    def begun(self, game: str) -> None:
        """Let all hosts know the table's game, before anybody sits down. Raises SaveError."""
        self._tell({"game": game})

    async def keep(self, room: Room, over: asyncio.Event) -> None:
        """Hold on until cancelled; end the table when another host has it."""
        renewed = time.monotonic()
        while True:
            try:
                if time.monotonic() - renewed >= RENEW_SECONDS:
                    await asyncio.to_thread(self._shared.renew, self.claim)
                    renewed = time.monotonic()
                told = report(room)
                await asyncio.to_thread(self._tell, {name: told[name] for name in _TOLD})
            except Conflict as error:
                _LOG.warning("Table %s stops: %s", self._number, error)
                room.away(MOVED)
                over.set()
                return
            except SaveError as error:
                # Nothing can be written meanwhile, so nothing is acknowledged either.
                _LOG.warning("The database does not answer: %s", error)
            await asyncio.sleep(_LOOK_SECONDS)

    def _tell(self, told: Json) -> None:
        text = json.dumps({**told, "host": self.claim.holder})
        if text != self._told:
            self._shared.put(table_key(self._number), text)
            self._told = text

    def release(self) -> None:
        """Let another host go on at once."""
        try:
            self._shared.release(self.claim)
        except SaveError as error:
            _LOG.warning("The table is free only when its lease runs out: %s", error)
