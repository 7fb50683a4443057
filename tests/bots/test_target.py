"""What a bot holds out for: high at first, just above its fallback at the end."""

from __future__ import annotations

from itertools import product

import pytest

from negotiation.bots.target import conceded, elapsed, target
from negotiation.bots.tempers import TEMPERAMENTS
from negotiation.rules import commands as c
from negotiation.rules.setup import Temper
from negotiation.rules.view import view
from tests.bots.scenes import GOOD, WORLD, everybody_ready, say, scene
from tests.bots.tables import Game, opened
from tests.toy import toy_scenario

AIM = 210
COMPARED: tuple[Temper, ...] = ("mirror", "conceder")


def pass_turn(game: Game) -> None:
    """Whoever's turn it is passes; a round that is over gives way to the next."""
    say(game, c.PassTurn, view(game.state, "board").awaited[0])
    if game.state.phase == "reactions":
        next_round(game)


def next_round(game: Game) -> None:
    """Nobody reacts, and nobody talks before the next offers."""
    everybody_ready(game)
    everybody_ready(game)


def test_time_runs_from_nothing_to_one() -> None:
    """Turn by turn through the rounds; the signing window is the end."""
    game = scene()
    times = []
    for _ in range(9):
        times.append(elapsed(view(game.state, "board")))
        pass_turn(game)
    assert times[0] == 0
    assert times == sorted(set(times))
    assert elapsed(view(game.state, "board")) == 1


def test_before_the_first_round_no_time_has_passed() -> None:
    """While briefs are read and plans are made."""
    assert elapsed(view(opened(toy_scenario(), WORLD).state, "gp")) == 0


@pytest.mark.parametrize("temper", TEMPERAMENTS)
def test_a_target_falls_from_the_aim_to_above_the_fallback(temper: Temper) -> None:
    """It never rises while time passes, and never reaches the fallback."""
    game = scene()
    targets = []
    for _ in range(9):
        seen = view(game.state, "board")
        targets.append(target(seen, TEMPERAMENTS[temper], AIM))
        pass_turn(game)
    targets.append(target(view(game.state, "board"), TEMPERAMENTS[temper], AIM))
    assert targets[0] == AIM
    assert targets == sorted(targets, reverse=True)
    assert targets[-1] > 10


def test_a_hardliner_stays_high_when_a_conceder_has_come_down() -> None:
    """Half way through the talks."""
    game = scene()
    for _ in range(4):
        pass_turn(game)
    seen = view(game.state, "board")
    hard = target(seen, TEMPERAMENTS["hardliner"], AIM)
    soft = target(seen, TEMPERAMENTS["conceder"], AIM)
    assert hard > 0.9 * AIM
    assert soft < 0.6 * AIM


def test_concessions_are_what_the_others_have_come_closer() -> None:
    """The GPs offer little, then what the board aims for; the commissioners stay where they are."""
    game = scene()
    say(game, c.PassTurn, "board")
    say(game, c.Propose, "gp", terms={"team": 1})
    say(game, c.Propose, "commissioners", terms={"duty": 1})
    seen = view(game.state, "board")
    assert conceded(seen, aim=70) == 0
    next_round(game)
    say(game, c.Propose, "gp", terms=GOOD)
    assert conceded(view(game.state, "board"), aim=70) == 0.5


def test_a_mirror_comes_down_with_the_others_only() -> None:
    """At the same moment its target is lower when somebody has moved towards it."""
    targets = {}
    for temper, second in product(COMPARED, ("stays", "comes")):
        game = scene()
        say(game, c.PassTurn, "board")
        say(game, c.Propose, "gp", terms={"team": 1})
        say(game, c.PassTurn, "commissioners")
        next_round(game)
        say(game, c.Propose, "gp", terms=GOOD if second == "comes" else {"team": 1})
        targets[temper, second] = target(view(game.state, "board"), TEMPERAMENTS[temper], AIM)
    assert targets["mirror", "comes"] < targets["mirror", "stays"]
    assert targets["conceder", "comes"] == targets["conceder", "stays"]


def test_nothing_above_the_fallback_to_aim_for_still_leaves_a_target_above_it() -> None:
    """A side that cannot win holds out for a tenth of a point more than no deal."""
    seen = view(scene().state, "board")
    assert [target(seen, TEMPERAMENTS["trader"], aim) for aim in (0, 10)] == [11, 11]
