"""The author's guide is true: its commands print what it shows, and its examples are sound."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from pathlib import Path

import pytest
from pydantic import TypeAdapter
from typer.testing import CliRunner

from negotiation.cli.scenario import app
from negotiation.contract.clause import Clause
from negotiation.contract.edition import Edition
from negotiation.contract.inject import Inject
from negotiation.contract.levers import LEVERS, Lever
from negotiation.contract.measures import MEASURES
from negotiation.contract.scenario import Scenario
from negotiation.contract.side import Side
from negotiation.library.schema import scenario_schema

GUIDE = (Path(__file__).parents[2] / "docs" / "scenario-authors.md").read_text(encoding="utf-8")

# Lists of which an example may show one item only.
PARTS = {"clauses": Clause, "sides": Side, "editions": Edition, "injects": Inject}


def blocks(kind: str) -> list[str]:
    """The fenced blocks of one kind, in order."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


def said(shown: str) -> re.Pattern[str]:
    """What is shown as a pattern, in which `...` stands for the rest of a line."""
    return re.compile(re.escape(shown).replace(r"\.\.\.", ".*"))


def test_the_session_in_the_guide_prints_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Start, check, spoil the second clause as shown, and check again."""
    monkeypatch.chdir(tmp_path)
    sessions = blocks("console")
    assert len(sessions) == 3
    for number, session in enumerate(sessions):
        if number == 2:
            replace_second_clause(Path("winter-talks/scenario.toml"), blocks("toml wrong")[0])
        command, _, shown = session.partition("\n")
        words = shlex.split(command.removeprefix("$ negotiation scenario "))
        assert said(shown).fullmatch(CliRunner().invoke(app, words).output), command


def replace_second_clause(file: Path, clause: str) -> None:
    text = file.read_text(encoding="utf-8")
    start = text.index("[[clauses]]", text.index("[[clauses]]") + 1)
    end = text.index("# What a side values")
    file.write_text(text[:start] + clause + "\n" + text[end:], encoding="utf-8")


@pytest.mark.parametrize("block", blocks("toml"))
def test_every_example_in_the_guide_is_well_formed(block: str) -> None:
    """Read as strictly as a scenario file is."""
    for key, value in tomllib.loads(block).items():
        part = PARTS.get(key) or Scenario.model_fields[key].rebuild_annotation()
        adapter = TypeAdapter[object](part)
        for example in value if key in PARTS else [value]:
            adapter.validate_json(json.dumps(example), strict=True)


def test_every_table_and_key_has_its_place_in_the_guide() -> None:
    schema = scenario_schema()
    tables = [schema, *(schema["$defs"][name] for name in schema["$defs"] if name != "Levers")]
    for table in tables:
        for key in table.get("properties", ()):
            assert f"`{key}`" in GUIDE or f"`[{key}]`" in GUIDE or f"`[[{key}]]`" in GUIDE, key


@pytest.mark.parametrize("lever", LEVERS.values(), ids=list(LEVERS))
def test_every_lever_is_explained_in_the_guide(lever: Lever) -> None:
    pays = "" if lever.payer == "none" else lever.payer
    joined = "added" if lever.combine == "add" else "largest"
    bounds = f"{lever.minimum:g} | {lever.maximum:g}"
    row = f"| `{lever.name}` | {lever.unit} | {bounds} | {joined} | {pays} | {lever.meaning} |"
    assert row in GUIDE


def test_every_measure_is_explained_in_the_guide() -> None:
    for measure in MEASURES.values():
        assert f"| `{measure.name}` | {measure.unit} | {measure.meaning} |" in GUIDE
