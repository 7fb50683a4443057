"""Run sheets: every minute is accounted for, and what does not fit is said."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation.contract.scenario import Scenario
from negotiation.library.agenda import (
    LEAST_BESIDE,
    PRESETS,
    TooShortError,
    game_minutes,
    preset_edition,
    run_sheet,
)
from negotiation.library.load import load_scenario
from negotiation.library.places import find, places


@pytest.fixture(scope="module")
def forum() -> Scenario:
    """The main scenario."""
    return load_scenario(find("forum-2012", places()))


@pytest.mark.parametrize(("preset", "edition"), [("90", "90"), ("180", "120"), ("day", "day")])
def test_presets_take_the_longest_edition_that_fits(
    forum: Scenario, preset: str, edition: str
) -> None:
    """A longer session plays a longer edition."""
    assert preset_edition(forum, PRESETS[preset]).code == edition


@pytest.mark.parametrize("code", ["60", "90", "120"])
def test_an_edition_fits_the_minutes_that_it_is_called_after(forum: Scenario, code: str) -> None:
    """The 90-minute edition fits ninety minutes, welcome and debrief included."""
    steps = run_sheet(forum.edition(code), int(code))
    assert steps[-1].name == "Debrief"
    assert steps[-1].minutes >= 10


@given(st.integers(min_value=1, max_value=600))
def test_steps_follow_each_other_without_a_gap(minutes: int) -> None:
    """Steps begin where the one before ended, and end with the session."""
    scenario = load_scenario(find("forum-2012", places()))
    try:
        edition = preset_edition(scenario, minutes)
    except TooShortError:
        shortest = min(game_minutes(one) for one in scenario.editions)
        assert minutes < shortest + LEAST_BESIDE
        return
    steps = run_sheet(edition, minutes)
    assert steps[0].start == 0
    for step, after in pairwise(steps):
        assert step.start + step.minutes == after.start
    assert steps[-1].start + steps[-1].minutes == minutes
    assert {one.name for one in edition.rounds} <= {step.name for step in steps}


def test_a_day_has_its_breaks(forum: Scenario) -> None:
    """Three breaks, none before the first round."""
    names = [step.name for step in run_sheet(forum.edition("day"), PRESETS["day"])]
    assert [name for name in names if name in ("Break", "Lunch", "Second break")] == [
        "Break",
        "Lunch",
        "Second break",
    ]
    assert names.index("Break") > names.index("Round 1")


def test_a_session_that_is_too_short_says_what_is_needed(forum: Scenario) -> None:
    """The sentence names the edition and its minutes."""
    with pytest.raises(TooShortError, match=r"edition 60 needs 58"):
        preset_edition(forum, 30)
