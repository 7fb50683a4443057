"""The ladder in play: the fitted one, monotone, at rest where nothing changes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from negotiation.engine import ladder
from negotiation.engine.calibration.case import Case
from negotiation.engine.calibration.prior import scale
from negotiation.engine.calibration.walking import answers, design
from negotiation.engine.conditions import Conditions, of_talks
from negotiation.engine.ladder import LadderSettings
from negotiation.engine.parameters import load
from tests.engine.drafts import clause, engine_of, option, scenario, talks


@pytest.fixture
def settings() -> LadderSettings:
    return load().section("ladder", LadderSettings)


PAY = clause("pay", option("more", {"global_sum_uplift": 1}))


def at_rest(fallback: float) -> Conditions:
    """The opening of talks about pay, with this utility of the fallback."""
    return of_talks(talks(), scenario(PAY), np.array([[0]]), fallback)


def coded(**codes: object) -> Case:
    return Case.model_validate(
        {
            "id": "one",
            "type": "walk",
            "mode": "ballot",
            "metric": "yes_share",
            "value": 0.5,
            "kind": "vote",
            "split": "held",
            "episode": "one",
            "polarity": 1,
            **codes,
        }
    )


def test_game_and_back_test_climb_the_same_ladder(settings: LadderSettings) -> None:
    """A practice with the coded features of a case answers in play as the case is predicted."""
    money, hours, freedom = 1.2, 0.8, -0.5
    levers = engine_of({"global_sum_uplift": 1}).simulation([(0,)], talks()).levers
    state = at_rest(0.0)
    utility = ladder.latent(
        np.full((1, 1, 1), np.arctanh(money / 2) * settings.money_scale),
        np.full((1, 1), np.arctanh(hours / 2) * settings.work_scale),
        np.array([np.arctanh(freedom / 2) * settings.autonomy_scale]),
        np.zeros(1),
        np.zeros(1),
        np.zeros(1),
        levers,
        state,
        settings,
    )
    rungs = ladder.rungs(utility, np.ones((1, 1)), np.ones((1, 1)), levers, state, settings)
    offer = coded(money=money, workload=hours, autonomy=freedom)
    action = offer.model_copy(update={"mode": "action", "metric": "acted_share"})
    voters = offer.model_copy(update={"metric": "turnout"})
    numbers = np.array([load().entries[name].value for name in scale().names])
    x = np.where(scale().positive, np.log(np.maximum(numbers, 1e-9)), numbers)
    said, _ = answers(x, design([offer, action, voters], scale()), scale())
    expected = 1.0 / (1.0 + np.exp(-said))
    assert rungs.yes_share[0] == pytest.approx(expected[0], abs=1e-6)
    assert rungs.act[0] == pytest.approx(expected[1], abs=1e-6)
    assert rungs.turnout[0] == pytest.approx(expected[2], abs=1e-6)


def test_nothing_changes_nothing_beyond_the_base_rate() -> None:
    rungs = engine_of({"global_sum_uplift": 1}).simulation([(0,)], talks()).rungs
    assert rungs.hand_back[0] == pytest.approx(0.004, abs=1e-9)
    assert rungs.go_local[0] == 0


def test_more_money_never_raises_a_rung() -> None:
    climbed = [
        engine_of({"global_sum_uplift": uplift}).simulation([(1,)], talks()).rungs
        for uplift in (-3, -1, 0.5, 2, 6)
    ]
    for name in ("reject", "act", "hand_back"):
        heights = [float(getattr(rungs, name)[0]) for rungs in climbed]
        assert all(before >= after for before, after in pairwise(heights)), name


def test_a_worse_fallback_that_is_known_wins_votes(settings: LadderSettings) -> None:
    taken = [
        float(ladder.known_fallback(at_rest(fallback), settings)[0])
        for fallback in (-4.0, -1.0, 0.0, 1.0)
    ]
    assert taken == sorted(taken)
    assert taken[2] == 0
    unknown = ladder.known_fallback(at_rest(-4.0), replace(settings, known=0.0))
    assert unknown[0] == 0


def test_fury_never_hands_back_more_than_one_in_a_hundred() -> None:
    furious = engine_of({"global_sum_uplift": -10, "access_minutes": 20, "autonomy": -5})
    rungs = furious.simulation([(1,)], talks()).rungs
    assert rungs.yes_share[0] < 0.1
    assert 0.004 < rungs.hand_back[0] <= 0.01
