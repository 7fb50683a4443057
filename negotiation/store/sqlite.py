"""The event log in one SQLite file."""

from __future__ import annotations

from pathlib import Path

from negotiation.store.database import Database
from negotiation.store.log import SqlLog

_WAIT_MS = 5_000


class SqliteLog(SqlLog):
    """Keeps games in the file `path`, which is made when the first game begins.

    `wait_ms` is how long one waits for another program before giving up with StoreBusy. Every
    failure is a SaveError.
    """

    def __init__(self, path: Path, wait_ms: int = _WAIT_MS) -> None:
        """Nothing is opened yet: the first call does that."""
        self.path = path
        super().__init__(Database(path, wait_ms))
