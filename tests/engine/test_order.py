"""The order in which a scenario lists its clauses changes no number that people see."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation.contract.levers import LeverName
from negotiation.engine.model import PointEngine
from negotiation.engine.parameters import load
from tests.engine.drafts import clause, option, scenario, talks
from tests.strategies import lever_settings

CODES = ("first", "second", "third")


@given(
    packages=st.lists(lever_settings(), min_size=3, max_size=3),
    order=st.permutations(range(3)),
    voluntary=st.integers(0, 2),
)
@settings(max_examples=25, deadline=None)
def test_the_order_of_clauses_does_not_matter(
    packages: list[dict[LeverName, float]], order: list[int], voluntary: int
) -> None:
    clauses = [
        clause(code, option("moved", levers, voluntary=at == voluntary))
        for at, (code, levers) in enumerate(zip(CODES, packages, strict=True))
    ]
    one = PointEngine(scenario(*clauses), load())
    other = PointEngine(scenario(*(clauses[at] for at in order)), load())
    contract = (1, 1, 1)
    left, right = one.project(contract, talks()), other.project(contract, talks())
    assert left.measures == right.measures
    assert (left.values, left.agreed_values) == (right.values, right.agreed_values)
    assert (left.fallbacks, left.ratified) == (right.fallbacks, right.ratified)
    drivers = [engine.drivers(contract, talks()).drivers for engine in (one, other)]
    shares = [{each.clause: each.contributions for each in found} for found in drivers]
    for code in CODES:
        assert shares[0][code] == pytest.approx(shares[1][code], abs=1e-6)
