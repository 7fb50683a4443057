"""The scenarios that ship, and the template: sound, and readable in the time that they promise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from negotiation.contract.digest import scenario_hash
from negotiation.contract.scenario import Scenario
from negotiation.library.load import load_scenario

ROOT = Path(__file__).parents[2]
SHIPPED = sorted(file.parent for file in (ROOT / "scenarios").glob("*/scenario.toml"))
TEMPLATE = ROOT / "negotiation" / "library" / "template"

A_MINUTE = 260
"""Words that most people read in about a minute."""


@pytest.mark.parametrize("folder", [*SHIPPED, TEMPLATE], ids=lambda folder: folder.name)
def test_every_shipped_scenario_is_sound(folder: Path) -> None:
    """Loading it checks everything; loading it again gives the same scenario."""
    scenario = load_scenario(folder)
    assert scenario_hash(load_scenario(folder)) == scenario_hash(scenario)


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_a_shipped_scenario_lies_in_the_folder_of_its_code(folder: Path) -> None:
    assert load_scenario(folder).code == folder.name


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_no_source_is_listed_for_nothing(folder: Path) -> None:
    scenario = load_scenario(folder)
    said = (folder / "scenario.toml").read_text(encoding="utf-8")
    for pointer in scenario.sources:
        assert said.count(f'"{pointer}"') > 0, pointer


@pytest.fixture(scope="module")
def tutorial() -> Scenario:
    return load_scenario(ROOT / "scenarios" / "tutorial")


def test_the_tutorial_is_small_enough_for_ten_minutes(tutorial: Scenario) -> None:
    (edition,) = tutorial.editions
    assert len(tutorial.clauses) == 4
    assert len(edition.rounds) == 3
    clocked = sum(one.caucus_minutes + one.table_minutes for one in edition.rounds)
    assert clocked <= edition.minutes <= 10


def test_a_brief_of_the_tutorial_is_read_in_a_minute_on_eighty_columns(tutorial: Scenario) -> None:
    for name, text in tutorial.briefs.items():
        assert len(text.split()) <= A_MINUTE, name
        assert max(map(len, text.splitlines())) <= 80, name


def test_each_private_brief_names_its_red_line_fallback_and_first_step(tutorial: Scenario) -> None:
    for side in tutorial.sides:
        headings = re.findall(r"^## (.+)$", tutorial.briefs[side.brief], re.MULTILINE)
        assert headings == [
            "What you want, in order",
            "Your red line",
            "If there is no deal",
            "What you know and they may not",
            "A way to start",
        ]


def test_what_could_be_imposed_leaves_the_best_of_team_care_to_be_bargained_for(
    tutorial: Scenario,
) -> None:
    networks = tutorial.clause_by_code["teams"].options[2]
    assert networks.code == "networks"
    assert networks.voluntary
    assert not networks.imposable
