"""The command line in this process and in one of its own, with saves in a temporary folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

ROOT = Path(__file__).parents[2]

Ask = Callable[..., Result]
Start = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of saves that every command uses."""
    folder = tmp_path / "saves"
    monkeypatch.setenv("NEGOTIATION_SAVES", str(folder))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return folder


@pytest.fixture
def ask(saves: Path) -> Ask:
    """`ask("project", "tutorial", "--json")`: a command in this process, `typed` on its input."""
    from negotiation.cli.app import app

    def run(*words: str, typed: str = "") -> Result:
        return CliRunner().invoke(app, list(words), input=typed, prog_name="negotiation")

    return run


@pytest.fixture
def start(saves: Path) -> Start:
    """`start("games")`: the same in a program of its own."""

    def run(*words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "negotiation", *words],
            input=typed,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            cwd=ROOT,
            check=False,
        )

    return run
