"""`negotiation review`: the list, the conversation, the data, and layers as files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from negotiation.cli.app import app
from negotiation.cli.exits import Exit
from negotiation.review.analysis import Analysis
from tests.tui.shell import play_out


@pytest.fixture(scope="module")
def saves(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one finished game."""
    folder = tmp_path_factory.mktemp("saves")
    play_out(folder)
    return folder


def ask(saves: Path, *words: str, answers: str = "") -> Result:
    """Run the command in a folder of saves."""
    return CliRunner().invoke(app, ["review", *words, "--saves", str(saves)], input=answers)


def test_without_a_name_the_games_are_listed(saves: Path) -> None:
    listed = ask(saves)
    assert listed.exit_code == Exit.DONE
    assert re.search(r"tutorial-\w+: .*, \d+ acts, finished", listed.stdout)


def test_the_analysis_is_data(saves: Path) -> None:
    asked = ask(saves, "last", "--json")
    assert asked.exit_code == Exit.DONE
    analysis = Analysis.model_validate_json(asked.stdout)
    assert analysis.finished
    assert analysis.moments


def test_plain_mode_says_why_moves_remarks_and_comes_back_to_where_it_was_left(
    saves: Path,
) -> None:
    answers = "why\noffers\ngo\n5\nnext\nmoment\ncomment\nToo early.\nmark\n6\nbookmark\ndone\n"
    first = ask(saves, "last", "--plain", answers=answers)
    assert first.exit_code == Exit.DONE, first.output
    assert "on the table" in first.stdout
    assert "an opening" in first.stdout
    assert "Act 6 of " in first.stdout
    assert "Kept beside the record." in first.stdout
    left = re.findall(r"^Act (\d+) of \d+\. What would", first.stdout, re.MULTILINE)[-1]
    again = ask(saves, "last", "--plain", answers="act\n")
    assert f"Act {left} of " in again.stdout
    assert "Remark of me: bookmark ? Too early." in again.stdout


def test_a_what_if_of_bots_is_played_and_compared(saves: Path) -> None:
    told = ask(saves, "last", "--plain", answers="go\n20\nwhat-if\nbots\ndone\n").stdout
    assert re.search(r"Branched after act \d+ of ", told)
    assert "Worth, there and here: " in told


def test_remarks_leave_and_enter_as_files(saves: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.layer.json"
    game = json.loads(ask(saves, "last", "--json").stdout)["game"]
    ask(saves, game, "--plain", answers="bookmark\ndone\n")
    assert ask(saves, game, "--layer-out", str(file)).exit_code == Exit.DONE
    layer = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**layer, "reviewer": "tutor"}), encoding="utf-8")
    taken = ask(saves, game, "--layer-in", str(file))
    assert taken.exit_code == Exit.DONE
    assert "remarks of tutor" in taken.stdout


def test_a_game_under_way_keeps_what_others_hide(tmp_path: Path) -> None:
    started = CliRunner().invoke(
        app, ["play", "tutorial", "--plain", "--saves", str(tmp_path)], input=""
    )
    assert started.exit_code == Exit.DONE
    refused = ask(tmp_path, "last", "--json")
    assert refused.exit_code == Exit.REFUSED
    assert "It opens at the end." in refused.output
    told = ask(tmp_path, "last", "--plain", answers="why\nmoment\ndone\n").stdout
    assert "The game is not over" in told
    assert "Claimed, of what was gained" not in told
    assert "missed trade" not in told


def test_verify_asks_todays_engine_when_wanted(saves: Path) -> None:
    asked = CliRunner().invoke(app, ["verify", "last", "--engine", "--saves", str(saves)])
    assert asked.exit_code == Exit.DONE
    assert "come out the same" in asked.stdout
    as_json = CliRunner().invoke(
        app, ["verify", "last", "--engine", "--json", "--saves", str(saves)]
    )
    assert json.loads(as_json.stdout)["engine"]["drifted"] == []
