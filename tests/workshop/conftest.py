"""One workshop of two tables for the tests that leave it as they found it."""

from collections.abc import Iterator

import pytest

from tests.workshop.running import Running, running


@pytest.fixture
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A running workshop with two tables."""
    with running(tmp_path_factory.mktemp("saves"), tables=2) as opened:
        yield opened
