"""How a game is told: the line of a year, the page of a moment, and what a check finds wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation.contract.consistency import problems
from negotiation.contract.scenario import Scenario
from negotiation.contract.story import FrontPage, Vignette, VignetteLine, front_page

VIGNETTE = Vignette(
    patient="Somebody with diabetes.",
    lines=(
        VignetteLine(text="little changed"),
        VignetteLine(text="better", experienced=40),
        VignetteLine(text="the first year", year=1),
        VignetteLine(text="a good first year", year=1, experienced=35),
    ),
)


@pytest.mark.parametrize(
    ("year", "experienced", "told"),
    [
        (1, 20.0, "the first year"),
        (1, 35.0, "a good first year"),
        (1, 60.0, "a good first year"),
        (2, 39.9, "little changed"),
        (2, 40.0, "better"),
        (5, 99.0, "better"),
    ],
)
def test_a_line_of_that_year_comes_first_then_the_highest_score_reached(
    year: int, experienced: float, told: str
) -> None:
    assert VIGNETTE.told(year, experienced) == told


def test_the_first_page_whose_bounds_hold_is_printed() -> None:
    loud = FrontPage(moment="round", headline="Loud", text="!", measure="reject", above=0.5)
    plain = FrontPage(moment="round", headline="Plain", text=".")
    assert front_page((loud, plain), "round", {"reject": 0.6}) == loud
    assert front_page((loud, plain), "round", {"reject": 0.5}) == plain
    assert front_page((loud, plain), "round", {}) == plain
    assert front_page((loud, plain), "year", {"reject": 0.6}) is None


def test_a_page_is_filled_in_once() -> None:
    page = FrontPage(moment="round", headline="{calendar}", text="It changes {clauses}.")
    words = {"calendar": "May [2012]", "clauses": "{calendar}"}
    assert page.filled(words) == ("May [2012]", "It changes {calendar}.")
    with pytest.raises(KeyError):
        page.filled({"calendar": "May"})


@given(st.text(), st.text())
def test_what_stands_in_no_braces_is_left_as_it_is(headline: str, text: str) -> None:
    if headline and text and not {"{", "}"} & set(headline + text):
        page = FrontPage(moment="round", headline=headline, text=text)
        assert page.filled({}) == (headline, text)


def told_of(scenario: Scenario, **changes: object) -> list[tuple[tuple[str | int, ...], str]]:
    """What the check says of a scenario with this story."""
    return [(one.path, one.sentence) for one in problems(scenario.model_copy(update=changes))]


def test_a_sound_story_is_accepted(tutorial: Scenario) -> None:
    page = FrontPage(moment="round", headline="{calendar}", text="{clauses}: {integration}")
    lines = VIGNETTE.lines
    assert told_of(tutorial, vignette=VIGNETTE, front_pages=(page,)) == []
    assert told_of(tutorial, vignette=VIGNETTE.model_copy(update={"lines": lines[2:]})) == []


def test_a_year_that_cannot_be_told_is_named(tutorial: Scenario) -> None:
    only_when_good = VIGNETTE.model_copy(update={"lines": VIGNETTE.lines[1:2]})
    ((path, sentence),) = told_of(tutorial, vignette=only_when_good)
    assert path == ("vignette", "lines")
    assert "year 1 cannot always be told" in sentence


def test_a_line_for_a_year_that_never_comes_and_one_that_is_never_told_are_named(
    tutorial: Scenario,
) -> None:
    late = VignetteLine(text="too late", year=4)
    lines = (*VIGNETTE.lines, VIGNETTE.lines[0], late)
    found = told_of(tutorial, vignette=VIGNETTE.model_copy(update={"lines": lines}))
    assert [path for path, _ in found] == [
        ("vignette", "lines", 4),
        ("vignette", "lines", 5, "year"),
    ]


@pytest.mark.parametrize("text", ["{income}", "{gp_income_gbp_per_partner}", "{}"])
def test_a_page_may_not_say_what_is_private_or_unknown(tutorial: Scenario, text: str) -> None:
    page = FrontPage(moment="round", headline="News", text=text)
    ((path, sentence),) = told_of(tutorial, front_pages=(page,))
    assert path == ("front_pages", 0, "text")
    assert "is not a placeholder, or is not public" in sentence


@pytest.mark.parametrize("text", ["{calendar", "calendar}", "{{calendar}"])
def test_a_brace_without_its_partner_is_told(tutorial: Scenario, text: str) -> None:
    page = FrontPage(moment="round", headline=text, text="News.")
    ((path, sentence),) = told_of(tutorial, front_pages=(page,))
    assert path == ("front_pages", 0, "headline")
    assert "a brace without its partner" in sentence


def test_a_page_is_bound_by_public_measures_only(tutorial: Scenario) -> None:
    private = FrontPage(
        moment="year", headline="News", text=".", measure="gp_hours_per_week", above=1
    )
    unbound = FrontPage(moment="year", headline="News", text=".", measure="reject")
    found = told_of(tutorial, front_pages=(private, unbound))
    assert [path for path, _ in found] == [("front_pages", 0, "measure"), ("front_pages", 1)]
