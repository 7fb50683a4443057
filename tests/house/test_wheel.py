"""What a person gets who installs the game instead of cloning it."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
DATA = {".toml", ".md", ".tcss", ".json", ".typed"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The names of the files in a wheel built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    with ZipFile(built) as archive:
        return archive.namelist()


def test_the_wheel_holds_every_module_and_data_file(wheel: list[str]) -> None:
    package = [file for file in (ROOT / "negotiation").rglob("*") if file.is_file()]
    wanted = {str(f.relative_to(ROOT).as_posix()) for f in package if f.suffix in {".py", *DATA}}
    assert "negotiation/py.typed" in wanted
    assert wanted - set(wheel) == set()


def test_the_wheel_ships_scenarios_and_sample_games(wheel: list[str]) -> None:
    for folder, shipped in (("scenarios", "scenarios"), ("saves/samples", "samples")):
        files = [file for file in (ROOT / folder).rglob("*") if file.is_file()]
        wanted = {
            f"negotiation/_shipped/{shipped}/{f.relative_to(ROOT / folder).as_posix()}"
            for f in files
        }
        assert wanted
        assert wanted - set(wheel) == set()


def test_the_wheel_holds_nothing_else(wheel: list[str]) -> None:
    tops = {name.partition("/")[0] for name in wheel}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"negotiation"}
