"""What hosts of a workshop share, in their PostgreSQL database."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from negotiation.store.leases import Lease, Leases
from negotiation.store.log import SqlLog
from negotiation.store.notes import Notes
from negotiation.store.postgres.database import PostgresDatabase
from negotiation.store.postgres.log import PostgresLog
from negotiation.workshop.hosts.shared import LEASE_SECONDS, TABLE, Claim

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator


# What changes the database's shape tells each step; a workshop's logs are for people.
logging.getLogger("alembic").setLevel(logging.WARNING)


class SharedDatabase:
    """One workshop in a database. Implements `workshop.hosts.shared.Shared`."""

    def __init__(self, url: str, event: str) -> None:
        """Nothing is opened yet. Raises StoreUnusable for an address of something else."""
        self._database = PostgresDatabase(url)
        self._leases = Leases(self._database)
        self._notes = Notes(self._database, event)
        self._places = f"{event}/table/"
        self._topics = f"event/{event}/"

    def take(self, table: int, holder: str) -> Claim | None:
        """Hold a table for a while; None while another host holds it."""
        lease = self._leases.take(f"{self._places}{table}", holder, LEASE_SECONDS)
        return None if lease is None else Claim(lease.place, lease.holder, lease.fence)

    def renew(self, claim: Claim) -> None:
        """Hold on. Raises LeaseLost."""
        self._leases.renew(_lease(claim), LEASE_SECONDS)

    def release(self, claim: Claim) -> None:
        """Let go."""
        self._leases.release(_lease(claim))

    def holders(self) -> dict[int, str]:
        """Which host holds each table just now."""
        found = self._leases.holders(self._places)
        return {int(place.removeprefix(self._places)): host for place, host in found.items()}

    def notes(self) -> dict[str, str]:
        """All notes of the workshop."""
        return self._notes.all()

    def put(self, key: str, value: str) -> None:
        """Write a note; all hosts hear of it."""
        self._notes.put(key, value)

    def remove(self, key: str) -> None:
        """Take a note away."""
        self._notes.remove(key)

    def change(self, key: str, change: Callable[[str | None], str]) -> None:
        """Rewrite a note while nobody else can."""
        self._notes.change(key, change)

    def games(self) -> tuple[str, ...]:
        """The games of the workshop's tables, as far as they began."""
        told = {key: told for key, told in self.notes().items() if key.startswith(TABLE)}
        return tuple(str(json.loads(about)["game"]) for about in told.values())

    def forget_ways_in(self) -> None:
        """Erase codes, tokens, keys and addresses; which games were played stays."""
        for key in self.notes():
            if not key.startswith(TABLE):
                self.remove(key)
        self._database.forget_erased()

    def follow(self, stop: threading.Event) -> Iterator[str | None]:
        """The keys of notes that change; None when it is unknown which."""
        for topic in self._database.changes(stop):
            if topic is None:
                yield None
            elif topic.startswith(self._topics):
                yield topic.removeprefix(self._topics)


def log_under(url: str, claim: Claim) -> SqlLog:
    """The log in the database, for who holds a table."""
    return PostgresLog(url).under(_lease(claim))


def _lease(claim: Claim) -> Lease:
    return Lease(claim.place, claim.holder, claim.fence)
