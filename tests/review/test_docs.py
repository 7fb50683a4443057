"""`docs/review.md` says what is true: its examples run, its keys and measures are the program's."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from typer.testing import CliRunner

from negotiation.cli.app import app
from negotiation.cli.exits import Exit
from negotiation.plain.review import ANSWERS
from negotiation.review.analysis import Analysis
from negotiation.review.mistakes import GRADES
from negotiation.review.moments import MOMENTS
from negotiation.review.steps import DEAD_ZONE
from negotiation.review.trades import CLEARLY_BETTER, LEAST_GAIN
from negotiation.tui.actions import actions_in
from negotiation.tui.key_names import key_words
from tests.tui.shell import play_out

PAGE = (Path(__file__).parents[2] / "docs" / "review.md").read_text(encoding="utf-8")


def test_every_example_runs(tmp_path: Path) -> None:
    play_out(tmp_path)
    examples = re.findall(r"^\$ negotiation (.*)$", PAGE, re.MULTILINE)
    assert len(examples) >= 4
    for words in examples:
        asked = CliRunner().invoke(app, [*shlex.split(words), "--saves", str(tmp_path)], input="")
        assert asked.exit_code == Exit.DONE, (words, asked.output)
        assert asked.stdout.strip()


def test_every_key_of_the_review_is_told() -> None:
    prose = re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)
    told = set(re.findall(r"`([^`]+)`", prose)) | {"Home", "End", "Space", "Esc"}
    for action in actions_in("replay"):
        first = key_words(action.keys.split(",")[0])
        assert first in told, action.id


def test_every_word_of_plain_mode_is_told() -> None:
    for word in ANSWERS:
        assert f"`{word}`" in PAGE


def test_every_part_of_the_data_is_told() -> None:
    about = {"game", "scenario", "edition", "engine", "judged_by", "finished"}
    for name in Analysis.model_fields.keys() - about:
        assert f"`{name}`" in PAGE, name


def test_limits_are_those_of_the_program() -> None:
    for grade, least in GRADES:
        assert re.search(rf"from {least:.2f} (it is )?an? \*{grade}\*", " ".join(PAGE.split()))
    assert f"up to {DEAD_ZONE} is none" in PAGE
    assert f"every signatory {LEAST_GAIN} of `g`" in PAGE
    assert f"more than {CLEARLY_BETTER}" in PAGE
    assert MOMENTS == 5
    assert "at most five" in PAGE
