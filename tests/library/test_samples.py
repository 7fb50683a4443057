"""The sample games are what they say, and today's engine says the same of them."""

from __future__ import annotations

import pytest

from negotiation.cli.wire import House
from negotiation.lab.whole_space.compute import kept_space
from negotiation.library.kept_spaces import KeptSpaces
from negotiation.library.samples import SHOWS, samples, shipped_spaces
from negotiation.play.replay import Replay
from negotiation.play.reviewing import story_from
from negotiation.review.drift import drift_of
from negotiation.rules.state import State
from negotiation.store.portable_reading import read_portable
from negotiation.store.source import Source
from negotiation.store.verify import verify

ANEW = "play the samples anew: python dev.py samples"


def test_every_sample_is_there() -> None:
    """One for each thing that is worth showing."""
    assert set(samples()) == set(SHOWS)


@pytest.mark.parametrize("name", sorted(SHOWS))
def test_a_sample_is_what_was_written_and_as_today_s_engine_has_it(name: str) -> None:
    """Its record verifies, and no number has drifted."""
    saved = read_portable(samples()[name])
    verify(saved, Source(name))
    replay = Replay(saved)
    engine = House().engine(saved.scenario)
    assert saved.header.game == name
    assert saved.scenario == House().scenario(saved.header.scenario), ANEW
    assert drift_of(story_from(replay), engine).drifted == (), ANEW
    assert _shown(name, replay.state(replay.length))


def _shown(name: str, end: State) -> bool:
    """Whether the game shows what it is there for."""
    ending = end.ending
    assert ending is not None
    values, fallbacks = ending.numbers.values, ending.numbers.fallbacks
    match name:
        case "sample-good-deal":
            gains = [values[side] - fallbacks[side] for side in end.sides]
            return ending.outcome == "agreed" and min(gains) > 0
        case "sample-poor-deal":
            gains = [values[side] - fallbacks[side] for side in end.sides]
            return ending.outcome == "agreed" and min(gains) < 0
        case "sample-walk-out":
            return ending.why == "local_deal"
        case "sample-imposition":
            return ending.why == "imposed"
        case _:
            return any(not ballot.passed for ballot in end.ballots)


def test_the_contracts_of_the_samples_are_counted() -> None:
    """So that why a deal left value is told at once."""
    house = House()
    scenario = house.scenario("forum-2012")
    shipped = KeptSpaces(shipped_spaces())
    for edition in scenario.editions:
        assert kept_space(house.engine(scenario), scenario, shipped, edition) is not None, ANEW
