"""The contracts a bot considers: all of a small scenario, a good part of a large one."""

from __future__ import annotations

from collections.abc import Set

import pytest

from negotiation.bots import packages
from negotiation.bots.packages import Term, contracts
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Terms
from negotiation.rules import commands as c
from negotiation.rules.seatview import View
from negotiation.rules.view import view
from tests.bots.scenes import say, scene, situation
from tests.toy import toy_scenario


def _found(seen: View, scenario: Scenario, forbidden: Set[Term]) -> list[Terms]:
    """The contracts as terms."""
    rows = contracts(seen, scenario, forbidden).tolist()
    return [scenario.terms_of(tuple(row)) for row in rows]


def large_scenario() -> Scenario:
    """Twelve clauses of three options: more than half a million contracts."""
    toy = toy_scenario()
    duty = toy.clauses[0]
    clauses = tuple(
        duty.model_copy(update={"code": f"c{n}", "name": f"Clause {n}"}) for n in range(12)
    )
    return toy.model_copy(update={"clauses": clauses})


def test_a_small_scenario_is_considered_whole() -> None:
    """Every contract once, but for those across the seat's own red line."""
    game = scene()
    for side, count in (("board", 12), ("gp", 8)):
        seen = view(game.state, side)
        found = _found(seen, game.scenario, situation(game, side).forbidden)
        assert len(found) == len({tuple(contract.items()) for contract in found}) == count


def test_settled_clauses_stay_as_they_are() -> None:
    """An offer may not name them."""
    game = scene()
    for side in ("board", "gp", "commissioners"):
        say(game, c.Settle, side, clause="pay")
    found = _found(view(game.state, "board"), game.scenario, frozenset())
    assert len(found) == 6
    assert {contract["pay"] for contract in found} == {0}


def test_a_clause_with_a_working_group_stays_as_it_is() -> None:
    """An offer may not name it until it comes back."""
    seen = view(scene().state, "board")
    standstill = seen.standstill.model_copy(update={"away": {"duty": 2}})
    here = seen.model_copy(update={"standstill": standstill})
    found = _found(here, toy_scenario(), frozenset())
    assert {contract["duty"] for contract in found} == {0}
    assert len(found) == 4


def test_a_settled_clause_across_a_red_line_leaves_nothing_to_sign() -> None:
    """No contract can be reached that the side may sign."""
    game = scene()
    for side in ("board", "gp", "commissioners"):
        say(game, c.Settle, side, clause="pay")
    forbidden = frozenset({("pay", 0)})
    assert not _found(view(game.state, "board"), game.scenario, forbidden)


def test_of_a_large_scenario_the_neighbourhood_and_a_sample_are_considered() -> None:
    """Each once, none forbidden, the draft and everything one clause away among them."""
    scenario = large_scenario()
    draft = dict.fromkeys(scenario.clause_by_code, 0)
    seen = view(scene().state, "board")
    standing = seen.standings[0]
    standings = tuple(
        standing.model_copy(update={"clause": code}) for code in scenario.clause_by_code
    )
    seen = seen.model_copy(update={"draft": draft, "standings": standings})
    found = _found(seen, scenario, frozenset({("c3", 2)}))
    keys = {tuple(contract.items()) for contract in found}
    assert len(found) == len(keys) > packages.SAMPLE
    assert {contract["c3"] for contract in found} == {0, 1}
    assert draft in found
    assert all({**draft, f"c{n}": 1} in found for n in range(12))
    again = _found(seen, scenario, frozenset({("c3", 2)}))
    assert found == again


def test_offers_made_so_far_are_centres_of_the_neighbourhood(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What somebody asked for is considered, and so is what lies near to it."""
    monkeypatch.setattr(packages, "EXHAUSTIVE", 1)
    monkeypatch.setattr(packages, "SAMPLE", 0)
    game = scene()
    say(game, c.Propose, "board", terms={"duty": 2, "pay": 1, "team": 1})
    found = _found(view(game.state, "gp"), game.scenario, frozenset())
    assert {"duty": 2, "pay": 1, "team": 1} in found
    assert {"duty": 1, "pay": 1, "team": 1} in found
