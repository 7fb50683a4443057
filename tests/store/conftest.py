"""What the tests of the store share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from negotiation.store.sqlite import SqliteLog
from tests.store.server import server

pytest.register_assert_rewrite("tests.store.conformance", "tests.store.sharing")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a file of saved games would be; neither it nor its folder is there yet."""
    return tmp_path / "saves" / "games.db"


@pytest.fixture
def sqlite_log(path: Path) -> Iterator[SqliteLog]:
    """A log in that file."""
    log = SqliteLog(path)
    yield log
    log.close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """A PostgreSQL server for all tests of a run; skips where there is none."""
    for library in ("psycopg", "alembic"):
        pytest.importorskip(library, reason="PostgreSQL needs the extra `postgres`")
    with server() as found:
        yield found


@pytest.fixture
def url(address: str) -> Iterator[str]:
    """An empty database of its own."""
    name = f"games_{uuid4().hex}"
    from sqlalchemy import create_engine, text

    owner = create_engine(address.format(name="postgres"), isolation_level="AUTOCOMMIT")
    with owner.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield address.format(name=name)
    with owner.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    owner.dispose()
