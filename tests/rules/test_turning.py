"""Turning points: which there are, and that every seat is told the same, in public numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from negotiation.play.words import pages_so_far
from negotiation.rules import events as e
from negotiation.rules.state import State
from negotiation.rules.view import scenario_for, view
from tests.rules.playing import play
from tests.story import told_scenario
from tests.toy import Game

SEATS = ("board", "gp", "commissioners")
TOLD = told_scenario()


def moments(state: State) -> list[str]:
    """The moments that the game was told by."""
    return [point.moment for point in state.turning_points]


@given(st.lists(st.integers(0, 10_000), max_size=80))
def test_every_seat_reads_the_same_papers_in_public_numbers(choices: list[int]) -> None:
    game = play(Game(TOLD), choices)
    views = [view(game.state, seat) for seat in SEATS]
    assert views[0].turning_points == views[1].turning_points == views[2].turning_points
    for point in views[0].turning_points:
        assert set(point.numbers.measures) <= set(TOLD.public_measures)
        assert point.numbers == type(point.numbers)(measures=point.numbers.measures)
    printed = {pages_so_far(scenario_for(TOLD, seen.side), seen) for seen in views}
    assert len(printed) == 1
    assert len(printed.pop()) == len(game.state.turning_points)


@given(st.lists(st.integers(0, 10_000), max_size=80))
def test_every_round_closed_and_every_year_is_told(choices: list[int]) -> None:
    game = play(Game(TOLD), choices)
    if any(isinstance(event, e.ActUndone) for event in game.events):
        return
    told = moments(game.state)
    assert told.count("round") == sum(isinstance(event, e.RoundClosed) for event in game.events)
    assert told.count("year") == sum(isinstance(event, e.YearDelivered) for event in game.events)
    assert told.count("ratified") == sum(isinstance(event, e.Ratified) for event in game.events)
