"""Bots beside people who do anything at all: no bot is refused, none waits, the game ends."""

from __future__ import annotations

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from negotiation.bots.policies import policy_for
from negotiation.rules.decide import decide
from negotiation.rules.refusal import Refusal
from negotiation.rules.setup import Temper
from tests.bots.conforming import Conforming
from tests.bots.tables import Game, act, choice, opened
from tests.bots.worlds import random_world
from tests.full_toy import full_scenario
from tests.rules.playing import options
from tests.toy import toy_scenario

SCENARIOS = {"toy": toy_scenario(rounds=3), "full": full_scenario()}
WORLDS = {
    name: [random_world(scenario, seed) for seed in range(4)]
    for name, scenario in SCENARIOS.items()
}
ONWARD = ("ready", "pass_turn", "choose_ratification", "predict", "decide_year", "answer_package")


def settle(game: Game, bots: dict[str, Conforming]) -> None:
    """Let the bots act until none of them wants to."""
    for _ in range(200):
        moves = (choice(game, seat, bot) for seat, bot in bots.items())
        command = next((move for move in moves if move is not None), None)
        if command is None:
            return
        act(game, command)
    raise AssertionError("The bots went on without end.")


def person(game: Game, seat: str, luck: int, *, onward: bool) -> None:
    """Somebody does something that the rules allow, or what brings the game on."""
    found = [c for c in options(game.state, seat) if not onward or c.kind in ONWARD]
    moves = [c for c in found if not isinstance(decide(game.state, c, game.engine), Refusal)]
    if moves:
        act(game, moves[luck % len(moves)])


@given(
    st.sampled_from(sorted(SCENARIOS)),
    st.integers(0, 3),
    st.sampled_from(("board", "gp", "commissioners")),
    st.lists(st.sampled_from(get_args(Temper)), min_size=2, max_size=2),
    st.lists(st.integers(0, 10_000), max_size=40),
)
def test_bots_stand_whatever_a_person_does(
    name: str, world: int, seat: str, tempers: list[Temper], lucks: list[int]
) -> None:
    """A person with every move: calls, walking out, imposition, working groups, local deals."""
    game = opened(SCENARIOS[name], WORLDS[name][world])
    others = [side for side in game.scenario.side_by_code if side != seat]
    bots = {
        side: Conforming(policy_for(temper)) for side, temper in zip(others, tempers, strict=True)
    }
    for turn in range(200):
        settle(game, bots)
        if game.state.phase == "finished":
            return
        onward = turn >= len(lucks)
        person(game, seat, 0 if onward else lucks[turn], onward=onward)
    raise AssertionError("The game did not end.")
