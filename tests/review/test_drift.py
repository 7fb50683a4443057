"""Drift: the record's numbers stay, and what today's engine says otherwise is told."""

from __future__ import annotations

from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract
from negotiation.engine.projection import Projection
from negotiation.play.wording.review_course import drift_sentence
from negotiation.review.drift import drift_of
from negotiation.rules.numbers import Numbers
from tests.full_toy import full_scenario
from tests.review.hand import HandEngine, story
from tests.review.test_by_hand import one
from tests.rules.playing import play
from tests.toy import Game


class NewerEngine(HandEngine):
    """Values everything that moves pay half a point higher."""

    fingerprint = "hand-2"

    def project(self, contract: Contract, talks: Talks) -> Projection:
        projection = super().project(contract, talks)
        more = 5 if contract[1] else 0
        values = {side: value + more for side, value in projection.values.items()}
        return projection.model_copy(update={"values": values})


def test_the_same_engine_says_the_same_of_every_number() -> None:
    drift = drift_of(story(one()), HandEngine())
    assert drift.same_engine
    assert drift.checked > 10
    assert (drift.unchecked, drift.drifted, drift.largest) == (0, (), 0)
    assert "all" in drift_sentence(drift)


def test_another_engines_difference_is_found_and_told() -> None:
    game = one()
    drift = drift_of(story(game), NewerEngine())
    assert not drift.same_engine
    assert drift.largest == 5
    moved = {
        number
        for number, event in enumerate(game.events, start=1)
        if event.kind == "offered" and "pay" in event.terms
    }
    assert {one.act for one in drift.drifted} == moved
    for found in drift.drifted:
        kept = getattr(game.events[found.act - 1], "numbers")  # noqa: B009 - of a union
        assert isinstance(kept, Numbers)
        assert {s: was for s, (was, _) in found.values.items()} == kept.values
        assert all(now == was + 5 for was, now in found.values.values())
    assert "by up to 0.5 points" in drift_sentence(drift)


def test_most_numbers_of_a_full_game_can_be_asked_again() -> None:
    game = play(Game(full_scenario(), engine=HandEngine()), list(range(40)))
    drift = drift_of(story(game), HandEngine())
    assert drift.drifted == ()
    assert drift.checked > drift.unchecked
