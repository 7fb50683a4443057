"""What many games say: counted from results made up by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from negotiation.contract.scenario import Scenario
from negotiation.lab.conditions import Conditions, conditions
from negotiation.lab.games import Count, Match, Result
from negotiation.lab.telling import findings
from negotiation.library.load import load_scenario

SCENARIOS = Path(__file__).parents[2] / "scenarios"
FALLBACK = 100
GAMES = 10


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    """The Forum."""
    return load_scenario(SCENARIOS / "forum-2012")


def made_up(matches: Sequence[Match]) -> Iterator[Result]:
    """Traders get 50 over the fallback, and nobody else; accept-all beats them in three of ten."""
    for match in matches:
        soft = set(match.players.values()) <= {"trader", "conceder"}
        lucky = match.seed < 3
        gains = {
            side: 50 * (player in ("trader", "conceder"))
            if soft
            else 60 * (player == "accept_all" and lucky)
            for side, player in match.players.items()
        }
        yield Result(
            match=match,
            outcome="agreed" if soft else "no_agreement",
            why=None if soft else "not_signed",
            rounds=3,
            acts=50,
            values={side: FALLBACK + gain for side, gain in gains.items()},
            fallbacks=dict.fromkeys(match.players, FALLBACK),
            ballots=(Count(yes=480, predicted=600, passed=False),) if soft and lucky else (),
            reject=100,
            terms={},
            head="",
        )


def judged(scenario: Scenario, edition: str) -> tuple[Conditions, list[tuple[int, int]]]:
    """The conditions of an edition from made-up games, and the progress that was told."""
    told: list[tuple[int, int]] = []
    found = conditions(
        scenario, scenario.edition(edition), GAMES, made_up, lambda *steps: told.append(steps)
    )
    return found, told


def test_each_strategy_is_tried_in_each_seat_that_has_its_move(scenario: Scenario) -> None:
    """Imposing is the board's alone, and the shortest edition has neither that nor walking out."""
    found, _ = judged(scenario, "90")
    assert len(found.trials) == 1 + 3 * 3
    assert {t.side for t in found.trials if t.strategy == "always_impose"} == {"board"}
    short, _ = judged(scenario, "60")
    assert {t.strategy for t in short.trials} == {"stall", "accept_all"}


def test_a_strategy_is_held_against_the_trader_of_the_same_seed(scenario: Scenario) -> None:
    """It is worse only where it gets less; averages are over all games."""
    found, _ = judged(scenario, "90")
    worse = {(t.strategy, t.side): t.worse for t in found.trials}
    assert worse["stall", "gp"] == GAMES
    assert worse["accept_all", "gp"] == GAMES - 3
    trial = next(t for t in found.trials if t.strategy == "accept_all")
    assert (trial.gain, trial.traders_gain) == (18, 50)


def test_tables_of_one_temper_and_their_ballots_are_counted(scenario: Scenario) -> None:
    """Deals, what they bring, and how often the count went against the prediction."""
    found, _ = judged(scenario, "90")
    deals = {ends.temper: ends.deals for ends in found.ends}
    assert deals == {"conceder": GAMES, "hardliner": 0, "trader": GAMES, "mirror": 0}
    assert (found.ballots.counted, found.ballots.lost, found.ballots.against) == (6, 6, 6)
    assert found.ballots.missed == 120


def test_progress_is_told_after_every_game(scenario: Scenario) -> None:
    """Up to the last one."""
    _, told = judged(scenario, "60")
    assert told[0] == (1, len(told))
    assert told[-1] == (len(told), len(told))


def test_what_is_not_met_says_so(scenario: Scenario) -> None:
    """In words, with figures and intervals."""
    lines = list(findings(scenario, judged(scenario, "90")[0]))
    failing = [line for line in lines if line.startswith("NOT MET")]
    assert len(failing) == 3
    assert all("accepting everything" in line for line in failing)
    assert "worse than a trader in 70% [40% to 89%] of games (80% or more)" in failing[0]
    assert "ends differ by temper: yes (yes)" in lines
    assert any(line.startswith("ballots lost: 100%") for line in lines)
    short = list(findings(scenario, judged(scenario, "60")[0]))
    assert "walking out: not a move of this edition" in short
