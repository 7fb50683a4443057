"""The figures that say whether a scenario is a game, taken over all of its contracts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract
from negotiation.engine.opening import open_engine
from negotiation.engine.projection import BallotForecast, Drivers, Fallback, Projection
from negotiation.library.balance import Balance, balance, figures, reference_state
from negotiation.library.load import load_scenario


class Sums:
    """An engine whose values are given by a function of each contract."""

    fingerprint = "sums"

    def __init__(
        self, worth: Callable[[Contract], dict[SideCode, int]], fallbacks: dict[SideCode, int]
    ) -> None:
        self.worth = worth
        self.fallbacks = fallbacks
        self.asked: Talks | None = None

    def values(self, contracts: Sequence[Contract], talks: Talks) -> dict[SideCode, list[int]]:
        self.asked = talks
        worths = [self.worth(contract) for contract in contracts]
        return {side: [worth[side] for worth in worths] for side in self.fallbacks}

    def fallback(self, talks: Talks) -> Fallback:
        assert talks == self.asked
        return Fallback(plays=(), contract={}, imposed=(), values=self.fallbacks, measures={})

    def project(self, contract: Contract, talks: Talks) -> Projection:
        raise NotImplementedError

    def drivers(self, contract: Contract, talks: Talks) -> Drivers:
        raise NotImplementedError

    def ballot(self, contract: Contract, talks: Talks) -> BallotForecast:
        raise NotImplementedError


@pytest.fixture
def scenario(folder: Path) -> Scenario:
    """Two sides; `teams` none, networks, duty; `uplift` freeze, one, two (the board's red line)."""
    return load_scenario(folder)


def split(contract: Contract) -> dict[SideCode, int]:
    """The board gains by teams and pays for the uplift; for GPs it is the other way round."""
    teams, uplift = contract
    return {"board": 100 + 50 * teams - 30 * uplift, "gp": 100 - 30 * teams + 50 * uplift}


def test_contracts_better_for_all_are_counted(scenario: Scenario) -> None:
    """Of nine contracts, (1,1) gains 20 for both, (2,2) gains 40 but crosses a red line."""
    counted = balance(scenario, Sums(split, {"board": 100, "gp": 100}))
    assert counted.contracts == 9
    assert counted.acceptable == pytest.approx(2 / 9)
    assert counted.within_red_lines == pytest.approx(1 / 9)
    assert counted.best == {"teams": 2, "uplift": 2}
    assert counted.best_gain == 40


def test_where_every_move_hurts_somebody_nothing_is_reached_without_a_trade(
    scenario: Scenario,
) -> None:
    counted = balance(scenario, Sums(split, {"board": 90, "gp": 80}))
    assert counted.untraded_gain == 10
    assert counted.best_gain == 50


def test_a_move_that_all_like_needs_no_trade(scenario: Scenario) -> None:
    def shared(contract: Contract) -> dict[SideCode, int]:
        teams, uplift = contract
        return {"board": 100 + 10 * teams - uplift, "gp": 100 + 5 * teams + uplift}

    counted = balance(scenario, Sums(shared, {"board": 100, "gp": 100}))
    assert counted.untraded_gain == 10
    assert counted.best_gain == 12


def test_sides_that_want_opposite_things_are_unlike(scenario: Scenario) -> None:
    def opposed(contract: Contract) -> dict[SideCode, int]:
        return {"board": sum(contract), "gp": -sum(contract)}

    counted = balance(scenario, Sums(opposed, {"board": 0, "gp": 0}))
    assert counted.likeness == {("board", "gp"): pytest.approx(-1)}


def test_a_side_that_nothing_moves_is_like_nobody(scenario: Scenario) -> None:
    def idle(contract: Contract) -> dict[SideCode, int]:
        return {"board": sum(contract), "gp": 7}

    counted = balance(scenario, Sums(idle, {"board": 0, "gp": 0}))
    assert counted.likeness == {("board", "gp"): None}
    assert "one of them never changes" in "\n".join(figures(scenario, counted))


def test_options_between_which_nobody_can_tell_are_named(scenario: Scenario) -> None:
    def blunt(contract: Contract) -> dict[SideCode, int]:
        teams, uplift = contract
        return {"board": min(teams, 1), "gp": uplift}

    counted = balance(scenario, Sums(blunt, {"board": 0, "gp": 0}))
    assert counted.inert == ("teams: networks and duty",)


def test_figures_are_taken_at_opening_trust_before_any_news(scenario: Scenario) -> None:
    engine = Sums(split, {"board": 0, "gp": 0})
    balance(scenario, engine)
    assert engine.asked == reference_state(scenario)
    assert engine.asked == Talks(trust={"board": 0.5, "gp": 0.5}, leadership=0.5)


def test_figures_are_said_in_words(scenario: Scenario) -> None:
    counted = Balance(
        contracts=9,
        acceptable=0.04,
        within_red_lines=0.03,
        best={"teams": 1, "uplift": 0},
        best_gain=125,
        untraded_gain=-10,
        likeness={("board", "gp"): -0.25},
        inert=(),
    )
    assert list(figures(scenario, counted)) == [
        "better than every fallback: 4.0% of contracts (0.5 to 5 %)",
        "and crossing no red line: 3.0%",
        "best for whoever gains least: +12.5 points, with teams=networks",
        "of that without any trade: 0% (at most 40 %)",
        "likeness of what board and gp value: -0.25 (at most 0.4)",
        "options that make no difference: none",
    ]


def test_the_template_leaves_something_to_bargain_for(scenario: Scenario) -> None:
    """Whoever starts from it finds a deal that both sides prefer, within their red lines."""
    counted = balance(scenario, open_engine(scenario))
    assert counted.within_red_lines > 0
    assert counted.best_gain > 0
    assert counted.inert == ()
