"""The steps around the table: plan, caucus, ratification, prediction, the years."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from negotiation.bots import steps
from negotiation.bots.policies import policy_for
from negotiation.bots.situation import Situation
from negotiation.bots.steps import expected_yes
from negotiation.bots.tempers import TEMPERAMENTS
from negotiation.rules import commands as c
from negotiation.rules.numbers import Numbers
from negotiation.rules.seatview import View
from negotiation.rules.setup import Temper
from negotiation.rules.state import Package
from negotiation.rules.view import view
from tests.bots.scenes import GOOD, SIDES, WORLD, chosen, everybody_ready, say, scene, situation
from tests.bots.tables import Game, opened
from tests.bots.worlds import World
from tests.toy import toy_scenario


def before_planning() -> Game:
    """A game whose briefs are read."""
    game = opened(toy_scenario(), WORLD)
    everybody_ready(game)
    return game


def signed(world: World = WORLD) -> Game:
    """A game in which the board's package has been signed by all."""
    game = scene(world)
    say(game, c.Propose, "board", terms=GOOD)
    for side in ("gp", "commissioners"):
        say(game, c.Accept, side, offer=1)
    for side in SIDES:
        say(game, c.Sign, side)
    return game


def showing(here: Situation, measures: dict[str, int]) -> Situation:
    """The situation, with these measures of the draft and no other."""
    numbers = Numbers.model_validate({"measures": measures})
    return replace(here, view=here.view.model_copy(update={"numbers": numbers}))


def test_a_brief_is_read_first() -> None:
    """And then the seat says so."""
    assert isinstance(chosen(opened(toy_scenario(), WORLD), "gp"), c.Ready)


@pytest.mark.parametrize("temper", TEMPERAMENTS)
def test_a_plan_ranks_clauses_by_what_they_could_bring(temper: Temper) -> None:
    """It aims between fallback and best, walks away at the fallback, and opens at its aim."""
    game = before_planning()
    command = chosen(game, "gp", temper)
    assert isinstance(command, c.MakePlan)
    assert command.ranking == ("pay", "duty", "team")
    assert command.walk_away == 10
    assert command.aspiration is not None
    assert 10 < command.aspiration <= 270
    assert situation(game, "gp").worth([command.first_offer])[0] >= command.aspiration
    assert command.because is None


def test_a_hardliner_aims_higher_than_a_conceder() -> None:
    """In the same seat, by the same luck."""
    aims = {}
    for temper in TEMPERAMENTS:
        command = chosen(before_planning(), "gp", temper)
        assert isinstance(command, c.MakePlan)
        aims[temper] = command.aspiration or 0
    assert aims["hardliner"] > aims["trader"] > aims["conceder"]


def test_a_first_guess_of_what_others_want_follows_the_money() -> None:
    """A side is taken to care for the clauses that spend what is its own."""
    game = before_planning()
    clauses = tuple(
        clause.model_copy(update={"spends": ("commissioners",) * (clause.code == "team")})
        for clause in game.scenario.clauses
    )
    game.scenario = game.scenario.model_copy(update={"clauses": clauses})
    command = chosen(game, "gp")
    assert isinstance(command, c.MakePlan)
    assert command.others_want == {"commissioners": ("team",)}


def test_in_caucus_something_is_said_now_and_then_but_once_a_round(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of one's interests; then the seat is ready."""
    monkeypatch.setattr(steps, "TALKS", 1.0)
    game = opened(toy_scenario(rounds=3), WORLD)
    everybody_ready(game)
    everybody_ready(game)
    command = chosen(game, "gp")
    assert isinstance(command, c.Say)
    assert command.to == "all"
    assert "a secret interest" in command.words.shown
    say(game, c.Say, "gp", to="all", words=command.words)
    assert isinstance(chosen(game, "gp"), c.Ready)


def test_a_silent_caucus_is_over_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """When chance says nothing."""
    monkeypatch.setattr(steps, "TALKS", 0.0)
    game = opened(toy_scenario(rounds=3), WORLD)
    everybody_ready(game)
    everybody_ready(game)
    assert isinstance(chosen(game, "gp"), c.Ready)


@pytest.mark.parametrize(("expected", "way"), [(0.55, "ballot"), (0.45, "authority")])
def test_members_are_asked_when_they_are_expected_to_say_yes(expected: float, way: str) -> None:
    """Otherwise the committee signs on its own authority, and says why."""
    here = showing(situation(signed(), "gp"), {"ballot_yes_share": int(expected * 1000)})
    command = steps.ratify(here)
    assert isinstance(command, c.ChooseRatification)
    assert command.way == way


def test_predictions_lie_about_the_share_that_is_expected() -> None:
    """Each seat has doubts of its own, and none leaves the scale."""
    game = signed()
    say(game, c.ChooseRatification, "gp", way="ballot")
    predictions = []
    for side in SIDES:
        command = chosen(game, side)
        assert isinstance(command, c.Predict)
        predictions.append(command.yes)
    assert len(set(predictions)) == 3
    assert all(300 < yes < 900 for yes in predictions)


def test_without_the_share_the_chance_of_a_no_stands_for_it() -> None:
    """And without that, an even vote."""
    here = situation(signed(), "board")
    shown: list[dict[str, int]] = [{"ballot_yes_share": 612}, {"reject": 0}, {"reject": 1000}, {}]
    shares = [expected_yes(showing(here, measures)) for measures in shown]
    assert shares == [0.612, 0.75, 0.25, 0.5]


def test_years_are_confirmed() -> None:
    """Each side once a year."""
    game = signed()
    say(game, c.ChooseRatification, "gp", way="authority")
    for side in SIDES:
        command = chosen(game, side)
        assert isinstance(command, c.DecideYear)
        assert command.decision == "confirm"
        say(game, c.DecideYear, side, decision="confirm")
    assert game.state.phase == "finished"
    assert chosen(game, "gp") is None


def test_a_paused_table_is_left_alone() -> None:
    """Nothing is legal but notes."""
    game = opened(toy_scenario(), WORLD)
    seen = view(game.state, "gp").model_copy(update={"legal": (), "paused": True, "awaited": ()})
    here = situation(game, "gp")
    assert policy_for("trader").choose(seen, here.scenario, here.advisor, Random(1)) is None


def better_package(gp: int) -> View:
    """The GPs' view after signing a draft worth 210 to them, with a package worth `gp` on offer."""
    seen = view(scene().state, "gp")
    package = Package(
        number=1, terms={"pay": 1}, numbers=Numbers(agreed_values={"gp": gp}), answers={}
    )
    return seen.model_copy(
        update={
            "standstill": seen.standstill.model_copy(update={"packages": (package,)}),
            "numbers": Numbers(agreed_values={"gp": 210}),
        }
    )


@pytest.mark.parametrize(("worth", "adopt"), [(211, True), (210, False)])
def test_a_package_better_for_all_is_adopted_when_it_is_better_for_this_side(
    worth: int, adopt: bool
) -> None:
    """And declined when it is not, in so many words."""
    here = replace(situation(scene(), "gp"), view=better_package(worth))
    command = steps.answer_package(here)
    assert isinstance(command, c.AnswerPackage)
    assert (command.package, command.adopt) == (1, adopt)


def test_a_package_across_a_red_line_is_declined() -> None:
    """However good it is."""
    seen = better_package(900)
    package = seen.standstill.packages[0].model_copy(update={"terms": {"duty": 2}})
    standstill = seen.standstill.model_copy(update={"packages": (package,)})
    here = replace(
        situation(scene(), "gp"), view=seen.model_copy(update={"standstill": standstill})
    )
    command = steps.answer_package(here)
    assert isinstance(command, c.AnswerPackage)
    assert not command.adopt
