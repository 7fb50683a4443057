"""Setting up: done once, again when it must be, and refused in a sentence when it cannot be."""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).parents[2]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty checkout with both lists of requirements and nothing installed."""
    (tmp_path / "requirements").mkdir()
    for name in ("play", "dev"):
        (tmp_path / "requirements" / f"{name}.txt").write_text(f"{name}\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "PYTHON", tmp_path / ".venv" / "python")
    return tmp_path


def pretend_installed(requirements: str) -> None:
    stamp, wanted = dev.stamp_of(requirements)
    stamp.parent.mkdir(exist_ok=True)
    dev.PYTHON.touch()
    stamp.write_text(wanted)


def test_what_is_installed_stays_until_its_sources_change(checkout: Path) -> None:
    assert not dev.is_installed("dev")
    pretend_installed("dev")
    assert dev.is_installed("dev")

    (checkout / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    assert not dev.is_installed("dev")


@pytest.mark.usefixtures("checkout")
def test_tests_set_up_is_enough_to_play_but_not_the_other_way_round() -> None:
    pretend_installed("play")
    assert dev.is_installed("play")
    assert not dev.is_installed("dev")

    stamp, _ = dev.stamp_of("play")
    stamp.unlink()
    pretend_installed("dev")
    assert dev.is_installed("play")


@pytest.mark.usefixtures("checkout")
def test_a_lost_interpreter_means_setting_up_again() -> None:
    pretend_installed("dev")
    dev.PYTHON.unlink()
    assert not dev.is_installed("dev")


def test_an_old_python_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit) as refusal:
        dev.check_python()
    assert refusal.value.code == 2
    assert "needs Python 3.11 or newer" in capsys.readouterr().err


def test_a_python_without_venv_gets_the_one_command_that_adds_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name != "ensurepip")
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/apt-get")
    with pytest.raises(SystemExit):
        dev.check_python()
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert f"sudo apt install python{version}-venv" in capsys.readouterr().err


def test_an_unknown_target_shows_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refusal:
        dev.main(["tset"])
    assert refusal.value.code == 2
    shown = capsys.readouterr()
    assert "'tset'" in shown.err
    assert "test " in shown.out


@pytest.mark.skipif(shutil.which("make") is None, reason="no make here")
def test_make_without_any_python_says_how_to_get_one(tmp_path: Path) -> None:
    make = shutil.which("make")
    assert make is not None
    done = subprocess.run(
        [make, "play"],
        cwd=ROOT,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "needs Python 3.11 or newer" in done.stderr
