"""The end of the author's guide is true: from a new scenario to a game of bots, as it is shown."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from negotiation.cli.exits import Exit
from tests.cli.conftest import ROOT, Ask

GUIDE = (ROOT / "docs" / "scenario-authors.md").read_text(encoding="utf-8")
STEPS = re.findall(r"^```(console|toml) own\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
PLACE = "# What a side values"


def said(shown: str) -> re.Pattern[str]:
    """What is shown as a pattern: `...` alone stands for any lines, at an end for a line's rest."""
    lines = [re.escape(line).replace(r"\.\.\.", "[^\n]*") for line in shown.splitlines()]
    return re.compile("\n".join(".*" if line == "[^\n]*" else line for line in lines), re.DOTALL)


@pytest.mark.slow
def test_every_step_of_an_own_scenario_says_what_the_guide_shows(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands are run and clauses are put in, in the order of the page."""
    monkeypatch.chdir(tmp_path)
    assert [kind for kind, _ in STEPS] == ["console", "console", "toml", "console", "console"]
    for kind, block in STEPS:
        if kind == "toml":
            file = tmp_path / "winter-talks" / "scenario.toml"
            text = file.read_text(encoding="utf-8")
            assert text.count(PLACE) == 1
            file.write_text(text.replace(PLACE, f"{block}\n{PLACE}"), encoding="utf-8")
            continue
        command, _, shown = block.partition("\n")
        asked = ask(*shlex.split(command.removeprefix("$ negotiation ")))
        assert asked.exit_code == Exit.DONE, asked.output
        assert said(shown).fullmatch(asked.stdout.rstrip("\n")), (command, asked.stdout)
