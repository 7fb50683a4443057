"""What importing a part of the game loads, seen from a fresh interpreter each time."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCREENS = {"textual", "textual_plotext", "plotext"}
DATABASE = {"sqlmodel", "sqlalchemy", "sqlite3"}
NUMBERS = {"numpy", "scipy"}

IMPORT_ALL_OF = """
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
print(*sys.modules)
"""

ASK_FOR_HELP = """
import atexit, runpy, sys
atexit.register(lambda: print(*sys.modules))
sys.argv = ["negotiation", "--help"]
runpy.run_module("negotiation", run_name="__main__")
"""


def loaded_by(*python: str) -> set[str]:
    """The top-level modules that a Python started with these words prints in its last line."""
    done = subprocess.run(
        [sys.executable, *python], capture_output=True, text=True, cwd=ROOT, check=True
    )
    return {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}


@pytest.mark.parametrize("part", ["contract", "engine", "rules", "bots", "review"])
def test_the_core_loads_without_screens_or_database(part: str) -> None:
    loaded = loaded_by("-c", IMPORT_ALL_OF, f"negotiation.{part}")
    assert "negotiation" in loaded
    assert not loaded & (SCREENS | DATABASE)


@pytest.mark.parametrize("part", ["library", "play", "plain"])
def test_a_game_without_screens_loads_neither_textual_nor_sql(part: str) -> None:
    assert not loaded_by("-c", IMPORT_ALL_OF, f"negotiation.{part}") & (SCREENS | DATABASE)


def test_the_vocabulary_loads_without_numbers() -> None:
    assert not loaded_by("-c", IMPORT_ALL_OF, "negotiation.contract") & NUMBERS


def test_importing_the_package_loads_nothing_of_others() -> None:
    loaded = loaded_by("-c", "import negotiation, sys; print(*sys.modules)")
    others = SCREENS | DATABASE | NUMBERS | {"pydantic", "rich", "typer", "platformdirs"}
    assert not loaded & others


@pytest.mark.skipif(
    importlib.util.find_spec("negotiation.__main__") is None, reason="there is no command line yet"
)
def test_asking_for_help_loads_nothing_heavy() -> None:
    loaded = loaded_by("-c", ASK_FOR_HELP)
    assert "negotiation" in loaded
    assert not loaded & (SCREENS | DATABASE | NUMBERS)
