"""Files and folders that may not be used: refused with the way out, before anything is written."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from negotiation.rules.saved import SaveError, StoreUnusable
from negotiation.store.portable import write_portable
from negotiation.store.portable_reading import game_in, read_portable
from negotiation.store.sqlite import SqliteLog
from tests.store.building import header, saved_game, tutorial

NOBODY = 65534
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX system")


@pytest.fixture(autouse=True)
def _warm(tmp_path: Path) -> None:
    """Whatever loads late is loaded now: nobody may not read where this Python lives."""
    log = SqliteLog(tmp_path / "warm" / "games.db")
    log.keep(saved_game())
    write_portable(log.read("harbour"), tmp_path / "warm.jsonl")
    assert read_portable(tmp_path / "warm.jsonl") == saved_game()
    log.close()
    with pytest.raises(SaveError):
        SqliteLog(tmp_path).games()


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that a person without special rights can reach; tests' own folders are root's."""
    made = Path(tempfile.mkdtemp(prefix="heads-of-terms-"))
    made.chmod(0o777)
    yield made
    made.chmod(0o777)
    shutil.rmtree(made)


@contextmanager
def unprivileged() -> Iterator[None]:
    """Root may write anywhere, so act as nobody for a while; others stay who they are."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@POSIX
def test_a_folder_that_may_not_be_written_to_is_refused(folder: Path) -> None:
    folder.chmod(0o555)
    log = SqliteLog(folder / "games.db")
    with unprivileged(), pytest.raises(StoreUnusable) as complaint:
        log.create(header(), tutorial())
    assert str(folder) in str(complaint.value)
    assert "--saves" in str(complaint.value)
    assert list(folder.iterdir()) == []


@POSIX
def test_a_file_that_may_not_be_written_to_is_refused(folder: Path) -> None:
    path = folder / "games.db"
    first = SqliteLog(path)
    first.keep(saved_game())
    first.close()
    path.chmod(0o444)
    before = path.read_bytes()
    with unprivileged():
        log = SqliteLog(path)
        with pytest.raises(StoreUnusable, match=r"games\.db cannot be opened for writing"):
            log.delete("harbour")
        log.close()
    assert path.read_bytes() == before


@POSIX
def test_an_exported_file_that_may_not_be_read_is_refused(folder: Path) -> None:
    path = folder / "harbour.jsonl"
    write_portable(saved_game(), path)
    path.chmod(0o000)
    with unprivileged():
        with pytest.raises(SaveError, match=r"harbour\.jsonl cannot be read: Permission denied"):
            read_portable(path)
        assert game_in(path) is None


@POSIX
def test_a_file_that_may_not_be_read_is_refused(folder: Path) -> None:
    path = folder / "games.db"
    connect_once = SqliteLog(path)
    connect_once.keep(saved_game())
    connect_once.close()
    path.chmod(0o000)
    with unprivileged(), pytest.raises(StoreUnusable, match=r"games\.db cannot be opened"):
        SqliteLog(path).games()
