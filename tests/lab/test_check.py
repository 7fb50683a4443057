"""`scenario check --games` and `--watch`: what an author sees while writing."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from negotiation.cli import watching
from negotiation.cli.exits import Exit
from negotiation.cli.scenario import app
from negotiation.library.start import start_scenario


@pytest.mark.slow
def test_the_check_plays_games_when_asked_to() -> None:
    """And then says of every strategy what became of it."""
    result = CliRunner().invoke(app, ["check", "tutorial", "--games", "2"])
    assert result.exit_code == Exit.DONE
    assert "stalling as Commissioners: worse than a trader in " in result.stdout
    assert "always imposing: not a move of this edition" in result.stdout
    assert "a table of mirrors: a deal in " in result.stdout
    assert "ballots that went against what GP representatives predicted: " in result.stdout
    assert result.stderr == ""


def test_a_folder_is_looked_at_again_when_a_file_is_saved_added_or_removed(tmp_path: Path) -> None:
    """Not when nothing happens, and not after an interruption."""
    file = tmp_path / "scenario.toml"
    file.write_text("one", encoding="utf-8")
    happens = iter(
        (
            lambda: None,
            lambda: file.write_text("two, longer", encoding="utf-8"),
            lambda: (tmp_path / "gp.md").write_text("new", encoding="utf-8"),
            lambda: None,
            file.unlink,
        )
    )
    waits = 0

    def pause() -> None:
        nonlocal waits
        waits += 1
        event = next(happens, None)
        if event is None:
            raise KeyboardInterrupt
        event()

    assert len(list(watching.saved(tmp_path, pause))) == 4
    assert waits == 6


def test_a_watched_scenario_is_checked_again_right_or_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault that has just been saved is told, and watching goes on until Ctrl+C."""
    folder = tmp_path / "winter"
    start_scenario(folder)
    right = (folder / "scenario.toml").read_text(encoding="utf-8")
    texts = iter((right.replace('code = "pay"', 'code = "pay me"', 1) + "\nx = 1\n", right))

    def edit() -> None:
        text = next(texts, None)
        if text is None:
            raise KeyboardInterrupt
        (folder / "scenario.toml").write_text(text, encoding="utf-8")

    monkeypatch.setattr(watching, "_wait", edit)
    result = CliRunner().invoke(app, ["check", str(folder), "--watch"])
    assert result.exit_code == Exit.DONE
    assert result.stdout.count(": fine") == 2
    assert "fault" in result.stderr
    assert result.stderr.count("watching ") == 3


def test_what_is_not_there_cannot_be_watched(tmp_path: Path) -> None:
    """The same sentence as without watching."""
    result = CliRunner().invoke(app, ["check", str(tmp_path / "nowhere"), "--watch"])
    assert result.exit_code == Exit.REFUSED
    assert "nowhere" in result.stderr
