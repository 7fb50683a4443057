"""Whatever is played: the analysis stands, and says nothing that the contracts contradict."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation.review.analysis import Analysis
from negotiation.review.quality import Quality
from negotiation.review.trades import LEAST_GAIN, Missed
from negotiation.review.undefined import Undefined
from negotiation.rules.events import ActUndone
from tests.full_toy import full_scenario
from tests.review.hand import FALLBACKS, Hand, HandEngine, analysed, hand_scenario, story
from tests.rules.playing import play
from tests.toy import TASTES, Game, toy_scenario

CHOICES = st.lists(st.integers(0, 10_000), max_size=60)


@settings(max_examples=20)
@given(CHOICES)
def test_any_game_can_be_analysed_and_kept_as_json(choices: list[int]) -> None:
    game = play(Game(full_scenario(), engine=HandEngine()), choices)
    analysis = analysed(game)
    assert Analysis.model_validate_json(analysis.model_dump_json()) == analysis
    assert [mark.act for mark in analysis.marks] == list(range(1, len(game.events) + 1))
    assert {moment.act for moment in analysis.moments} <= {mark.act for mark in analysis.marks}
    for side, parts in analysis.ledger.after.items():
        moved = sum(row.parts[side] for row in analysis.ledger.rows)
        assert analysis.ledger.before[side] + moved == parts


@settings(max_examples=20)
@given(CHOICES)
def test_what_was_left_is_nothing_exactly_when_nothing_is_better_for_all(
    choices: list[int],
) -> None:
    game = play(Game(hand_scenario(), engine=HandEngine()), choices)
    analysis = analysed(game)
    assert isinstance(analysis.quality, Quality)
    assert isinstance(analysis.missed, Missed | Undefined)
    got = analysis.quality.point.values
    contracts = list(product((0, 1), (0, 1), (0, 1)))
    values = game.engine.values(contracts, game.state.talks())
    better = [
        n for n in range(len(contracts)) if all(values[side][n] > got[side] for side in TASTES)
    ]
    assert bool(better) == (analysis.quality.left > 0)
    rooms = {"board": 300, "gp": 450, "commissioners": 350}
    gains = [min((values[s][n] - got[s]) / rooms[s] for s in TASTES) for n in better]
    assert abs(analysis.quality.left - max(gains, default=0.0)) < 1e-9
    if isinstance(analysis.missed, Missed):
        assert bool(analysis.missed.trades) == any(gain >= LEAST_GAIN for gain in gains)


def test_a_game_in_which_nobody_can_gain_says_so_in_words() -> None:
    """No contract gives everybody its fallback: gains have no scale, and nothing is made up."""
    game = Hand(engine=HandEngine({"board": 900, "gp": 900, "commissioners": 900}))
    analysis = analysed(game)
    assert isinstance(analysis.reference, Undefined)
    assert "fallback" in analysis.reference.why
    assert analysis.quality == analysis.missed == analysis.solutions == analysis.reference
    assert not analysis.losses
    assert not analysis.steps


def test_a_side_without_room_says_so_in_words() -> None:
    game = Hand(engine=HandEngine({**FALLBACKS, "board": 600}))
    reference = analysed(game).reference
    assert isinstance(reference, Undefined)
    assert "this side" in reference.why


def test_acts_that_were_taken_back_count_for_nothing() -> None:
    game = Hand()
    game.to("offers", 1)
    before = len(game.events)
    game.offer("board", duty=1)
    undone = ActUndone.model_validate(
        {"back_to": before, "words": {"digest": "0" * 64, "salt": None, "text": None}}
    )
    from negotiation.rules.apply import apply

    game.state = apply(game.state, undone)
    game.events.append(undone)
    game.offer("board", duty=1, team=1)
    analysis = analysed(game)
    assert [(step.offer, step.opening, step.terms) for step in analysis.steps] == [
        (1, True, {"duty": 1, "team": 1})
    ]
    assert [mark.stands for mark in analysis.marks[-3:]] == [False, True, True]
    assert len(story(game).acts) == len(game.events)


def test_the_toy_scenario_itself_has_no_zone_of_agreement() -> None:
    game = play(Game(toy_scenario()), [])
    assert isinstance(analysed(game).quality, Undefined)
