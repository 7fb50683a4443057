"""What SQLite and the operating system report, as sentences for people with the way out."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from negotiation.rules.saved import (
    DamagedGame,
    SaveError,
    StoreBusy,
    StoreFull,
    StoreUnusable,
)

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the operating system says when a file cannot grow."""

_PRIMARY = 0xFF
"""The part of an extended error code that says what kind of error it is."""

_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT})
_REFUSED = frozenset(
    {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
)
_KEPT = "Everything before is still there"


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn every failure of the file `path` inside the block into a SaveError with a sentence."""
    try:
        yield
    except DBAPIError as error:
        raise explanation(error.orig, path) from error
    except (sqlite3.Error, OSError) as error:
        raise explanation(error, path) from error


def explanation(error: BaseException | None, path: Path) -> SaveError:
    """The sentence for an error of SQLite or of the operating system."""
    if isinstance(error, OSError):
        return _of_system(error, path)
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # Raised by Python's driver itself, when what it finds in the file is not text.
        return damaged(path, str(error))
    kind = code & _PRIMARY
    if kind in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreBusy(
            f"{path} is held by another program, perhaps a second game or a backup. "
            f"Close that one and try again. {_KEPT}."
        )
    if kind == sqlite3.SQLITE_FULL:
        return _no_room(path)
    if kind in _DAMAGED:
        return damaged(path, str(error))
    if kind in _REFUSED:
        return unusable(path, str(error))
    if kind == sqlite3.SQLITE_IOERR:
        return StoreFull(
            f"{path} could not be read or written: {error}. The disk may be full, failing or gone; "
            f"nothing of this act was kept. {_KEPT}."
        )
    return SaveError(f"{path}: {error}")


def damaged(path: Path, what: str) -> DamagedGame:
    """The sentence for a file that does not hold what a file of saved games holds."""
    return DamagedGame(
        f"{path} is damaged or is not a file of saved games ({what}). It was left as it is: move "
        "it away to begin with an empty one, or put a copy of the folder's files in its place."
    )


def unusable(path: Path, what: str) -> StoreUnusable:
    """The sentence for a file or folder that this person may not use."""
    return StoreUnusable(
        f"{path} cannot be opened for writing ({what}). Give yourself the right to write to the "
        "folder and the file, or choose another folder with --saves."
    )


def _of_system(error: OSError, path: Path) -> SaveError:
    where = Path(error.filename) if isinstance(error.filename, str) else path
    if error.errno in NO_ROOM:
        return _no_room(where)
    return unusable(where, error.strerror or str(error))


def _no_room(path: Path) -> StoreFull:
    return StoreFull(
        f"There is no room left for {path}; nothing of this act was kept. "
        f"Free some space and try again. {_KEPT}."
    )
