"""The last game for Home: the same answer as the log's, from the standard library alone."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from negotiation.store.opening import SETTINGS
from negotiation.store.quick import LastPlayed, last_game
from negotiation.store.sqlite import SqliteLog
from tests.store.building import ROOT, header, moment, saved_game, tutorial


def test_it_is_the_first_of_the_list_of_games(sqlite_log: SqliteLog) -> None:
    sqlite_log.keep(saved_game("short", acts=1))
    sqlite_log.keep(saved_game("long", acts=30, finished=False))
    sqlite_log.create(header("begun"), tutorial())
    found = last_game(sqlite_log.path)
    assert found == LastPlayed("long", tutorial().title, moment(32), False)
    first = sqlite_log.games()[0]
    assert found[0] == first.header.game
    sqlite_log.delete("long")
    assert last_game(sqlite_log.path) == LastPlayed("short", tutorial().title, moment(4), True)


def test_without_a_file_or_a_game_there_is_none(sqlite_log: SqliteLog) -> None:
    assert last_game(sqlite_log.path) is None
    assert not sqlite_log.path.parent.exists()
    sqlite_log.create(header(), tutorial())
    assert last_game(sqlite_log.path) is None


@pytest.mark.parametrize(
    "content", [b"", b"text", random.Random(1).randbytes(9_000), b"SQLite format 3\x00" * 300]
)
def test_a_file_of_another_kind_gives_none_and_is_left_alone(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "games.db"
    path.write_bytes(content)
    assert last_game(path) is None
    assert path.read_bytes() == content
    assert last_game(tmp_path) is None


@pytest.mark.parametrize(
    "columns", ["game TEXT", "game, scenario_title, last_played, created, finished, acts DEFAULT 1"]
)
def test_a_database_of_another_program_gives_none(tmp_path: Path, columns: str) -> None:
    path = tmp_path / "games.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"CREATE TABLE game ({columns})")
        connection.execute("INSERT INTO game DEFAULT VALUES")
    assert last_game(path) is None


def test_a_file_that_is_being_written_to_answers_all_the_same(sqlite_log: SqliteLog) -> None:
    assert SETTINGS["journal_mode"] == "wal"
    sqlite_log.keep(saved_game())
    with closing(sqlite3.connect(sqlite_log.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        found = last_game(sqlite_log.path)
        other.execute("ROLLBACK")
    assert found is not None


def test_it_loads_neither_the_database_toolkit_nor_the_rules() -> None:
    program = "import negotiation.store.quick, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True
    )
    loaded = set(done.stdout.split())
    assert "sqlite3" in loaded
    assert not loaded & {"sqlmodel", "sqlalchemy", "pydantic", "negotiation.rules"}
