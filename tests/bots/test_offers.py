"""Offers: what each temper asks for, in which form, and when it passes."""

from __future__ import annotations

import pytest

from negotiation.bots.tempers import TEMPERAMENTS
from negotiation.contract.terms import merge
from negotiation.rules import commands as c
from negotiation.rules.setup import Temper
from negotiation.rules.view import view
from tests.bots.scenes import GOOD, SIDES, WORLD, chosen, everybody_ready, say, scene, situation
from tests.bots.tables import act, opened
from tests.bots.worlds import World
from tests.toy import MOVES, toy_scenario


@pytest.mark.parametrize("temper", TEMPERAMENTS)
def test_the_first_offer_reaches_what_the_side_aims_for(temper: Temper) -> None:
    """A package of changes only, worth at least the target."""
    game = scene()
    command = chosen(game, "board", temper)
    assert isinstance(command, c.Propose)
    assert merge(game.state.draft, command.terms) != game.state.draft
    here = situation(game, "board", temper)
    assert here.worth([command.terms])[0] >= here.target


def test_a_hardliner_asks_for_the_best_there_is() -> None:
    """Or for something within a twentieth of it."""
    game = scene()
    command = chosen(game, "gp", "hardliner")
    assert command is None
    say(game, c.PassTurn, "board")
    command = chosen(game, "gp", "hardliner")
    assert isinstance(command, c.Propose)
    assert situation(game, "gp").worth([command.terms])[0] >= 0.95 * situation(game, "gp").best - 1


def test_a_conceder_takes_up_what_the_others_asked_for() -> None:
    """Of what reaches its target, the contract that agrees with theirs in most clauses."""
    game = scene()
    say(game, c.Propose, "board", terms={"duty": 1, "team": 1})
    say(game, c.Reject, "gp", offer=1, reason="too_little")
    command = chosen(game, "gp", "conceder")
    assert isinstance(command, c.Propose)
    assert command.terms == GOOD


def test_what_was_refused_is_not_asked_for_again() -> None:
    """Nor what lies on the table."""
    game = scene()
    say(game, c.PassTurn, "board")
    first = chosen(game, "gp", "hardliner")
    assert isinstance(first, c.Propose)
    say(game, c.Propose, "gp", terms=first.terms)
    say(game, c.Reject, "board", offer=1, reason="too_little")
    say(game, c.PassTurn, "commissioners")
    everybody_ready(game)
    everybody_ready(game)
    second = chosen(game, "gp", "hardliner")
    assert isinstance(second, c.Propose)
    assert second.terms != first.terms


def test_a_side_that_nothing_can_please_passes() -> None:
    """No contract is worth more than its fallback."""
    fallbacks = {"board": 1000, "gp": 10, "commissioners": 10}
    command = chosen(scene(World(WORLD.tastes, fallbacks)), "board")
    assert isinstance(command, c.PassTurn)


def test_a_trader_with_the_draft_it_wants_waits_for_the_others() -> None:
    """It does not offer for the sake of offering."""
    tastes = {**WORLD.tastes, "gp": ((0, -60, -200), (0, 250), (0, 0))}
    game = scene(World(tastes, WORLD.fallbacks))
    say(game, c.Propose, "board", terms={"pay": 1})
    say(game, c.Accept, "gp", offer=1)
    say(game, c.Accept, "commissioners", offer=1)
    say(game, c.Sign, "gp")
    say(game, c.Settle, "gp", clause="pay")
    command = chosen(game, "gp")
    assert isinstance(command, c.PassTurn)
    assert "wait" in (command.because or "")


def test_an_offer_that_comes_close_is_countered() -> None:
    """The GPs take two of the three clauses of the board's package as they are."""
    game = scene()
    say(game, c.Propose, "board", terms={"duty": 1, "pay": 1, "team": 1})
    tastes = {**WORLD.tastes, "gp": ((0, -200, -200), (0, 250), (0, 20))}
    game.engine = World(tastes, WORLD.fallbacks)
    command = chosen(game, "gp")
    assert isinstance(command, c.Counter)
    assert command.offer == 1
    assert command.terms == {"pay": 1, "team": 1}


def test_nothing_is_countered_in_the_last_round() -> None:
    """A counter takes an offer off the table that may yet be the deal."""
    game = scene(scenario=toy_scenario(rounds=1))
    say(game, c.Propose, "board", terms={"duty": 1, "pay": 1, "team": 1})
    tastes = {**WORLD.tastes, "gp": ((0, -200, -200), (0, 250), (0, 20))}
    game.engine = World(tastes, WORLD.fallbacks)
    assert not isinstance(chosen(game, "gp"), c.Counter)


def test_in_a_sealed_round_the_final_offer_is_handed_in() -> None:
    """All at once, unseen by the others."""
    game = scene(scenario=toy_scenario(rounds=1, moves=(*MOVES, "sealed_final")))
    commands = [chosen(game, side) for side in SIDES]
    assert [type(command) for command in commands] == [c.SealFinal] * 3


def test_a_seat_left_empty_comes_back_to_the_table() -> None:
    """A bot that takes the seat of somebody who walked out returns first."""
    game = opened(toy_scenario(moves=(*MOVES, "walk_out")), WORLD)
    for _ in range(3):
        everybody_ready(game)
    say(game, c.WalkOut, "board")
    while "board" not in view(game.state, "board").awaited:
        say(game, c.PassTurn, view(game.state, "board").awaited[0])
        everybody_ready(game)
    assert isinstance(chosen(game, "board"), c.ReturnToTable)


def test_a_trader_gives_what_the_other_asked_for() -> None:
    """The GPs asked for pay; the board offers it to them, against the duty it wants."""
    game = scene()
    say(game, c.Propose, "board", terms={"team": 1})
    say(game, c.Propose, "gp", terms={"duty": 1, "pay": 1})
    say(game, c.Propose, "commissioners", terms={"duty": 2})
    everybody_ready(game)
    everybody_ready(game)
    say(game, c.PassTurn, "gp")
    say(game, c.PassTurn, "commissioners")
    command = chosen(game, "board")
    while isinstance(command, c.Accept | c.Reject):
        act(game, command)
        command = chosen(game, "board")
    assert isinstance(command, c.Trade)
    assert (command.to, command.give) == ("gp", {"pay": 1})
    asked, _, given = (command.because or "").partition("could live with")
    assert "Duty" in asked
    assert "Pay" in given
