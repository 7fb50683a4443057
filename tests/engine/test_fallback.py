"""The no-agreement game: solved backwards, within what can be imposed."""

from __future__ import annotations

from itertools import product

import pytest

from negotiation.contract.agreement import Action, NoAgreement, Turn
from negotiation.contract.scenario import Scenario
from negotiation.engine.model import PointEngine
from negotiation.engine.parameters import load
from negotiation.engine.projection import Fallback
from tests.engine.drafts import WAITING, clause, option, scenario, talks

CLAUSES = (
    clause(
        "indicators",
        option("harder", {"threshold_rise": 10}, imposable=True),
        option("gone", {"item_pay": -5}),
    ),
    clause("teams", option("paid", {"network_pay": 1, "mdt_minutes": 1}, voluntary=True)),
    clause("pay", option("cut", {"global_sum_uplift": -2}, imposable=True)),
)

BOARD = Turn(
    side="board",
    actions=(
        Action(code="roll_over", kind="roll_over", text="Leave it."),
        Action(
            code="impose",
            kind="impose",
            text="Lay it down.",
            terms={"indicators": "harder", "teams": "paid", "pay": "cut"},
            trust=-0.2,
        ),
        Action(
            code="voluntary",
            kind="voluntary_only",
            text="Offer it.",
            terms={"indicators": "harder", "teams": "paid"},
        ),
    ),
)
PRACTICES = Turn(
    side="gp",
    actions=(
        Action(code="protest", kind="protest", text="Protest."),
        Action(code="act", kind="act", text="Act.", trust=-0.2),
        Action(code="decline", kind="decline_voluntary", text="Decline."),
    ),
)
LOCAL = Turn(
    side="commissioners",
    actions=(
        Action(code="wait", kind="wait", text="Wait."),
        Action(code="schemes", kind="local_schemes", text="Buy locally."),
    ),
)


def game(*turns: Turn, reversal_chance: float = 0.5) -> Scenario:
    rules = NoAgreement(text="No deal.", reversal_chance=reversal_chance, turns=turns)
    return scenario(*CLAUSES, no_agreement=rules)


def solved(*turns: Turn, reversal_chance: float = 0.5) -> Fallback:
    built = game(*turns, reversal_chance=reversal_chance)
    return PointEngine(built, load()).fallback(talks())


def only(turn: Turn, code: str) -> Turn:
    return turn.model_copy(
        update={"actions": tuple(action for action in turn.actions if action.code == code)}
    )


def test_imposition_reaches_only_what_is_imposable() -> None:
    outcome = solved(only(BOARD, "impose"))
    assert outcome.contract == {"indicators": 1, "teams": 0, "pay": 1}
    assert outcome.imposed == ("indicators", "pay")


def test_voluntary_parts_are_all_that_a_voluntary_action_brings() -> None:
    outcome = solved(only(BOARD, "voluntary"))
    assert outcome.contract == {"indicators": 0, "teams": 1, "pay": 0}
    assert outcome.imposed == ()
    assert outcome.measures["refuse"] > 0.2


def test_declining_in_protest_empties_the_voluntary_parts() -> None:
    offered = (only(BOARD, "voluntary"),)
    calm = solved(*offered, only(PRACTICES, "protest")).measures
    angry = solved(*offered, only(PRACTICES, "decline")).measures
    assert angry["refuse"] > calm["refuse"] + 0.15
    assert angry["integration"] < calm["integration"]


def test_local_schemes_spend_local_money() -> None:
    schemes = solved(only(LOCAL, "schemes")).measures
    assert schemes["commissioner_cost_gbp_per_head"] > 0
    assert (
        schemes["double_payment_gbp_m"]
        > solved(only(LOCAL, "wait")).measures["double_payment_gbp_m"]
    )


def test_imposition_angers_and_a_reversal_softens_it() -> None:
    kept = solved(only(BOARD, "impose"), reversal_chance=0.0)
    undone = solved(only(BOARD, "impose"), reversal_chance=1.0)
    calm = solved(only(BOARD, "roll_over"))
    assert kept.measures["act"] > undone.measures["act"] > calm.measures["act"]
    assert kept.values["gp"] < undone.values["gp"] < calm.values["gp"]


def test_each_side_answers_best_to_what_came_before() -> None:
    """Solved by hand: every course on its own, then each side's best from the last turn back."""
    turns = (BOARD, PRACTICES, LOCAL)
    courses = {
        codes: solved(*(only(turn, code) for turn, code in zip(turns, codes, strict=True))).values
        for codes in product(*([action.code for action in turn.actions] for turn in turns))
    }

    def play(before: tuple[str, ...]) -> tuple[str, ...]:
        if len(before) == len(turns):
            return before
        turn = turns[len(before)]
        results = [play((*before, action.code)) for action in turn.actions]
        return max(results, key=lambda course: courses[course][turn.side])

    outcome = solved(*turns)
    assert tuple(move.action for move in outcome.plays) == play(())
    assert outcome.values == courses[play(())]


def test_ties_go_to_the_action_listed_first() -> None:
    twice = Turn(
        side="board",
        actions=(
            Action(code="second_thoughts", kind="wait", text="Wait."),
            Action(code="roll_over", kind="roll_over", text="Leave it."),
        ),
    )
    assert solved(twice).plays[0].action == "second_thoughts"


def test_what_members_know_of_a_bad_fallback_wins_votes() -> None:
    """BT06: 65 % would refuse, 38 % later, 14 % once the alternative had been explained."""
    built = game(only(BOARD, "impose"))
    refusing = [
        1
        - PointEngine(built, load().replaced({"ladder.known": known}))
        .project((0, 0, 0), talks())
        .measures["ballot_yes_share"]
        for known in (0.0, 0.5, 1.0)
    ]
    assert refusing[0] > refusing[1] > refusing[2]


def test_a_game_without_consequences_is_worth_the_status_quo() -> None:
    engine = PointEngine(scenario(*CLAUSES, no_agreement=WAITING), load())
    projection = engine.project((0, 0, 0), talks())
    assert projection.fallbacks == projection.agreed_values == projection.values


def test_an_action_on_an_option_that_is_not_there_is_an_error() -> None:
    wrong = Action(code="impose", kind="impose", text="So.", terms={"pay": "doubled"})
    with pytest.raises(KeyError, match="pay: no option 'doubled'"):
        solved(Turn(side="board", actions=(wrong,)))


def test_once_terms_are_laid_down_the_board_has_no_other_choice() -> None:
    engine = PointEngine(game(BOARD, PRACTICES, LOCAL), load())
    done = engine.fallback(talks(), imposed={"pay": 1})
    assert done.plays[0].action == "impose"
    assert done.contract == {"indicators": 0, "teams": 0, "pay": 1}
    assert done.imposed == ("pay",)
    assert engine.fallback(talks()) == engine.fallback(talks(), imposed=None)


def test_terms_laid_down_by_nobody_who_can_change_nothing() -> None:
    engine = PointEngine(game(PRACTICES), load())
    assert engine.fallback(talks(), imposed={"pay": 1}) == engine.fallback(talks())
