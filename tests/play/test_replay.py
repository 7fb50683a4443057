"""A replay of any record: seeking gives what folding gives, and its end is the game's."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation.contract.digest import scenario_hash
from negotiation.play.replay import STRIDE, Replay
from negotiation.rules import commands as c
from negotiation.rules.apply import apply, opening_state
from negotiation.rules.record import GENESIS, seal
from negotiation.rules.saved import GameHeader, SavedGame
from negotiation.rules.view import view
from tests.full_toy import full_scenario
from tests.rules.playing import needed, play
from tests.toy import ENGINE, Game, toy_scenario, words

CHOICES = st.lists(st.integers(0, 10_000), max_size=40)


def saved(game: Game) -> SavedGame:
    """A game in memory as it would be kept."""
    records, texts = seal(game.events, "rules", "2012-01-01T00:00:00Z", 0, GENESIS)
    header = GameHeader(
        game="a-game",
        created="2012-01-01T00:00:00Z",
        scenario=game.scenario.code,
        scenario_title=game.scenario.title,
        scenario_hash=scenario_hash(game.scenario),
        engine=ENGINE.fingerprint,
        edition="toy",
        seed=1,
    )
    return SavedGame(
        header=header, scenario=game.scenario, records=records, texts=texts, finished=True
    )


def long_game() -> Game:
    """Far more acts than lie between two states that a replay keeps, and acts taken back."""
    game = Game(full_scenario())
    for _ in range(2):
        for number in range(2 * STRIDE):
            game.do(c.Say, "gp", to="all", words=words(f"Line {number}."))
        while game.state.last_move_at is None:
            game.ask(needed(game))
        game.do(c.Undo, "facilitator", words=words())
    return play(game, [])


@settings(max_examples=10)
@given(CHOICES, st.lists(st.integers(0, 10_000), min_size=1, max_size=12))
def test_seeking_anywhere_gives_the_state_of_that_act(
    choices: list[int], wanted: list[int]
) -> None:
    replay = Replay(saved(play(Game(full_scenario()), choices)))
    state = opening_state(replay.scenario, replay.events[0])
    states = [state]
    for event in replay.events[1:]:
        state = apply(state, event)
        states.append(state)
    for number in wanted:
        act = number % replay.length + 1
        then = states[act - 1]
        assert replay.state(act) == then
        assert replay.when(act) == (then.round, then.phase)
        assert replay.view(act, "gp").model_dump_json() == view(then, "gp").model_dump_json()


def test_undos_across_what_is_kept_lead_back_to_the_same_states() -> None:
    game = long_game()
    replay = Replay(saved(game))
    assert replay.length > 4 * STRIDE
    assert replay.state(replay.length) == game.state
    for act in range(replay.length, 0, -7):
        state = replay.state(act)
        assert state.seq == act
    assert list(replay.states())[-1] == game.state
    with pytest.raises(IndexError):
        replay.state(replay.length + 1)


@pytest.mark.slow
def test_the_end_of_five_hundred_random_games_is_what_was_played() -> None:
    luck = random.Random(2012)
    for _ in range(500):
        choices = [luck.randrange(10_000) for _ in range(luck.randrange(12))]
        game = play(Game(toy_scenario()), choices)
        replay = Replay(saved(game))
        assert replay.state(replay.length) == game.state
