"""`negotiation run` and `replay`: games among bots, saved like any other, and told as sentences."""

from __future__ import annotations

import json
from typing import Any

import pytest

from negotiation.cli.wire import House
from negotiation.contract.scenario import Scenario
from tests.cli.conftest import Ask

BOTS = ("--bots", "trader,conceder,trader")


def result(ask: Ask, *words: str) -> dict[str, Any]:
    """What `run --json` prints."""
    asked = ask("run", "tutorial", *words, "--json")
    assert asked.exit_code == 0, asked.output
    answer: dict[str, Any] = json.loads(asked.stdout)
    return answer


def test_the_object_has_the_documented_keys(ask: Ask) -> None:
    answer = result(ask, *BOTS, "--seed", "7")
    assert set(answer) == {
        "game",
        "outcome",
        "rounds",
        "contract",
        "values",
        "fallbacks",
        "projection",
    }
    assert answer["outcome"] in ("agreed", "no_agreement")
    assert list(answer["contract"]) == ["indicators", "teams", "discharge", "uplift"]
    assert set(answer["values"]) == set(answer["fallbacks"]) == {"board", "gp", "commissioners"}


def test_its_projection_is_what_project_says_of_that_contract(ask: Ask) -> None:
    answer = result(ask, *BOTS, "--seed", "7")
    settings = [
        word
        for clause, option in answer["contract"].items()
        for word in ("--set", f"{clause}={option}")
    ]
    projected = json.loads(ask("project", "tutorial", *settings, "--json").stdout)
    assert projected == answer["projection"]


def test_the_same_seed_gives_the_same_record_under_a_new_name(ask: Ask) -> None:
    first, second = (result(ask, *BOTS, "--seed", "11") for _ in range(2))
    assert first["game"] != second["game"]
    house = House()
    records = [house.saved(each["game"]).records for each in (first, second)]
    assert [record.hash for record in records[0]] == [record.hash for record in records[1]]
    assert records[0]


def test_a_game_of_bots_is_saved_like_any_other(ask: Ask) -> None:
    game = result(ask, "--seed", "3")["game"]
    assert game in ask("games").stdout
    assert ask("verify", game).exit_code == 0
    replayed = ask("replay", game, "--plain")
    assert replayed.exit_code == 0
    assert "The GPs" in replayed.stdout
    assert replayed.stdout.splitlines()[-1].partition(". ")[2].startswith("The game is over: ")


def test_an_exported_game_is_told_the_same(ask: Ask, tmp_path: Any) -> None:
    game = result(ask, "--seed", "3")["game"]
    file = tmp_path / "game.jsonl"
    assert ask("export", game, "-o", str(file)).exit_code == 0
    assert ask("replay", str(file), "--plain").stdout == ask("replay", game, "--plain").stdout


def test_tempers_go_to_the_sides_in_the_scenarios_order(ask: Ask) -> None:
    game = result(ask, "--bots", "hardliner,mirror,conceder", "--seed", "3")["game"]
    opened = json.loads(House().saved(game).records[0].body)
    tempers = {seat["side"]: seat["occupant"]["temper"] for seat in opened["setup"]["seats"]}
    assert tempers == {"board": "hardliner", "gp": "mirror", "commissioners": "conceder"}


def test_for_people_it_says_how_it_ended_and_where_it_is(ask: Ask) -> None:
    text = ask("run", "tutorial", *BOTS, "--seed", "7").stdout
    assert "The contract against today: " in text
    assert "The GPs: " in text
    assert "See it with: negotiation replay " in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--bots", "trador"), "'trador' is not a temper of bots; the nearest is 'trader'."),
        (("--bots", "trader,mirror"), "2 tempers for 3 bots (board, gp, commissioners)"),
        (("--edition", "tutoriel"), "the nearest is 'tutorial'"),
    ],
)
def test_what_cannot_be_run_is_refused(ask: Ask, words: tuple[str, ...], said: str) -> None:
    asked = ask("run", "tutorial", *words)
    assert asked.exit_code == 2
    assert said in asked.stderr


def test_an_open_game_is_told_only_as_far_as_its_player_knows_it(
    ask: Ask, tutorial: Scenario
) -> None:
    """The others' plans open with the debrief, not before."""
    ask("tutorial", "--plain", "--seed", "3", typed="ready\nready\nready\n")
    told = ask("replay", "last", "--plain").stdout
    assert "made a plan" not in told
    assert "Round 1, offers." in told
    assert "opens at its end" in told


@pytest.fixture
def tutorial() -> Scenario:
    """The tutorial."""
    return House().scenario("tutorial")


def test_every_move_is_told_with_its_reason_when_asked(ask: Ask) -> None:
    told = ask("run", "tutorial", *BOTS, "--seed", "7", "--tell").stdout
    assert told.startswith("Four clauses before the summer: ")
    assert "(a bot) explained: " in told
    assert "The contract against today: " in told
