"""Where saved games live."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from negotiation.store import places
from negotiation.store.places import games_file, saves_folder
from tests.store.building import ROOT


@pytest.fixture(autouse=True)
def _nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Installed somewhere without a checkout, nothing in the environment."""
    monkeypatch.delenv("NEGOTIATION_SAVES", raising=False)
    monkeypatch.setattr(places, "__file__", str(tmp_path / "site" / "negotiation" / "store" / "x"))


def checkout(folder: Path, project: str = '[project]\nname = "negotiation"\n') -> Path:
    (folder / "site" / "saves").mkdir(parents=True)
    (folder / "site" / "pyproject.toml").write_text(project, encoding="utf-8")
    return folder / "site" / "saves"


def test_the_folder_that_was_asked_for_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout(tmp_path)
    monkeypatch.setenv("NEGOTIATION_SAVES", str(tmp_path / "environment"))
    assert saves_folder(tmp_path / "asked") == tmp_path / "asked"
    assert games_file(tmp_path / "asked") == tmp_path / "asked" / "games.db"


def test_then_the_folder_that_the_environment_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout(tmp_path)
    monkeypatch.setenv("NEGOTIATION_SAVES", str(tmp_path / "environment"))
    assert saves_folder() == tmp_path / "environment"


def test_an_empty_word_in_the_environment_names_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEGOTIATION_SAVES", "")
    saves = checkout(tmp_path)
    assert saves_folder() == saves


def test_a_home_folder_may_be_written_short(monkeypatch: pytest.MonkeyPatch) -> None:
    assert saves_folder(Path("~/games")) == Path.home() / "games"
    monkeypatch.setenv("NEGOTIATION_SAVES", "~/others")
    assert saves_folder() == Path.home() / "others"


def test_then_the_saves_of_the_checkout(tmp_path: Path) -> None:
    saves = checkout(tmp_path)
    assert saves_folder() == saves


@pytest.mark.parametrize("project", ['name = "another"\n', "", "\x00"])
def test_a_checkout_of_something_else_is_not_ours(tmp_path: Path, project: str) -> None:
    saves = checkout(tmp_path, project)
    assert saves_folder() != saves


def test_a_checkout_without_its_folder_of_saves_is_passed_over(tmp_path: Path) -> None:
    checkout(tmp_path).rmdir()
    assert "site" not in saves_folder().parts


def test_an_installed_game_keeps_them_in_the_user_s_data_folder() -> None:
    own = platformdirs.user_data_dir("heads-of-terms", appauthor=False)
    assert saves_folder() == Path(own)


def test_this_checkout_has_a_folder_of_saves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "__file__", str(ROOT / "negotiation" / "store" / "places.py"))
    assert saves_folder() == ROOT / "saves"


def test_asking_loads_nothing_heavy() -> None:
    program = "import negotiation.store.places as p, sys; p.saves_folder(); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert not set(done.stdout.split()) & {"sqlmodel", "sqlalchemy", "sqlite3", "pydantic"}
