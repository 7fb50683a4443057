from __future__ import annotations

import sqlite3
import stat
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import inspect

from negotiation.play.ports import EventLog
from negotiation.rules.saved import DamagedGame, NewerFormat, NoSuchGame, StoreUnusable
from negotiation.store import opening, rows
from negotiation.store.migrations import STEPS, Step, migrate, version_of
from negotiation.store.opening import SETTINGS, connect, open_engine
from negotiation.store.sqlite import SqliteLog
from tests.store.building import header, saved_game, tutorial
from tests.store.conformance import KeptGames, LogConformance
from tests.store.memory import MemoryLog

AS_PORTS: Sequence[type[EventLog]] = (SqliteLog, MemoryLog)
"""The type checker says here that both are what a table asks for."""


class TestSqliteLog(LogConformance):
    @pytest.fixture
    def log(self, sqlite_log: SqliteLog) -> KeptGames:
        return sqlite_log


class TestMemoryLog(LogConformance):
    @pytest.fixture
    def log(self) -> KeptGames:
        return MemoryLog()


def test_nothing_is_made_before_the_first_game(path: Path) -> None:
    log = SqliteLog(path)
    assert log.games() == ()
    with pytest.raises(NoSuchGame):
        log.read("harbour")
    assert not path.parent.exists()


def test_another_log_on_the_same_file_sees_the_same_games(path: Path) -> None:
    SqliteLog(path).keep(saved_game())
    assert SqliteLog(path).read("harbour") == saved_game()


def test_a_log_works_on_after_it_was_closed(sqlite_log: SqliteLog) -> None:
    sqlite_log.keep(saved_game())
    sqlite_log.close()
    assert sqlite_log.read("harbour") == saved_game()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_only_the_owner_may_read_the_file_and_its_folder(sqlite_log: SqliteLog) -> None:
    sqlite_log.keep(saved_game())
    assert stat.S_IMODE(sqlite_log.path.parent.stat().st_mode) == 0o700
    kept = list(sqlite_log.path.parent.iterdir())
    assert {file.name for file in kept} == {"games.db", "games.db-wal", "games.db-shm"}
    assert [stat.S_IMODE(file.stat().st_mode) for file in kept] == [0o600] * 3


def test_every_connection_syncs_at_every_commit(path: Path) -> None:
    """Read back from the very connections that the log uses, several at once."""
    engine = open_engine(path, wait_ms=1234)
    wanted = {**SETTINGS, "busy_timeout": 1234}
    assert SETTINGS["journal_mode"] == "wal"
    assert (SETTINGS["synchronous"], SETTINGS["fullfsync"], SETTINGS["foreign_keys"]) == (2, 1, 1)
    connections = [engine.connect() for _ in range(4)]
    for connection in connections:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
        assert found == wanted
    for connection in connections:
        connection.close()
    engine.dispose()


def test_a_setting_that_does_not_hold_is_refused(
    sqlite_log: SqliteLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    sqlite_log.keep(saved_game())
    sqlite_log.close()
    # SQLite keeps asking for a page size without a word, and goes on with the old one.
    monkeypatch.setitem(SETTINGS, "page_size", 512)
    with pytest.raises(StoreUnusable, match="page_size stays 4096"):
        sqlite_log.games()


def test_the_steps_lead_to_the_tables_that_the_rows_describe(path: Path) -> None:
    engine = open_engine(path, wait_ms=0)
    found = inspect(engine)
    tables = rows.Row.metadata.tables
    assert set(found.get_table_names()) == set(tables)
    for name, table in tables.items():
        columns = [(c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(name)]
        described = [(c.name, _kind(str(c.type)), bool(c.nullable)) for c in table.columns]
        assert columns == described
        keys = found.get_pk_constraint(name)["constrained_columns"]
        assert keys == [column.name for column in table.primary_key.columns]
        points_to = {
            (foreign["constrained_columns"][0], foreign["referred_table"])
            for foreign in found.get_foreign_keys(name)
        }
        assert points_to == {
            (foreign.parent.name, foreign.column.table.name) for foreign in table.foreign_keys
        }
    engine.dispose()


def _kind(described: str) -> str:
    return {"VARCHAR": "TEXT", "FLOAT": "REAL"}.get(described, described)


def test_an_older_file_is_brought_to_the_present_shape(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    SqliteLog(path).keep(saved_game())
    more: Step = ("CREATE TABLE later (game TEXT)", "INSERT INTO later SELECT game FROM game")
    monkeypatch.setattr(opening, "STEPS", (*STEPS, more))
    assert SqliteLog(path).read("harbour") == saved_game()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT * FROM later").fetchall() == [("harbour",)]
        assert version_of(connection) == len(STEPS) + 1


def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    SqliteLog(path).keep(saved_game())
    broken: Step = ("DROP TABLE text", "CREATE TABLE game (never TEXT)")
    with closing(connect(path, wait_ms=0)) as connection:
        with pytest.raises(sqlite3.OperationalError, match="already exists"):
            migrate(connection, (*STEPS, broken))
        assert version_of(connection) == len(STEPS)
    assert SqliteLog(path).read("harbour") == saved_game()


def test_a_file_of_a_newer_version_is_left_as_it_is(path: Path) -> None:
    SqliteLog(path).keep(saved_game())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = path.read_bytes()
    log = SqliteLog(path)
    with pytest.raises(NewerFormat, match=r"games\.db was written by a newer version.*update"):
        log.games()
    with pytest.raises(NewerFormat):
        log.create(header("other"), tutorial())
    assert path.read_bytes() == before


def test_a_game_of_a_newer_format_says_so_and_the_others_open(sqlite_log: SqliteLog) -> None:
    sqlite_log.keep(saved_game("old"))
    sqlite_log.keep(saved_game("new"))
    _change(sqlite_log.path, "UPDATE game SET format = 2 WHERE game = 'new'")
    with pytest.raises(NewerFormat, match=r"The game 'new'.*format is 2"):
        sqlite_log.read("new")
    assert sqlite_log.read("old") == saved_game("old")
    assert len(sqlite_log.games()) == 2


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ("UPDATE record SET actor = 'gp' WHERE seq = 5", "Act 5 of the game 'harbour'"),
        ("UPDATE record SET body = '{}' WHERE seq = 9", "Act 9 of the game 'harbour'"),
        ("UPDATE record SET hash = 'x' WHERE seq = 1", "Act 1 of the game 'harbour'"),
        ("UPDATE record SET kind = 'said' WHERE seq = 15", "Act 15 of the game 'harbour'"),
        ("DELETE FROM record WHERE seq = 15", "should have 15 acts and has 14"),
        ("DELETE FROM record WHERE seq = 3", "should have 15 acts and has 14"),
        ("UPDATE record SET version = 'one' WHERE seq = 2", "is damaged"),
        ("UPDATE text SET text = 'We give in' WHERE digest IN (SELECT digest FROM text LIMIT 1)",
         r"Act \d+ of the game 'harbour' .* words"),
        ("UPDATE scenario SET canonical = replace(canonical, 'tutorial', 'tutorials')",
         "scenario it was played from"),
        ("UPDATE scenario SET canonical = '{}'", "is damaged"),
        ("UPDATE game SET seed = 'seven'", "damaged"),
        ("DELETE FROM scenario", "its scenario is missing"),
    ],
)  # fmt: skip
def test_what_was_changed_behind_the_game_s_back_is_named(
    sqlite_log: SqliteLog, change: str, complaint: str
) -> None:
    sqlite_log.keep(saved_game())
    _change(sqlite_log.path, change)
    with pytest.raises(DamagedGame, match=complaint):
        sqlite_log.read("harbour")


def test_a_list_of_games_that_was_changed_says_so(sqlite_log: SqliteLog) -> None:
    sqlite_log.keep(saved_game())
    _change(sqlite_log.path, "UPDATE game SET seed = 'seven'")
    with pytest.raises(DamagedGame, match=r"The list of games in .* is damaged"):
        sqlite_log.games()


def test_one_row_that_cannot_be_read_hides_no_other(sqlite_log: SqliteLog) -> None:
    sqlite_log.keep(saved_game())
    other = saved_game()
    sqlite_log.keep(
        other.model_copy(update={"header": other.header.model_copy(update={"game": "other"})})
    )
    _change(sqlite_log.path, "UPDATE game SET seed = 'seven' WHERE game = 'harbour'")
    assert [summary.header.game for summary in sqlite_log.games()] == ["other"]


def test_erased_words_are_nowhere_in_the_files(sqlite_log: SqliteLog) -> None:
    sqlite_log.keep(saved_game(acts=40))
    assert b"We could live with that" in _all_bytes(sqlite_log.path.parent)
    sqlite_log.erase_words("harbour")
    assert b"We could live with that" not in _all_bytes(sqlite_log.path.parent)


def test_a_deleted_game_is_nowhere_in_the_files(sqlite_log: SqliteLog) -> None:
    sqlite_log.keep(saved_game("harbour", acts=40))
    assert b"We could live with that" in _all_bytes(sqlite_log.path.parent)
    sqlite_log.delete("harbour")
    left = _all_bytes(sqlite_log.path.parent)
    for trace in (b"We could live with that", b"harbour", tutorial().title.encode()):
        assert trace not in left


def test_a_scenario_stays_while_any_game_was_played_from_it(sqlite_log: SqliteLog) -> None:
    sqlite_log.keep(saved_game("first"))
    sqlite_log.keep(saved_game("second"))
    sqlite_log.delete("first")
    assert sqlite_log.read("second").scenario == tutorial()


def _change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute(statement).rowcount > 0


def _all_bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()))
