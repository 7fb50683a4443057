"""Whole games of bots: they end, nobody is refused, chance repeats itself, tempers tell."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from negotiation.contract.scenario import Scenario
from negotiation.engine import parameters
from negotiation.engine.model import PointEngine
from negotiation.library.load import load_scenario
from negotiation.rules.setup import Temper
from tests.bots.tables import Game, opened, play
from tests.bots.worlds import World, random_world
from tests.full_toy import full_scenario
from tests.toy import toy_scenario

TEMPERS: tuple[Temper, ...] = get_args(Temper)
COMPANIES = tuple(product(TEMPERS, repeat=3))
SCENARIOS = Path(__file__).parents[2] / "scenarios"


@cache
def tutorial() -> tuple[Scenario, PointEngine]:
    """The tutorial as shipped, with its real engine."""
    scenario = load_scenario(SCENARIOS / "tutorial")
    return scenario, PointEngine(scenario, parameters.load())


@cache
def world(seed: int) -> World:
    """One of many worlds on the tutorial's clauses."""
    return random_world(tutorial()[0], seed)


def agreed(game: Game) -> bool:
    """Whether the game ended with a deal."""
    ending = game.state.ending
    return ending is not None and ending.outcome == "agreed"


def gain(game: Game, side: str) -> int:
    """What a side got over its fallback, in tenths."""
    ending = game.state.ending
    assert ending is not None
    return ending.numbers.values[side] - ending.numbers.fallbacks[side]


@pytest.mark.parametrize("tempers", COMPANIES)
def test_every_company_of_tempers_plays_to_the_end(tempers: tuple[Temper, ...]) -> None:
    """In a world of few clauses and every move: no refusal, no dead end, every choice conforms."""
    scenario = full_scenario()
    game = play(opened(scenario, random_world(scenario, 5), tempers))
    assert game.state.phase == "finished"


@pytest.mark.slow
@pytest.mark.parametrize("tempers", COMPANIES)
def test_the_tutorial_is_played_to_the_end(tempers: tuple[Temper, ...]) -> None:
    """With the real engine; and whoever signs is better off than without a deal."""
    game = play(opened(*tutorial(), tempers, seed=11))
    assert game.state.phase == "finished"


def test_a_conceder_a_trader_and_a_mirror_play_the_tutorial() -> None:
    """One game with the real engine, for every run of the tests."""
    game = play(opened(*tutorial(), ("conceder", "trader", "mirror"), seed=3))
    assert game.state.phase == "finished"


def test_the_same_seed_gives_the_same_game() -> None:
    """Event by event, chance and words included; another seed gives another."""
    tempers: tuple[Temper, ...] = ("trader", "mirror", "conceder")
    first, again, other = (
        play(opened(tutorial()[0], world(7), tempers, seed)).events for seed in (4, 4, 5)
    )
    assert first == again
    assert first[1:] != other[1:]


def test_a_lost_ballot_comes_back_to_the_table_and_ends() -> None:
    """GP representatives are shown a yes, and their members say no, twice."""
    tastes = {
        "board": ((0, 100, 200), (0, 50), (0, 0)),
        "gp": ((0, 100, 0), (0, 50), (0, 0)),
        "commissioners": ((0, 100, 200), (0, 50), (0, 0)),
    }
    world = World(tastes, dict.fromkeys(tastes, 20), expected=0.6, yes=0.3)
    game = play(opened(toy_scenario(), world, ("trader", "trader", "trader")))
    assert [ballot.passed for ballot in game.state.ballots] == [False, False]
    assert game.state.ending is not None
    assert game.state.ending.why == "ballot_lost"


def test_conceders_settle_sooner_and_hardliners_seldom() -> None:
    """Ends differ by temper: over the same worlds, hardliners sign fewest deals."""
    deals = {
        temper: sum(
            agreed(play(opened(tutorial()[0], world(seed), (temper,) * 3, seed)))
            for seed in range(12)
        )
        for temper in TEMPERS
    }
    assert deals["hardliner"] < deals["mirror"] <= max(deals["conceder"], deals["trader"])


@pytest.mark.slow
@pytest.mark.parametrize("seat", range(3))
def test_a_trader_does_better_than_a_conceder_in_its_seat(seat: int) -> None:
    """Among conceders, over the same forty worlds, in every seat."""
    scenario = tutorial()[0]
    side = list(scenario.side_by_code)[seat]
    gains = dict.fromkeys(("conceder", "trader"), 0)
    for temper in ("conceder", "trader"):
        tempers: list[Temper] = ["conceder"] * 3
        tempers[seat] = "trader" if temper == "trader" else "conceder"
        for seed in range(40):
            gains[temper] += gain(play(opened(scenario, world(seed), tempers, seed)), side)
    assert gains["trader"] > gains["conceder"]
