"""What hosts share: leases on tables and notes of the workshop, in a database of theirs.

The command line gives the real one; nothing here knows which database it is.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

LEASE_SECONDS = 15.0
"""How long a table belongs to a host that is not heard of."""

RENEW_SECONDS = 5.0
"""How often a host says that it is still there: two may be lost before a table moves."""

EVENT, DOORS = "event", "doors"
TABLE, HOST = "table/", "host/"
"""Keys of the notes, and how keys of tables and hosts begin."""


def table_key(number: int) -> str:
    """The key of a table's note."""
    return f"{TABLE}{number}"


def host_key(host: str) -> str:
    """The key of a host's note."""
    return f"{HOST}{host}"


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to write for a table. Each later one has a higher fence."""

    place: str
    holder: str
    fence: int


class HeldElsewhere(Exception):
    """Another host has the table; the message is a sentence."""


class Shared(Protocol):
    """One workshop in the database. Every failure is a SaveError. Calls block."""

    def take(self, table: int, holder: str) -> Claim | None:
        """Hold a table for a while; None while another host holds it."""
        ...

    def renew(self, claim: Claim) -> None:
        """Hold on. Raises Conflict when somebody else has taken the table since."""
        ...

    def release(self, claim: Claim) -> None:
        """Let go, so that others need not wait."""
        ...

    def holders(self) -> dict[int, str]:
        """Which host holds each table just now."""
        ...

    def notes(self) -> dict[str, str]:
        """All notes of the workshop."""
        ...

    def put(self, key: str, value: str) -> None:
        """Write a note; all hosts hear of it."""
        ...

    def remove(self, key: str) -> None:
        """Take a note away."""
        ...

    def change(self, key: str, change: Callable[[str | None], str]) -> None:
        """Rewrite a note while nobody else can; what `change` raises leaves it as it was."""
        ...

    def follow(self, stop: threading.Event) -> Iterator[str | None]:
        """The keys of notes that change, until `stop` is set; None when it is unknown which.

        Blocks: for a thread of its own.
        """
        ...
