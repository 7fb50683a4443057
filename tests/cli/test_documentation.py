"""`docs/command-line.md` says what is true: its examples run, its keys and codes exist."""

from __future__ import annotations

import json
import re
import shlex

import pytest

from negotiation.cli.exits import Exit
from tests.cli.conftest import ROOT, Ask

PAGE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\$ negotiation (.*)$", PAGE, re.MULTILINE)
JSON_EXAMPLES = [words for words in EXAMPLES if "--json" in words]


def keys_of(command: str) -> set[str]:
    """The keys that the table of a command documents."""
    section = PAGE.partition(f"`{command}`:\n")[2].partition("\n\n`")[0]
    rows = [row for row in section.splitlines() if row.startswith("| `")]
    return {key for row in rows for key in re.findall(r"`(\w+)`", row.split("|")[1])}


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 5
    assert len(JSON_EXAMPLES) >= 2


def test_every_example_runs_from_top_to_bottom(ask: Ask) -> None:
    for words in EXAMPLES:
        asked = ask(*shlex.split(words))
        assert asked.exit_code == Exit.DONE, (words, asked.output)
        assert asked.stdout.strip()


@pytest.mark.parametrize("words", JSON_EXAMPLES)
def test_the_documented_keys_are_the_keys(ask: Ask, words: str) -> None:
    answer = json.loads(ask(*shlex.split(words)).stdout)
    assert set(answer) == keys_of(words.split(maxsplit=1)[0])
