"""Which game a person means."""

from __future__ import annotations

import pytest

from negotiation.rules.saved import GameSummary, NoSuchGame
from negotiation.store.names import game_named, is_file
from tests.store.building import header, moment


def games(*names: str) -> tuple[GameSummary, ...]:
    return tuple(
        GameSummary(header=header(name), acts=3, last_played=moment(3), finished=False)
        for name in names
    )


SOME = games("2026-03-02-tutorial-b7", "2026-03-01-tutorial-a9", "2026-03-01-long-c4", "b7")


@pytest.mark.parametrize(
    ("wanted", "meant"),
    [
        ("2026-03-01-long-c4", "2026-03-01-long-c4"),
        ("last", "2026-03-02-tutorial-b7"),
        ("2026-03-02", "2026-03-02-tutorial-b7"),
        ("2026-03-01-l", "2026-03-01-long-c4"),
        ("a9", "2026-03-01-tutorial-a9"),
        ("long", "2026-03-01-long-c4"),
        ("b7", "b7"),
    ],
)
def test_a_name_may_be_shortened(wanted: str, meant: str) -> None:
    assert game_named(wanted, SOME, "/saves") == meant


def test_a_game_that_is_called_last_is_meant_by_its_name() -> None:
    assert game_named("last", games("first", "last"), "/saves") == "last"


def test_a_beginning_that_several_share_is_refused_with_their_names() -> None:
    with pytest.raises(NoSuchGame, match=r"'2026-03-01' could be '.*a9' and '.*c4'\. Write more"):
        game_named("2026-03-01", SOME, "/saves")


def test_not_every_one_of_many_is_named() -> None:
    many = games(*(f"game-{number}" for number in range(9)))
    with pytest.raises(NoSuchGame, match=r"and 'game-4' and more\."):
        game_named("game", many, "/saves")


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    with pytest.raises(NoSuchGame, match=r"'2026-03-01-long-c5' in /saves; the nearest is .*-c4'"):
        game_named("2026-03-01-long-c5", SOME, "/saves")
    with pytest.raises(NoSuchGame, match="There is no game called ''"):
        game_named("", SOME, "/saves")


@pytest.mark.parametrize("wanted", ["last", "harbour", ""])
def test_without_games_the_way_to_one_is_shown(wanted: str) -> None:
    with pytest.raises(NoSuchGame, match=r"no saved games in /saves yet.*negotiation tutorial"):
        game_named(wanted, (), "/saves")


@pytest.mark.parametrize("wanted", ["a.jsonl", "./harbour", "/tmp/harbour", "C:\\games\\harbour"])
def test_a_path_means_a_file(wanted: str) -> None:
    assert is_file(wanted)


@pytest.mark.parametrize("wanted", ["harbour", "last", "2026-03-01-tutorial-a9", "v1.2"])
def test_anything_else_means_a_game(wanted: str) -> None:
    assert not is_file(wanted)
