"""Shipped scenarios say what a side wants in the order of what it is worth to that side."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from negotiation.contract.scenario import Scenario
from negotiation.contract.side import Side
from negotiation.library.load import load_scenario

FOLDERS = Path(__file__).parents[2] / "scenarios"

POSITIONS = "positions"
"""Stands for what no measure says: the points of options that a side likes for themselves."""

WANTED = {
    ("forum-2012", "board"): {
        "joins up": "integration",
        "public bill": "public_cost_gbp_per_head",
        "quality": "recorded_quality",
        "quarrel": "act",
    },
    ("forum-2012", "gp"): {
        "hours": "gp_hours_per_week",
        "practice income": "gp_income_gbp_per_partner",
        "freedom": "autonomy",
        "know their doctor": "continuity",
    },
    ("forum-2012", "commissioners"): {
        "local budget that holds": "commissioner_cost_gbp_per_head",
        "patients feel": "integration_experienced",
        "gap": "inequality",
        "powers": POSITIONS,
    },
    ("tutorial", "board"): {
        "joins up": "integration",
        "public bill": "public_cost_gbp_per_head",
        "quarrel": "act",
        "quality": "recorded_quality",
    },
    ("tutorial", "gp"): {
        "practice income": "gp_income_gbp_per_partner",
        "fewer hours": "gp_hours_per_week",
        "freedom": "autonomy",
        "sink": "practices_losing",
    },
    ("tutorial", "commissioners"): {
        "patients feel": "integration_experienced",
        "local budget that holds": "commissioner_cost_gbp_per_head",
        "admissions": "acs_admissions_change",
        "take part": "refuse",
    },
}
"""The words by which a side's interests are told, in order, and the measure that each names."""


def told(scenario: Scenario, side: Side) -> list[str]:
    """The numbered wishes of a side's brief."""
    wishes = scenario.briefs[side.brief].split("## What you want, in order")[1].split("\n## ")[0]
    return re.split(r"^\d+\. ", wishes, flags=re.MULTILINE)[1:]


@pytest.mark.parametrize(("code", "side_code"), WANTED)
def test_interests_and_brief_follow_the_weights(code: str, side_code: str) -> None:
    scenario = load_scenario(FOLDERS / code)
    side = scenario.side_by_code[side_code]
    wanted = WANTED[code, side_code]
    weights = {str(outcome.measure): outcome.weight for outcome in side.outcomes}
    in_order = [weights[measure] for measure in wanted.values() if measure != POSITIONS]
    assert in_order == sorted(weights.values(), reverse=True)
    for listed in (side.interests, told(scenario, side)):
        assert len(listed) == len(wanted)
        for word, wish in zip(wanted, listed, strict=True):
            assert word in " ".join(wish.lower().split()), (word, wish)
