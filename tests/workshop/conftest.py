"""One workshop for all tests of a file; each takes a table of its own."""

from collections.abc import Iterator
from itertools import count

import pytest

from tests.store.conftest import address as address  # noqa: PLC0414 - a fixture
from tests.store.conftest import url as url  # noqa: PLC0414 - a fixture
from tests.workshop.running import Place, Running, free_port, running


@pytest.fixture(scope="module")
def workshop(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    """A running workshop for browsers and SSH, with the file's `TABLES` and `HEADS`."""
    saves = tmp_path_factory.mktemp("saves")
    tables, heads = request.module.TABLES, getattr(request.module, "HEADS", None)
    with running(saves, tables=tables, heads=heads, ssh_port=free_port()) as opened:
        yield opened


@pytest.fixture(scope="module")
def numbers() -> Iterator[int]:
    """The numbers of tables that no test has used."""
    return count(1)


@pytest.fixture
def place(workshop: Running, numbers: Iterator[int]) -> Place:
    """A table at which nobody has sat yet."""
    return Place(workshop, next(numbers))
