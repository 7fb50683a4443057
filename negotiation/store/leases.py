"""Who holds a table when several hosts share a database: a lease with a fencing number.

A lease runs out by the database's own clock, so hosts need not agree on the time. Each new holder
gets a higher fencing number; whoever writes with an older one is refused, however late they wake.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, Update, select, update

from negotiation.rules.saved import Conflict
from negotiation.store.rows import LEASE

if TYPE_CHECKING:
    from negotiation.store.log import Transactions


@dataclass(frozen=True, slots=True)
class Lease:
    """The right of `holder` to write for `place`, until somebody has a higher `fence`."""

    place: str
    holder: str
    fence: int


class LeaseLost(Conflict):
    """Somebody else holds the table now."""


class Leases:
    """The leases of a database."""

    def __init__(self, database: Transactions) -> None:
        """Nothing is opened yet."""
        self._database = database

    def take(self, place: str, holder: str, seconds: float) -> Lease | None:
        """Hold a place for so many seconds; None while somebody else's lease runs.

        Taking again what one holds gives a higher fencing number: the older self is shut out.
        """
        with self._database.writing() as connection:
            # A first row that both may try to make; then exactly one has it locked.
            free = {"place": place, "holder": "", "fence": 0, "expires": 0.0}
            connection.execute(self._database.insert_if_new(LEASE), free)
            row = connection.execute(_row(place).with_for_update()).one()
            now = connection.execute(select(self._database.now)).scalar_one()
            if row.holder not in ("", holder) and row.expires > now:
                return None
            held = {"holder": holder, "fence": row.fence + 1, "expires": now + seconds}
            connection.execute(_of(place).values(held))
            return Lease(place, holder, row.fence + 1)

    def renew(self, lease: Lease, seconds: float) -> None:
        """Hold on for so many seconds from now. Raises LeaseLost."""
        with self._database.writing() as connection:
            still_held(connection, lease)
            now = connection.execute(select(self._database.now)).scalar_one()
            connection.execute(_of(lease.place).values(expires=now + seconds))

    def release(self, lease: Lease) -> None:
        """Let go of a place, so that others need not wait; nothing if it is lost already."""
        with self._database.writing() as connection:
            mine = LEASE.c.place == lease.place, LEASE.c.fence == lease.fence
            connection.execute(update(LEASE).where(*mine).values(holder="", expires=0.0))

    def holders(self, places: str) -> dict[str, str]:
        """Who holds each place whose name begins with `places`, where a lease runs."""
        running = LEASE.c.place.startswith(places, autoescape=True), LEASE.c.holder != ""
        with self._database.reading() as connection:
            if connection is None:
                return {}
            now = connection.execute(select(self._database.now)).scalar_one()
            found = connection.execute(select(LEASE).where(*running, LEASE.c.expires > now))
            return {row.place: row.holder for row in found}


def still_held(connection: Connection, lease: Lease) -> None:
    """Raises LeaseLost when somebody has taken the place since; else nobody can, until the end of
    this transaction.
    """
    row = connection.execute(_row(lease.place).with_for_update()).first()
    if row is None or row.fence != lease.fence:
        holder = "nobody" if row is None or not row.holder else repr(row.holder)
        raise LeaseLost(
            f"{lease.place} is held by {holder} now, not by {lease.holder!r}. Nothing was written; "
            "what was acknowledged before is kept."
        )


def _row(place: str) -> Select[Any]:
    return select(LEASE).where(LEASE.c.place == place)


def _of(place: str) -> Update:
    return update(LEASE).where(LEASE.c.place == place)
