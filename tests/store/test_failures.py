"""Sentences for what SQLite and the operating system report, where it cannot be made to happen."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from negotiation.rules.saved import (
    DamagedGame,
    SaveError,
    StoreBusy,
    StoreFull,
    StoreUnusable,
)
from negotiation.store.failures import explained

PATH = Path("saves/games.db")


def of_sqlite(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("what SQLite says")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (of_sqlite(sqlite3.SQLITE_IOERR_WRITE), StoreFull, "The disk may be full, failing or gone"),
        (of_sqlite(sqlite3.SQLITE_IOERR_FSYNC), StoreFull, "Everything before is still there"),
        (of_sqlite(sqlite3.SQLITE_FULL), StoreFull, "There is no room left"),
        (of_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT), StoreBusy, "held by another program"),
        (of_sqlite(sqlite3.SQLITE_LOCKED), StoreBusy, "held by another program"),
        (of_sqlite(sqlite3.SQLITE_CORRUPT_VTAB), DamagedGame, "is damaged"),
        (of_sqlite(sqlite3.SQLITE_READONLY_DBMOVED), StoreUnusable, "cannot be opened for writing"),
        (of_sqlite(sqlite3.SQLITE_CANTOPEN_ISDIR), StoreUnusable, "--saves"),
        (of_sqlite(sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY), SaveError, "what SQLite says"),
        (OSError(errno.ENOSPC, "No space left"), StoreFull, "Free some space"),
        (OSError(errno.EDQUOT, "Quota exceeded"), StoreFull, "There is no room left"),
        (PermissionError(errno.EACCES, "Permission denied"), StoreUnusable, "Permission denied"),
    ],
)
def test_every_failure_is_a_sentence_that_names_the_file(
    error: Exception, kind: type[SaveError], words: str
) -> None:
    with pytest.raises(SaveError) as complaint, explained(PATH):
        raise error
    assert type(complaint.value) is kind
    assert words in str(complaint.value)
    assert str(PATH) in str(complaint.value)


def test_the_file_that_the_system_names_is_the_one_in_the_sentence() -> None:
    error = PermissionError(errno.EACCES, os.strerror(errno.EACCES), "elsewhere/folder")
    with pytest.raises(StoreUnusable, match="elsewhere/folder"), explained(PATH):
        raise error


def test_what_is_no_failure_of_the_file_passes_through() -> None:
    with pytest.raises(KeyError), explained(PATH):
        raise KeyError("discharge")
