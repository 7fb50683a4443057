"""The figures that say whether a scenario is a game, taken over all of its contracts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract, Terms
from negotiation.engine.opening import open_engine
from negotiation.engine.projection import BallotForecast, Drivers, Fallback, Projection
from negotiation.lab.whole_space.compute import whole_space
from negotiation.library import balance as judging
from negotiation.library.balance import Balance, balance, middle, reference_state
from negotiation.library.figures import figures, wilson
from negotiation.library.load import load_scenario
from negotiation.library.space import Space, climb, space_of

SCENARIOS = Path(__file__).parents[2] / "scenarios"


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

    def fallback(self, talks: Talks, imposed: Terms | None = None) -> Fallback:
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
    """Of nine contracts, (1,1) gains 20 for both; (2,2) gains 40, but crosses a red line."""
    counted = balance(scenario, Sums(split, {"board": 100, "gp": 100}))
    assert counted.contracts == 9
    assert counted.acceptable == pytest.approx(2 / 9)
    assert counted.within_red_lines == pytest.approx(1 / 9)
    assert counted.best == {"teams": 1, "uplift": 1}
    assert counted.best_gain == 20


def test_where_every_move_hurts_somebody_nothing_is_reached_without_a_trade(
    scenario: Scenario,
) -> None:
    counted = balance(scenario, Sums(split, {"board": 90, "gp": 80}))
    assert counted.untraded_gain == 10
    assert counted.best_gain == 30


def test_a_move_that_all_like_needs_no_trade(scenario: Scenario) -> None:
    def shared(contract: Contract) -> dict[SideCode, int]:
        teams, uplift = contract
        return {"board": 100 + 10 * teams - uplift, "gp": 100 + 5 * teams + uplift}

    counted = balance(scenario, Sums(shared, {"board": 100, "gp": 100}))
    assert counted.untraded_gain == 10
    assert counted.best_gain == 11


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
        judged=9,
        acceptable=0.04,
        within_red_lines=0.03,
        best={"teams": 1, "uplift": 0},
        best_gain=125,
        untraded_gain=-10,
        beyond_middle=0.125,
        likeness={("board", "gp"): -0.25},
        inert=(),
    )
    assert list(figures(scenario, counted)) == [
        "judged: all 9 contracts counted",
        "better than every fallback: 4.0% of contracts (0.5 to 5 %)",
        "and crossing no red line: 3.0% (some)",
        "best for whoever gains least: +12.5 points, with teams=networks",
        "of that without any trade: 0% (at most 40 %)",
        "left for all by the middle of everything: 12% (10 % or more)",
        "likeness of what board and gp value: -0.25 (at most 0.4)",
        "options that make no difference: none",
    ]


def test_the_template_leaves_something_to_bargain_for(scenario: Scenario) -> None:
    """Whoever starts from it finds a deal that both sides prefer, within their red lines."""
    counted = balance(scenario, open_engine(scenario))
    assert counted.within_red_lines > 0
    assert counted.best_gain > 0
    assert counted.inert == ()


def test_what_the_middle_leaves_is_a_share_of_what_it_gives(scenario: Scenario) -> None:
    """The middle (1,1) gives both 120; (1,0) gives both 144, a fifth more."""

    def lopsided(contract: Contract) -> dict[SideCode, int]:
        return dict.fromkeys(("board", "gp"), 144 if contract == (1, 0) else 120)

    counted = balance(scenario, Sums(lopsided, {"board": 100, "gp": 100}))
    assert counted.beyond_middle == pytest.approx(0.2)


def test_of_two_middle_options_the_one_nearer_to_today_counts() -> None:
    forum = load_scenario(SCENARIOS / "forum-2012")
    centre = forum.terms_of(middle(forum, space_of(forum, None)))
    assert forum.clause_by_code["indicators"].options[centre["indicators"]].code == "keep"
    assert forum.clause_by_code["uplift"].options[centre["uplift"]].code == "half"
    assert forum.clause_by_code["core"].options[centre["core"]].code == "non_core"


def test_an_edition_moves_only_its_own_clauses() -> None:
    forum = load_scenario(SCENARIOS / "forum-2012")
    edition = forum.edition("60")
    space = space_of(forum, edition)
    for clause, allowed in zip(forum.clauses, space.allowed, strict=True):
        on_table = clause.code in edition.clauses
        assert allowed == (
            tuple(range(len(clause.options))) if on_table else (clause.status_quo_number,)
        )


def test_a_large_space_is_judged_on_a_sample_that_agrees_with_the_whole(
    scenario: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nine contracts pass for a large space; the sample's intervals hold the true figures."""
    engine = Sums(split, {"board": 100, "gp": 100})
    whole = balance(scenario, engine)
    monkeypatch.setattr(judging, "COUNTED_OUT", 5)
    monkeypatch.setattr(judging, "SAMPLED", 4000)
    sampled = balance(scenario, engine)
    assert (sampled.judged, sampled.contracts) == (4000, 9)
    low, high = wilson(sampled.acceptable, sampled.judged)
    assert low < whole.acceptable < high
    assert sampled.best_gain == whole.best_gain
    assert sampled.untraded_gain == whole.untraded_gain
    assert sampled.beyond_middle == pytest.approx(whole.beyond_middle)
    assert balance(scenario, engine) == sampled
    said = "\n".join(figures(scenario, sampled))
    assert "4,000 of 9 contracts" in said
    assert f"[{low:.2%} to {high:.2%}]" in said


def test_what_has_been_counted_before_is_not_sampled(
    scenario: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Figures of a counted space are those of all contracts, however many these are."""
    engine = Sums(split, {"board": 100, "gp": 100})
    plain = balance(scenario, engine)
    counted = whole_space(engine, scenario, workers=1)
    monkeypatch.setattr(judging, "COUNTED_OUT", 5)
    monkeypatch.setattr(judging, "SAMPLED", 40)
    exact = balance(scenario, engine, counted=counted)
    assert exact.likeness == {pair: pytest.approx(like) for pair, like in plain.likeness.items()}
    assert replace(exact, likeness=plain.likeness) == plain
    assert "judged: all 9 contracts counted" in "\n".join(figures(scenario, exact))


def test_a_counted_space_that_rests_on_a_surrogate_is_of_no_use(scenario: Scenario) -> None:
    engine = Sums(split, {"board": 100, "gp": 100})
    guessed = replace(whole_space(engine, scenario, workers=1), method="surrogate")
    guessed = replace(guessed, whole=replace(guessed.whole, preferred=0))
    assert balance(scenario, engine, counted=guessed).acceptable == pytest.approx(2 / 9)


def test_a_climb_reaches_what_no_single_change_leads_to() -> None:
    """Moving one of two clauses is worse; moving both is better: a climb tries pairs."""
    space = Space(((0, 1), (0, 1), (0, 1, 2)))

    def judge(contracts: list[Contract]) -> NDArray[np.float64]:
        return np.array([10.0 * (a == b == 1) - 3.0 * (a + b) + c for a, b, c in contracts])

    start: list[Contract] = [(0, 0, 0)]
    assert climb(space, judge, start, judge(start)) == ((1, 1, 2), 6.0)


def test_the_interval_of_a_share_is_never_outside_what_a_share_can_be() -> None:
    low, high = wilson(0.0, 100)
    assert low == pytest.approx(0)
    assert 0 < high < 0.05


@pytest.fixture(scope="module")
def forum() -> Balance:
    """The main scenario in the edition that is played when nobody chooses."""
    scenario = load_scenario(SCENARIOS / "forum-2012")
    return balance(scenario, open_engine(scenario), scenario.editions[0])


def test_the_main_scenario_is_a_game(forum: Balance) -> None:
    low, high = wilson(forum.acceptable, forum.judged)
    assert 0.005 <= low < high <= 0.05
    assert forum.within_red_lines > 0
    assert forum.untraded_gain <= 0.4 * forum.best_gain
    assert forum.beyond_middle >= 0.1
    assert all(value is not None and value <= 0.4 for value in forum.likeness.values())
    assert forum.inert == ()
