"""Files that are not what they should be: a sentence that names them, and nothing is touched."""

from __future__ import annotations

import random
import re
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from negotiation.rules.saved import DamagedGame, StoreUnusable
from negotiation.store.opening import connect
from negotiation.store.sqlite import SqliteLog
from tests.store.building import header, next_act, saved_game, tutorial

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX system")


def _database_of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE game (game TEXT)")


def _random_bytes(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(20_000))


def _text(path: Path) -> None:
    path.write_text("These are not the games you are looking for.\n", encoding="utf-8")


def _empty(path: Path) -> None:
    path.touch()


def _header_only(path: Path) -> None:
    SqliteLog(path).keep(saved_game())
    _settle(path)
    path.write_bytes(path.read_bytes()[:100])


def _cut_in_half(path: Path) -> None:
    SqliteLog(path).keep(saved_game(acts=300))
    _settle(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def _first_page_random(path: Path) -> None:
    SqliteLog(path).keep(saved_game(acts=300))
    _settle(path)
    whole = bytearray(path.read_bytes())
    whole[100:4096] = random.Random(2).randbytes(3996)
    path.write_bytes(bytes(whole))


def _other_pages_random(path: Path) -> None:
    SqliteLog(path).keep(saved_game(acts=300))
    _settle(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + random.Random(3).randbytes(len(whole) - 4096))


def _settle(path: Path) -> None:
    """Bring everything into the one file, so that there is no journal to mend it from."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = delete")


@pytest.mark.parametrize(
    "make",
    [
        _database_of_another_program,
        _random_bytes,
        _text,
        _empty,
        _header_only,
        _cut_in_half,
        _first_page_random,
        _other_pages_random,
    ],
)
def test_a_file_that_is_not_ours_or_damaged_is_named_and_left_alone(
    tmp_path: Path, make: object
) -> None:
    path = tmp_path / "games.db"
    assert callable(make)
    make(path)
    before = path.read_bytes()
    log = SqliteLog(path)
    with pytest.raises(DamagedGame, match=re.escape(str(path))):
        log.read("harbour")
    with pytest.raises(DamagedGame):
        log.keep(saved_game("another"))
    log.close()
    assert path.read_bytes()[100:] == before[100:]


def test_a_file_that_is_no_longer_text_inside_is_damaged(sqlite_log: SqliteLog) -> None:
    sqlite_log.keep(saved_game())
    with closing(sqlite3.connect(sqlite_log.path)) as connection, connection:
        connection.execute("UPDATE record SET actor = CAST(x'ff80' AS TEXT) WHERE seq = 4")
    with pytest.raises(DamagedGame, match=r"games\.db is damaged"):
        sqlite_log.read("harbour")


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "games.db").mkdir()
    with pytest.raises(StoreUnusable, match=r"games\.db cannot be opened"):
        SqliteLog(tmp_path / "games.db").games()


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "saves").touch()
    with pytest.raises(StoreUnusable, match="saves"):
        SqliteLog(tmp_path / "saves" / "games.db").create(header(), tutorial())


@POSIX
@pytest.mark.parametrize("how", ["deleted", "replaced", "moved"])
def test_a_file_taken_away_during_a_game_is_noticed_before_the_next_act(
    sqlite_log: SqliteLog, how: str
) -> None:
    """What is written to a file without a name is lost when the program ends."""
    saved = saved_game(finished=False)
    sqlite_log.keep(saved)
    path = sqlite_log.path
    if how == "replaced":
        SqliteLog(path.with_name("other.db")).keep(saved_game("other"))
        path.with_name("other.db").replace(path)
    elif how == "moved":
        path.rename(path.with_name("elsewhere.db"))
    else:
        path.unlink()
    act, texts = next_act(saved.records[-1], 1)
    with pytest.raises(StoreUnusable, match=r"games\.db was moved, deleted or replaced"):
        sqlite_log.append("harbour", act.seq - 1, [act], texts, {})


def test_a_connection_that_cannot_be_set_up_is_closed(tmp_path: Path) -> None:
    """Otherwise it would go on holding the file."""
    path = tmp_path / "games.db"
    path.write_bytes(b"SQLite format 3\x00" + bytes(4080))
    with pytest.raises(sqlite3.DatabaseError):
        connect(path, wait_ms=0)
