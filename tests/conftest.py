"""What every test shares: a neutral machine, unhurried properties, expected texts."""

import os
from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings

from tests.texts import check_text

# A busy machine says nothing about a rule: properties have no deadline, only the tests' timeout.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

# What a person's own machine may say about screens and folders, and tests must not hear.
PERSONAL = ("ACCESSIBLE", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TEXTUAL_ANIMATIONS")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="make what the tests see the new expected texts"
    )


@pytest.fixture(scope="session", autouse=True)
def _neutral_machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes real saved games, or depends on the terminal it is started from."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [*PERSONAL, *(name for name in os.environ if name.startswith("NEGOTIATION_"))]:
            patch.delenv(name, raising=False)
        patch.setenv("NEGOTIATION_SAVES", str(tmp_path_factory.mktemp("saves")))
        yield


@pytest.fixture
def expect_text(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`expect_text("tutorial.txt", seen)`: compare with `texts/tutorial.txt` beside the test file.

    `make snap` (pytest --accept) writes the file.
    """
    accept = bool(request.config.getoption("--accept"))

    def check(name: str, seen: str) -> None:
        check_text(request.path.parent / "texts" / name, seen, accept=accept)

    return check
