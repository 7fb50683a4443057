"""The event log in a PostgreSQL database."""

from __future__ import annotations

from negotiation.store.log import SqlLog
from negotiation.store.postgres.database import PostgresDatabase


class PostgresLog(SqlLog):
    """Keeps games in the database at `url` (postgresql+psycopg://user:password@host/name)."""

    def __init__(self, url: str) -> None:
        """Nothing is opened yet. Raises StoreUnusable for an address of something else."""
        super().__init__(PostgresDatabase(url))
