"""Scenes: a table led by hand to a moment, and what a bot in one seat does then."""

from __future__ import annotations

from random import Random

from negotiation.bots.policies import policy_for
from negotiation.bots.situation import Situation
from negotiation.bots.tempers import TEMPERAMENTS
from negotiation.contract.base import SeatCode
from negotiation.contract.scenario import Scenario
from negotiation.rules import commands as c
from negotiation.rules.setup import Temper
from negotiation.rules.view import scenario_for, view
from negotiation.rules.words import Words
from tests.bots.conforming import Conforming
from tests.bots.tables import Game, SeatAdvisor, act, choice, opened
from tests.bots.worlds import World
from tests.toy import toy_scenario

SIDES = ("board", "gp", "commissioners")

TASTES = {
    "board": ((0, 100, 300), (0, -50), (0, 20)),
    "gp": ((0, -60, -200), (0, 250), (0, 20)),
    "commissioners": ((0, 40, 80), (0, -40), (0, 200)),
}
"""The board wants duty, the GPs pay, the commissioners teams; all can gain by a package."""

WORLD = World(TASTES, dict.fromkeys(SIDES, 10))

GOOD = {"duty": 1, "pay": 1, "team": 1}
"""Worth 70 to the board, 210 to the GPs, 200 to the commissioners."""


def scene(world: World = WORLD, scenario: Scenario | None = None) -> Game:
    """A game of people at its first offer, the board's turn; nobody has planned anything."""
    game = opened(scenario or toy_scenario(rounds=3), world)
    for _ in range(3):
        everybody_ready(game)
    return game


def everybody_ready(game: Game) -> None:
    """Every side finishes the step."""
    for side in SIDES:
        if view(game.state, side).can("ready"):
            say(game, c.Ready, side)


def say(game: Game, kind: type[c.Command], side: SeatCode, **fields: object) -> None:
    """A side asks for something, on what it sees now."""
    seen = game.state.seen[side]
    act(game, kind.model_validate({"actor": side, "seen": seen, **fields}))


def chosen(game: Game, side: SeatCode, temper: Temper = "trader") -> c.Command | None:
    """What a bot of a temper in this seat does now."""
    return choice(game, side, Conforming(policy_for(temper)))


def situation(game: Game, side: SeatCode, temper: Temper = "trader") -> Situation:
    """The seat's situation now."""
    return Situation(
        view(game.state, side),
        scenario_for(game.scenario, side),
        SeatAdvisor(game.engine, game.scenario, game.state, side),
        Random(1),
        TEMPERAMENTS[temper],
    )


def words(text: str) -> Words:
    """Words with a fixed salt."""
    return Words.of(text, "salt")
