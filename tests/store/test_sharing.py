"""Several hosts on one database: the same suite on the file and on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from negotiation.store.database import Database
from negotiation.store.log import Transactions
from tests.store.sharing import Open, SharingConformance

_WAIT_MS = 20_000


class TestFile(SharingConformance):
    @pytest.fixture
    def database(self, path: Path) -> Iterator[Open]:
        opened: list[Transactions] = []

        def again() -> Transactions:
            opened.append(Database(path, _WAIT_MS))
            return opened[-1]

        yield again
        for one in opened:
            one.close()


class TestPostgres(SharingConformance):
    @pytest.fixture
    def database(self, url: str) -> Iterator[Open]:
        from negotiation.store.postgres.database import PostgresDatabase

        opened: list[Transactions] = []

        def again() -> Transactions:
            opened.append(PostgresDatabase(url))
            return opened[-1]

        yield again
        for one in opened:
            one.close()
