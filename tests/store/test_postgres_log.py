"""The log in a real PostgreSQL: the same suite as the file, and what is its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

pytest.importorskip("psycopg", reason="PostgreSQL needs the extra `postgres`")
pytest.importorskip("alembic", reason="PostgreSQL needs the extra `postgres`")

from sqlalchemy import create_engine, inspect, text

from negotiation.play.ports import EventLog
from negotiation.rules.record import first_broken
from negotiation.rules.saved import Conflict, NewerFormat, StoreUnusable
from negotiation.store.postgres.log import PostgresLog
from negotiation.store.rows import Row
from tests.store.building import header, next_act, saved_game, tutorial
from tests.store.conformance import KeptGames, LogConformance

AS_PORTS: Sequence[type[EventLog]] = (PostgresLog,)
"""The type checker says here that it is what a table asks for."""


@pytest.fixture
def log(url: str) -> Iterator[PostgresLog]:
    """A log in it."""
    kept = PostgresLog(url)
    yield kept
    kept.close()


class TestPostgresLog(LogConformance):
    @pytest.fixture
    def log(self, log: PostgresLog) -> KeptGames:
        return log


def test_the_tables_are_those_of_the_rows(url: str) -> None:
    """Every column, its kind of emptiness and the keys, as the file has them."""
    PostgresLog(url).games()
    engine = create_engine(url)
    made = inspect(engine)
    for name, table in Row.metadata.tables.items():
        columns = {column["name"]: column["nullable"] for column in made.get_columns(name)}
        assert columns == {column.name: column.nullable for column in table.columns}
        assert made.get_pk_constraint(name)["constrained_columns"] == [
            column.name for column in table.primary_key
        ]
    engine.dispose()


def test_hosts_that_open_a_new_database_at_once_do_not_meet(url: str) -> None:
    """Each finds it in shape."""
    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(lambda _: PostgresLog(url).games(), range(6))) == [()] * 6


def test_of_many_who_write_the_same_act_one_does(url: str) -> None:
    """The others hear that somebody was there before; nothing is lost and the chain holds."""
    logs = [PostgresLog(url) for _ in range(5)]
    logs[0].create(header(), tutorial())

    def write(log: PostgresLog, number: int) -> bool:
        last = log.read("harbour").records[-1] if number else None
        record, texts = next_act(last, number)
        try:
            log.append("harbour", number, [record], texts, {})
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(len(logs)) as pool:
        for number in range(12):
            wrote = list(pool.map(write, logs, [number] * len(logs)))
            assert sum(wrote) == 1
    kept = logs[0].read("harbour").records
    assert [record.seq for record in kept] == list(range(1, 13))
    assert first_broken(kept) is None
    for log in logs:
        log.close()


def test_of_many_who_begin_one_game_one_does(url: str) -> None:
    """A name is given once."""
    logs = [PostgresLog(url) for _ in range(4)]

    def begin(log: PostgresLog) -> bool:
        try:
            log.keep(saved_game())
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(len(logs)) as pool:
        assert sum(pool.map(begin, logs)) == 1
    assert logs[0].read("harbour") == saved_game()


def test_erased_words_are_not_left_in_the_server_s_files(url: str) -> None:
    """No page of the table holds an older version of the row."""
    log = PostgresLog(url)
    log.keep(saved_game(acts=9))
    log.erase_words("harbour")
    engine = create_engine(url)
    with engine.connect() as connection:
        connection.execute(text("CREATE EXTENSION pageinspect"))
        pages = connection.execute(text("SELECT pg_relation_size('text') / 8192")).scalar_one()
        raw = b"".join(
            bytes(connection.execute(text(f"SELECT get_raw_page('text', {page})")).scalar_one())
            for page in range(pages)
        )
    engine.dispose()
    log.close()
    assert raw
    assert "for “both” of us".encode() not in raw


def test_a_database_of_a_newer_version_is_left_alone(url: str) -> None:
    """A sentence says so, and nothing is changed."""
    PostgresLog(url).keep(saved_game())
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'tomorrow'"))
    with pytest.raises(NewerFormat, match="update the game"):
        PostgresLog(url).games()
    engine.dispose()


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("nonsense", "cannot be read"),
        ("mysql://host/games", "'mysql' is not a kind"),
        ("postgres+psycop://u:hunter2@host/games", "the nearest is"),
        ("postgresql://host:5432", "names no database"),
    ],
)
def test_an_address_of_something_else_is_refused(address: str, sentence: str) -> None:
    """The sentence never holds the password."""
    with pytest.raises(StoreUnusable, match=sentence) as refused:
        PostgresLog(address)
    assert "hunter2" not in str(refused.value)


def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    """The way out is in the sentence."""
    log = PostgresLog("postgresql://u:hunter2@127.0.0.1:1/games")
    with pytest.raises(StoreUnusable, match="cannot be reached") as refused:
        log.games()
    assert "127.0.0.1" in str(refused.value)
    assert "hunter2" not in str(refused.value)
