"""A PostgreSQL database as transactions, brought to the present shape at first need."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import (
    ColumnElement,
    Connection,
    Double,
    Engine,
    Insert,
    Table,
    create_engine,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects.postgresql import insert

from negotiation.store.postgres.address import address_of, shown
from negotiation.store.postgres.failures import explained
from negotiation.store.postgres.notices import CHANNEL, listen
from negotiation.store.postgres.shape import bring_up_to_date

_WAIT_SECONDS = 5
"""How long to wait for a connection, and for a row that somebody else writes."""

_CONNECTIONS_KEPT = 4


class PostgresDatabase:
    """The database at an address. Every failure inside a transaction comes out as a SaveError."""

    now: ColumnElement[float] = literal_column(
        "extract(epoch from clock_timestamp())::double precision", Double
    )

    def __init__(self, url: str) -> None:
        """Nothing is opened yet. Raises StoreUnusable for an address of something else."""
        self._address = address_of(url)
        self._opening = threading.Lock()
        self._engine: Engine | None = None

    @property
    def place(self) -> str:
        """The address, without its password."""
        return shown(self._address)

    def insert_if_new(self, table: Table) -> Insert:
        """An insertion that leaves a row with the same key as it is."""
        return insert(table).on_conflict_do_nothing()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction; on the server's disk when the block ends, undone if it fails."""
        with explained(self.place), self._opened().begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one moment of the database."""
        with explained(self.place):
            engine = self._opened().execution_options(isolation_level="REPEATABLE READ")
            with engine.begin() as connection:
                yield connection

    def announce(self, connection: Connection, topic: str) -> None:
        """Notify those who listen; the server sends it when the transaction is on disk."""
        connection.execute(select(func.pg_notify(CHANNEL, topic)))

    def changes(self, stop: threading.Event) -> Iterator[str | None]:
        """What others announce, until `stop` is set; None after the server was out of reach."""
        yield from listen(self._address, stop)

    def forget_erased(self) -> None:
        """Rewrite the tables of people's words and ways in, so that no old row is left in them."""
        with explained(self.place):
            engine = self._opened().execution_options(isolation_level="AUTOCOMMIT")
            with engine.connect() as connection:
                connection.exec_driver_sql("VACUUM (FULL) text, note")

    def close(self) -> None:
        """Let go of all connections. A later call opens them again."""
        with self._opening:
            if self._engine is not None:
                self._engine.dispose()
            self._engine = None

    def _opened(self) -> Engine:
        with self._opening:
            if self._engine is None:
                engine = create_engine(
                    self._address,
                    pool_size=_CONNECTIONS_KEPT,
                    pool_pre_ping=True,
                    connect_args={
                        "connect_timeout": _WAIT_SECONDS,
                        # A commit is on disk when it returns, whatever the server's own default.
                        "options": "-c synchronous_commit=on "
                        f"-c lock_timeout={_WAIT_SECONDS * 1000}",
                    },
                )
                try:
                    bring_up_to_date(engine, self.place)
                except BaseException:
                    engine.dispose()
                    raise
                self._engine = engine
                weakref.finalize(self, engine.dispose)
            return self._engine
