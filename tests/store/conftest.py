"""What the tests of the store share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from negotiation.store.sqlite import SqliteLog

pytest.register_assert_rewrite("tests.store.conformance")


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
