"""Calls, proofs and strong moves: each at its moment, once, and only when it serves the side."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from negotiation.bots import calls, pressure
from negotiation.bots.directions import laid_down
from negotiation.bots.guesses import Guess
from negotiation.bots.situation import Situation
from negotiation.bots.tempers import TEMPERAMENTS
from negotiation.contract.side import Outcome
from negotiation.rules import commands as c
from negotiation.rules.setup import Temper
from negotiation.rules.view import scenario_for, view
from tests.bots.scenes import SIDES, TASTES, WORLD, chosen, say, scene
from tests.bots.tables import Game, SeatAdvisor
from tests.bots.worlds import World
from tests.full_toy import full_scenario

FULL = full_scenario("sealed_final")
POOR = World(TASTES, dict.fromkeys(SIDES, 600))
"""A world in which nothing is worth as much as no deal."""


def here(game: Game, side: str, temper: Temper = "conceder") -> Situation:
    """The seat's situation now."""
    return Situation(
        view(game.state, side),
        scenario_for(game.scenario, side),
        SeatAdvisor(game.engine, game.scenario, game.state, side),
        Random(1),
        TEMPERAMENTS[temper],
    )


def adopted(terms: dict[str, int]) -> Game:
    """A game of every move in whose draft these terms stand, at the reactions of round 1."""
    game = scene(WORLD, FULL)
    say(game, c.Propose, "board", terms=terms)
    for side in ("gp", "commissioners"):
        say(game, c.Accept, side, offer=1)
        say(game, c.PassTurn, side)
    return game


def next_round(game: Game) -> None:
    """Everybody passes, and is ready, until the next caucus."""
    at = game.state.round
    while game.state.round == at and game.state.phase != "finished":
        for side in view(game.state, "gp").awaited:
            moves = view(game.state, side)
            say(game, c.PassTurn if moves.can("pass_turn") else c.Ready, side)


def test_members_are_polled_once_about_a_draft_that_is_good_enough() -> None:
    """Before it is signed, and without a sentence that others could read."""
    game = adopted({"pay": 1})
    command = chosen(game, "gp", "conceder")
    assert isinstance(command, c.ConsultMembers)
    say(game, c.ConsultMembers, "gp")
    assert isinstance(chosen(game, "gp", "conceder"), c.Sign)


def test_members_are_not_polled_about_a_draft_that_is_too_little() -> None:
    """Nor about today's contract."""
    assert calls.consult(here(adopted({"duty": 1}), "gp")) is None
    assert calls.consult(here(scene(WORLD, FULL), "gp")) is None


def test_a_mandate_is_sought_for_the_one_red_line_before_a_good_offer() -> None:
    """As the side's first call; without an answer it refuses as ever."""
    tastes = {**TASTES, "gp": ((0, -10, -20), (0, 250), (0, 20))}
    game = scene(World(tastes, dict.fromkeys(SIDES, 10)), FULL)
    say(game, c.Propose, "board", terms={"duty": 2, "pay": 1, "team": 1})
    command = chosen(game, "gp", "conceder")
    assert isinstance(command, c.SeekMandate)
    assert command.red_line == "gp-line"
    assert command.because is None
    assert isinstance(chosen(game, "gp", "hardliner"), c.Reject)
    say(game, c.CommissionAnalysis, "gp")
    assert isinstance(chosen(game, "gp", "conceder"), c.Reject)


def in_last_signing(world: World = WORLD, terms: dict[str, int] | None = None) -> Game:
    """The signing window of the last round, all offers passed."""
    game = scene(world, FULL)
    if terms:
        say(game, c.Propose, "board", terms=terms)
        for side in ("gp", "commissioners"):
            say(game, c.Accept, side, offer=1)
    while game.state.phase != "signing":
        for side in view(game.state, "gp").awaited:
            moves = view(game.state, side)
            say(game, c.PassTurn if moves.can("pass_turn") else c.Ready, side)
    return game


def spending_side(game: Game) -> Situation:
    """The commissioners, to whom £1 a head is worth ten points by their brief."""
    seat = here(game, "commissioners")
    outcome = Outcome(measure="commissioner_cost_gbp_per_head", worst=10, best=0, weight=100)
    sides = tuple(
        side.model_copy(update={"outcomes": (outcome,)}) if side.code == "commissioners" else side
        for side in seat.scenario.sides
    )
    return replace(seat, scenario=seat.scenario.model_copy(update={"sides": sides}))


def test_local_money_goes_into_a_draft_that_gps_will_not_sign() -> None:
    """Half of what the side can spare, of its own envelope; not while GPs may still sign."""
    game = in_last_signing(terms={"duty": 1, "team": 1})
    assert calls.pledge(spending_side(game)) is None
    say(game, c.Ready, "gp")
    seat = spending_side(game)
    command = calls.pledge(seat)
    assert isinstance(command, c.PledgeLocalMoney)
    spare = seat.draft_worth - seat.target
    assert command.pence_per_head == min(200, spare // 2)
    say(game, c.PledgeLocalMoney, "commissioners", pence_per_head=command.pence_per_head)
    assert calls.pledge(spending_side(game)) is None


def test_nothing_is_pledged_by_a_side_whose_brief_does_not_price_money() -> None:
    """It could not tell what it gives away."""
    game = in_last_signing(terms={"duty": 1, "team": 1})
    say(game, c.Ready, "gp")
    assert calls.pledge(here(game, "commissioners")) is None


def test_a_side_proves_its_ranking_when_nobody_has_offered_more_than_no_deal() -> None:
    """From the second round, once, to all."""
    game = scene(POOR, FULL)
    assert calls.prove(here(game, "gp")) is None
    next_round(game)
    command = calls.prove(here(game, "gp"))
    assert isinstance(command, c.Disclose)
    assert (command.to, command.what) == ("all", "ranking")
    say(game, c.Disclose, "gp", to="all", what="ranking")
    assert calls.prove(here(game, "gp")) is None


def test_a_proved_ranking_is_read_by_the_others() -> None:
    """Clauses that come first in it weigh more in what they take the side to want."""
    game = scene(WORLD, FULL)
    seen = view(game.state, "board")
    assert Guess(seen, game.scenario, "gp").ranking() == ("duty", "pay", "team")
    say(game, c.Propose, "board", terms={"team": 1})
    say(game, c.Disclose, "gp", to="all", what="ranking")
    say(game, c.Propose, "gp", terms={"pay": 1, "team": 1})
    seen = view(game.state, "board")
    assert Guess(seen, game.scenario, "gp").ranking()[0] == "pay"


def test_beliefs_are_noted_when_the_game_asks() -> None:
    """Of both others, in caucus, once for each time."""
    game = scene(WORLD, FULL)
    next_round(game)
    command = chosen(game, "gp", "hardliner")
    assert isinstance(command, c.StateBeliefs)
    assert set(command.matters) == {"board", "commissioners"}
    say(game, c.StateBeliefs, "gp", matters=command.matters)
    assert not isinstance(chosen(game, "gp", "hardliner"), c.StateBeliefs)


def test_a_clause_refused_twice_goes_to_a_working_group_if_it_can_come_back() -> None:
    """The one that crossed a red line both times."""
    scenario = full_scenario("sealed_final", rounds=5)
    game = scene(WORLD, scenario)
    line = next(iter(here(game, "gp").forbidden))
    terms = dict([line])
    for number in (1, 2):
        assert calls.form_group(here(game, "gp")) is None
        while not view(game.state, "board").can("propose"):
            for side in view(game.state, "gp").awaited:
                moves = view(game.state, side)
                say(game, c.PassTurn if moves.can("pass_turn") else c.Ready, side)
        say(game, c.Propose, "board", terms=terms)
        say(game, c.Reject, "gp", offer=number, reason="red_line")
    while "gp" not in view(game.state, "gp").awaited:
        for side in view(game.state, "gp").awaited:
            say(game, c.PassTurn, side)
    command = calls.form_group(here(game, "gp"))
    assert isinstance(command, c.FormWorkingGroup)
    assert command.clause == line[0]


def test_what_is_laid_down_is_the_best_that_directions_reach() -> None:
    """For the side itself, over today's contract."""
    assert laid_down(here(scene(WORLD, FULL), "board")) == {"duty": 2}
    assert laid_down(here(scene(WORLD, FULL), "gp")) == {}


def test_a_hard_board_threatens_late_and_once_when_it_is_offered_nothing() -> None:
    """Not early, and not while something is worth more than no deal."""
    game = scene(POOR, FULL)
    assert pressure.threaten(here(game, "board", "hardliner")) is None
    next_round(game)
    next_round(game)
    command = pressure.press(here(game, "board", "hardliner"))
    assert isinstance(command, c.Threaten)
    assert command.terms == {"duty": 2}
    say(game, c.Threaten, "board", terms=command.terms)
    assert pressure.threaten(here(game, "board", "hardliner")) is None
    assert pressure.press(here(game, "board", "mirror")) is None


def test_a_hardliner_leaves_before_the_last_round_and_comes_back_for_it() -> None:
    """When the table has nothing for it."""
    game = scene(POOR, FULL)
    next_round(game)
    while game.state.phase != "reactions":
        for side in view(game.state, "gp").awaited:
            moves = view(game.state, side)
            say(game, c.PassTurn if moves.can("pass_turn") else c.Ready, side)
    command = pressure.press(here(game, "gp", "hardliner"))
    assert isinstance(command, c.WalkOut)
    assert pressure.press(here(game, "gp", "trader")) is None
    say(game, c.WalkOut, "gp")
    next_round(game)
    assert isinstance(chosen(game, "gp", "hardliner"), c.ReturnToTable)


@pytest.mark.parametrize(("temper", "imposes"), [("trader", True), ("conceder", False)])
def test_rather_than_nothing_the_board_lays_down_terms(temper: Temper, imposes: bool) -> None:
    """Once all others have acted and there can be no deal; the soft tempers let the talks fail."""
    game = in_last_signing(POOR)
    assert pressure.press(here(game, "board", temper)) is None
    for side in ("gp", "commissioners"):
        say(game, c.Ready, side)
    command = pressure.press(here(game, "board", temper))
    assert isinstance(command, c.Impose) is imposes


def test_who_alone_can_save_a_deal_signs_whatever_beats_none() -> None:
    """A trader, in the signing window with all others done; a mirror holds out for its target."""
    game = in_last_signing(World(TASTES, {**dict.fromkeys(SIDES, 10), "gp": 190}), {"pay": 1})
    seat = here(game, "gp", "trader")
    assert seat.draft_worth > 190
    assert seat.target > 191
    for side in ("board", "commissioners"):
        say(game, c.Ready, side)
    assert here(game, "gp", "trader").target == 191
    assert here(game, "gp", "mirror").target > 191
