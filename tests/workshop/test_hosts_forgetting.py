"""Forgetting a workshop whose games are in a database; and a workshop that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("psycopg", reason="PostgreSQL needs the extra `postgres`")
pytest.importorskip("alembic", reason="PostgreSQL needs the extra `postgres`")

from sqlalchemy import create_engine
from sqlalchemy import text as sql
from typer.testing import CliRunner

from negotiation.cli.app import app
from negotiation.cli.wire import open_database
from negotiation.cli.workshop_database import SharedDatabase
from negotiation.cli.workshop_hosts import share_event
from negotiation.store.source import Source
from negotiation.store.verify import verify
from negotiation.workshop.event import write_private
from negotiation.workshop.hosts.shared import DOORS, EVENT, table_key
from negotiation.workshop.opening import Opened, Wishes, set_up
from negotiation.workshop.plan import lay_out
from tests.store.building import saved_game
from tests.workshop.running import SIDES, free_port

SPOKEN = "for “both” of us"
BEGAN = "2026-11-22"


def said(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, list(words), prog_name="negotiation")
    return done.exit_code, done.output


@pytest.fixture
def opened(tmp_path: Path, url: str) -> Opened:
    """A workshop in a database, with one game at its first table, that has ended."""
    wishes = Wishes(
        scenario="tutorial",
        title="Four clauses before the summer",
        edition="tutorial",
        seed=7,
        vary=None,
        timers=False,
        saves=tmp_path,
        listen="127.0.0.1",
        host=None,
        port=free_port(),
        ssh_port=None,
        secure=False,
        certificate=None,
        private_key=None,
    )
    layout, _ = lay_out(SIDES, 1, None, ("trader",))
    opened = set_up(wishes, layout, BEGAN, 3)
    share_event(opened.folder, opened.event, url)
    log = open_database(url)
    log.keep(saved_game(acts=9))
    log.close()
    SharedDatabase(url, opened.event.name).put(table_key(1), '{"game": "harbour"}')
    return opened


def test_a_workshop_in_a_database_is_forgotten_and_verifies(opened: Opened, url: str) -> None:
    name, saves = opened.event.name, opened.event.saves
    shared = SharedDatabase(url, name)
    write_private(opened.folder / "names.json", "{}")
    held = shared.take(1, "host-elsewhere")
    assert held is not None
    code, told = said("workshop", "forget", name, "--yes", "--saves", saves)
    assert (code, "at another host (tables 1)" in told) == (2, True)
    shared.release(held)
    assert any(SPOKEN in str(text.text) for text in open_database(url).read("harbour").texts)

    code, told = said("workshop", "forget", name, "--yes", "--saves", saves)
    assert code == 0, told
    kept = open_database(url).read("harbour")
    assert all(text.text is None for text in kept.texts)
    verify(kept, Source("the game"))
    assert shared.notes().keys() == {table_key(1)}
    assert not {DOORS, EVENT} & shared.notes().keys()
    assert not (opened.folder / "names.json").exists()


def test_only_workshops_older_than_that_are_forgotten(opened: Opened, url: str) -> None:
    saves = opened.event.saves
    code, told = said("workshop", "forget", "--older-than", "36500", "--yes", "--saves", saves)
    assert (code, "No workshop in" in told) == (0, True)
    assert DOORS in SharedDatabase(url, opened.event.name).notes()
    assert said("workshop", "forget", "--yes", "--saves", saves)[0] == 2


def test_games_in_a_database_are_listed_and_its_password_is_not(
    opened: Opened, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = url.replace("hot@", "hot:hunter2@")
    monkeypatch.setenv("NEGOTIATION_DATABASE", address)
    code, told = said("games", "--saves", opened.event.saves)
    assert code == 0
    assert "harbour" in told
    assert "Saved games in postgresql+psycopg://hot:***@" in told
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(sql("UPDATE alembic_version SET version_num = 'tomorrow'"))
    engine.dispose()
    code, told = said("games", "--saves", opened.event.saves)
    assert code != 0
    assert "hunter2" not in told


def test_a_workshop_that_is_not_in_the_database_is_named(
    opened: Opened, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEGOTIATION_DATABASE", url)
    where = ("--listen", "127.0.0.1", "--port", str(free_port()), "--saves", opened.event.saves)
    code, told = said("workshop", "host", "nowhere", "--insecure", *where)
    assert (code, "no workshop called 'nowhere'" in told) == (2, True)
