"""Opening the file of saved games: made whole or not at all, never touched when it is not ours.

A new file is built beside its place and put there in one step, so an empty file of that name is
always the sign of an accident, and two programs that begin at once do not meet.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from negotiation.rules.saved import NewerFormat, StoreUnusable
from negotiation.store.failures import damaged
from negotiation.store.folders import make_folder, sync_folder
from negotiation.store.migrations import APPLICATION_ID, STEPS, migrate, version_of

_MAGIC = b"SQLite format 3\x00"
_CONNECTIONS_KEPT = 2

SETTINGS: dict[str, int | str] = {
    "journal_mode": "wal",
    # 2 is FULL: the log is synchronised at every commit, before anybody hears of it.
    "synchronous": 2,
    # These two matter on macOS, where an ordinary sync does not reach the disk.
    "fullfsync": 1,
    "checkpoint_fullfsync": 1,
    "foreign_keys": 1,
    # What is deleted or erased is overwritten, not only unlinked.
    "secure_delete": 1,
    "cell_size_check": 1,
    "trusted_schema": 0,
}
"""What every connection is set to, and is read back after setting."""


def open_engine(path: Path, wait_ms: int) -> Engine:
    """An engine on the file, made if it is missing and brought to the present shape.

    `wait_ms` is how long a connection waits for another program. Raises SaveError's kinds,
    sqlite3.Error and OSError.
    """
    if not path.exists():
        _make(path)
    _check(path, wait_ms)
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, wait_ms),
        poolclass=QueuePool,
        pool_size=_CONNECTIONS_KEPT,
        max_overflow=-1,
    )
    event.listen(engine, "begin", _begin)
    return engine


def connect(path: Path, wait_ms: int) -> sqlite3.Connection:
    """A connection to an existing file, with every setting in force."""
    uri = f"{path.absolute().as_uri()}?mode=rw"
    # Without an isolation level the driver never begins a transaction of its own accord.
    connection = sqlite3.connect(
        uri, uri=True, timeout=wait_ms / 1000, isolation_level=None, check_same_thread=False
    )
    try:
        _settle(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _settle(connection: sqlite3.Connection, path: Path) -> None:
    for name, wanted in SETTINGS.items():
        connection.execute(f"PRAGMA {name} = {wanted}")
        (found,) = connection.execute(f"PRAGMA {name}").fetchone()
        if found != wanted:
            raise StoreUnusable(
                f"{path} cannot be kept safely there: {name} stays {found!r}, not {wanted!r}. "
                "This happens on some network drives; choose another folder with --saves."
            )


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _make(path: Path) -> None:
    """Put a whole, empty file of saved games in its place, unless somebody else just has.

    A temporary file can be read and written by its owner only, and so can what is made of it.
    """
    make_folder(path.parent)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    os.close(handle)
    new = Path(name)
    try:
        with closing(sqlite3.connect(new, isolation_level=None)) as connection:
            migrate(connection, STEPS)
            connection.execute("PRAGMA journal_mode = wal")
        with suppress(FileExistsError):
            _place(new, path)
        sync_folder(path.parent)
    finally:
        new.unlink(missing_ok=True)


def _place(new: Path, path: Path) -> None:
    """Give `new` the name `path` too, never replacing what has it."""
    try:
        path.hardlink_to(new)
    except FileExistsError:
        raise
    except OSError:
        # Some drives have no second names for a file.
        if path.exists():
            raise FileExistsError(path) from None
        new.rename(path)


def _check(path: Path, wait_ms: int) -> None:
    """Refuse what is not a file of saved games that this version can use, without writing to it."""
    with path.open("rb") as file:
        start = file.read(len(_MAGIC))
    if not start:
        raise damaged(path, "it is empty")
    if start != _MAGIC:
        raise damaged(path, "it is of another kind")
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, timeout=wait_ms / 1000)) as connection:
        (owner,) = connection.execute("PRAGMA application_id").fetchone()
        version = version_of(connection)
    if owner != APPLICATION_ID:
        raise damaged(path, "it is a database of another program")
    if version > len(STEPS):
        raise NewerFormat(
            f"{path} was written by a newer version of the game (its format is {version}, this "
            f"version knows {len(STEPS)}). It was left as it is: update the game, or choose "
            "another folder with --saves."
        )
    if version < len(STEPS):
        with closing(connect(path, wait_ms)) as connection:
            migrate(connection, STEPS)
