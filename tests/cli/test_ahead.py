"""Contracts are counted while people play, by a process that goes when the game goes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar

import pytest

from negotiation.cli import ahead
from negotiation.cli.ahead import Ahead
from negotiation.cli.wire import House
from negotiation.lab.whole_space.compute import kept_space
from negotiation.review import reach


@pytest.fixture
def game(tmp_path: Path) -> str:
    """A game that somebody has begun."""
    house = House(tmp_path)
    scenario = house.scenario("tutorial")
    bots = {side.code: "trader" for side in scenario.sides[1:]}
    session = house.new_game("tutorial", None, (scenario.sides[0].code,), bots, 1)  # type: ignore[arg-type]
    house.log.close()
    return session.host.game


def kept(folder: Path) -> bool:
    """Whether the tutorial's contracts have been counted and kept."""
    house = House(folder)
    scenario = house.scenario("tutorial")
    edition = scenario.editions[0]
    return kept_space(house.engine(scenario), scenario, house.spaces, edition) is not None


def test_what_takes_long_is_counted_and_kept(
    game: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what is quickly counted at the debrief is not."""
    monkeypatch.setattr(os, "nice", lambda _: 0, raising=False)
    ahead.main(game, str(tmp_path))
    assert not kept(tmp_path)
    monkeypatch.setattr(reach, "COUNTED_OUT", 10)
    ahead.main(game, str(tmp_path))
    assert kept(tmp_path)


def test_one_game_at_a_time_is_counted_and_stops_with_the_program(
    game: str, tmp_path: Path
) -> None:
    """A second game starts nothing while the first is counted."""
    counting = Ahead()
    counting.count(game, str(tmp_path))
    first = counting._running
    counting.count(game, str(tmp_path))
    assert first is not None
    assert counting._running is first
    counting.stop()
    assert first.poll() is not None


def test_the_process_does_its_work_without_a_word(game: str, tmp_path: Path) -> None:
    """It ends well; nobody is told of it."""
    counting = Ahead()
    counting.count(game, str(tmp_path))
    assert counting._running is not None
    assert counting._running.wait(60) == 0


def test_only_games_of_people_are_counted_ahead(tmp_path: Path) -> None:
    """A game of bots among themselves starts no process."""

    class Noted(Ahead):
        games: ClassVar[list[str]] = []

        def count(self, game: str, saves: str) -> None:
            self.games.append(game)

    house = House(tmp_path, Noted())
    scenario = house.scenario("tutorial")
    sides = tuple(side.code for side in scenario.sides)
    house.headless(scenario, dict.fromkeys(sides, "trader"), 1, None)
    assert Noted.games == []
    session = house.new_game("tutorial", None, sides, {}, 1)
    assert Noted.games == [session.host.game]
    house.log.close()
