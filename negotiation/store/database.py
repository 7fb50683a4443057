"""The file of saved games as transactions: opened at first need, closed when nobody holds it."""

from __future__ import annotations

import sqlite3
import threading
import weakref
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Double, Engine, Insert, Table, literal_column
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.sql.elements import ColumnElement

from negotiation.rules.saved import StoreUnusable
from negotiation.store.failures import explained
from negotiation.store.opening import connect, open_engine

_LOOK_SECONDS = 0.25
"""How often a file is asked whether somebody else has written to it."""


class Database:
    """The file at `path`. Every failure inside a transaction comes out as a SaveError."""

    now: ColumnElement[float] = literal_column("(julianday('now') - 2440587.5) * 86400.0", Double)

    def __init__(self, path: Path, wait_ms: int) -> None:
        """`wait_ms` is how long to wait for another program. Nothing is opened yet."""
        self.path = path
        self._wait_ms = wait_ms
        self._opening = threading.Lock()
        self._engine: Engine | None = None
        self._identity: tuple[int, int] | None = None

    @property
    def place(self) -> str:
        """The file."""
        return str(self.path)

    def insert_if_new(self, table: Table) -> Insert:
        """An insertion that leaves a row with the same key as it is."""
        return insert(table).on_conflict_do_nothing()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that alone may write; on disk when the block ends, undone if it fails.

        Makes the file when it is missing.
        """
        with explained(self.path):
            # Begins before anything is read, so that nobody else writes in between.
            engine = self._opened().execution_options(begin="BEGIN IMMEDIATE")
            with engine.begin() as connection:
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection | None]:
        """A transaction that sees one moment of the file, or None when there is no file yet."""
        with explained(self.path):
            if not self.path.exists() and self._engine is None:
                yield None
                return
            with self._opened().connect() as connection:
                yield connection

    def announce(self, connection: Connection, topic: str) -> None:
        """Nothing to do: the file itself says that it was written to."""

    def changes(self, stop: threading.Event) -> Iterator[None]:
        """None whenever somebody else has written to the file, until `stop` is set."""
        seen: int | None = None
        with explained(self.path), self._opened().connect() as connection:
            while not stop.is_set():
                found = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
                # Otherwise the connection would go on seeing the moment of its first question.
                connection.rollback()
                if found != seen and seen is not None:
                    yield None
                seen = found
                stop.wait(_LOOK_SECONDS)

    def forget_erased(self) -> None:
        """Bring what was erased out of the file's free pages and its journal too.

        What another program is reading just now stays in the journal until it has done so.
        """
        self._opened()
        with explained(self.path), closing(connect(self.path, self._wait_ms)) as connection:
            # The file cannot be rewritten while others use it. Erased rows were overwritten.
            with suppress(sqlite3.OperationalError):
                connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the file. A later call opens it again; nothing is lost without this call."""
        with self._opening:
            if self._engine is not None:
                self._engine.dispose()
            self._engine = None

    def _opened(self) -> Engine:
        with self._opening:
            if self._engine is None:
                self._engine = open_engine(self.path, self._wait_ms)
                self._identity = _identity(self.path)
                weakref.finalize(self, self._engine.dispose)
            elif _identity(self.path) != self._identity:
                # What is written to a file without a name is lost when the game closes.
                raise StoreUnusable(
                    f"{self.path} was moved, deleted or replaced while the game was open. "
                    "Put it back, or leave and open the game again."
                )
            return self._engine


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file a path names just now."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
