"""Other programs on the same file: wait, then say who is in the way."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from negotiation.rules.saved import StoreBusy
from negotiation.store.sqlite import SqliteLog
from tests.store.building import next_act, saved_game


@contextmanager
def holding(path: Path, *statements: str) -> Iterator[None]:
    """Another process that has just run these statements on the file, until the block ends."""
    program = (
        "import sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "[connection.execute(statement).fetchall() for statement in sys.argv[2:]]\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
        "connection.close()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path), *statements],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield
        other.stdin.close()


def test_an_act_waits_for_another_program_and_then_says_who_is_in_the_way(path: Path) -> None:
    saved = saved_game(finished=False)
    log = SqliteLog(path, wait_ms=30)
    log.keep(saved)
    act, texts = next_act(saved.records[-1], 1)
    with holding(path, "BEGIN IMMEDIATE"):
        with pytest.raises(StoreBusy, match=r"games\.db is held by another program"):
            log.append("harbour", act.seq - 1, [act], texts, {})
        assert log.read("harbour") == saved, "reading goes on meanwhile"
    log.append("harbour", act.seq - 1, [act], texts, {})
    assert log.read("harbour").records == (*saved.records, act)


def test_a_file_that_another_program_has_to_itself_cannot_be_read(path: Path) -> None:
    first = SqliteLog(path)
    first.keep(saved_game())
    first.close()
    log = SqliteLog(path, wait_ms=30)
    alone = ("PRAGMA locking_mode = exclusive", "BEGIN EXCLUSIVE")
    with holding(path, *alone), pytest.raises(StoreBusy, match="held by another program"):
        log.games()
    assert log.read("harbour") == saved_game()


@pytest.mark.parametrize("late", [False, True])
def test_a_drive_without_second_names_for_files_will_do(
    path: Path, monkeypatch: pytest.MonkeyPatch, late: bool
) -> None:
    """As some memory sticks are; `late` when somebody else made the file in between."""

    def refuse(self: Path, target: Path) -> None:
        if late:
            shutil.copy(target, self)
        raise OSError(errno.EPERM, "no second names here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    log = SqliteLog(path)
    log.keep(saved_game())
    assert log.read("harbour") == saved_game()
    log.close()
    assert [file.name for file in path.parent.iterdir()] == ["games.db"]


def test_a_second_program_that_begins_at_the_same_moment_is_not_disturbed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between looking for the file and making it, somebody else made it and played a game."""
    SqliteLog(path).keep(saved_game())
    monkeypatch.setattr(Path, "exists", lambda self: self.name != "games.db")
    late = SqliteLog(path)
    late.keep(saved_game("late"))
    assert {game.header.game for game in late.games()} == {"harbour", "late"}
