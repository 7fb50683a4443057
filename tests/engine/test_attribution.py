"""Drivers: exact Shapley values that add up to the change, with reasons."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation.contract.levers import LeverName
from negotiation.contract.measures import MEASURES
from negotiation.engine.arrays import BoolArray, FloatArray
from negotiation.engine.attribution import (
    HEADLINES,
    MOST_EXACT,
    SAMPLES,
    _exact,
    plan,
    standard_errors,
    whole_shares,
)
from tests.engine.drafts import Levers, engine_of, talks
from tests.strategies import lever_settings


@given(packages=st.lists(lever_settings(3), min_size=1, max_size=4))
def test_contributions_add_up_to_the_change(packages: list[dict[LeverName, float]]) -> None:
    engine = engine_of(*packages)
    contract = (1,) * len(packages)
    drivers = engine.drivers(contract, talks())
    projection = engine.project(contract, talks())
    for name in HEADLINES:
        record = MEASURES[name].to_record
        parts = [record(driver.contributions[name]) for driver in drivers.drivers]
        change = record(projection.measures[name]) - record(projection.status_quo[name])
        assert sum(parts) == change == record(drivers.change[name])


def worth(coalition: frozenset[int]) -> float:
    """A made-up game with interactions."""
    return sum((member + 1) ** 2 for member in coalition) + 3.0 * (coalition >= {0, 2})


def test_shapley_values_are_means_over_all_orders() -> None:
    count = 4
    chosen = plan(count)
    scores = np.array([worth(frozenset(np.flatnonzero(row))) for row in chosen.coalitions])
    orders = list(permutations(range(count)))
    expected = [
        sum(
            worth(frozenset(order[: order.index(clause) + 1]))
            - worth(frozenset(order[: order.index(clause)]))
            for order in orders
        )
        / len(orders)
        for clause in range(count)
    ]
    assert chosen.weight @ scores == pytest.approx(expected)
    assert chosen.method == "exact"


def test_many_moved_clauses_are_attributed_over_sampled_orders() -> None:
    count = MOST_EXACT + 2
    chosen = plan(count)
    scores = np.array([worth(frozenset(np.flatnonzero(row))) for row in chosen.coalitions])
    contributions = chosen.weight @ scores
    assert contributions.sum() == pytest.approx(worth(frozenset(range(count))))
    assert contributions[3] == pytest.approx(16)
    assert chosen.method == f"mean over {2 * count * SAMPLES} orders"
    assert len(chosen.coalitions) < 2**MOST_EXACT


def test_sampled_contributions_lie_within_their_standard_errors() -> None:
    """Against the exact values of a game with many interactions."""
    count = MOST_EXACT + 1
    luck = np.random.default_rng(7)
    own, pairs = luck.normal(size=count), luck.normal(size=(count, count))
    pairs = (pairs + pairs.T) * (1 - np.eye(count))
    triple = luck.normal(size=count)

    def worths(coalitions: BoolArray) -> FloatArray:
        members = coalitions.astype(np.float64)
        both = np.einsum("ni,ij,nj->n", members, pairs, members) / 2
        worths: FloatArray = (members @ own + both + np.tanh(members @ triple))[:, None]
        return worths

    exact, sampled = _exact(count), plan(count)
    true = (exact.weight @ worths(exact.coalitions))[:, 0]
    found = (sampled.weight @ worths(sampled.coalitions))[:, 0]
    errors = standard_errors(sampled, worths(sampled.coalitions))
    assert errors is not None
    assert np.abs(found - true).max() < 0.1 * np.abs(true).max()
    off = (found - true) / errors[:, 0]
    # With two dozen samples a t of 3.5 is one in five hundred.
    assert np.abs(off).max() < 3.5
    assert standard_errors(exact, worths(exact.coalitions)) is None


def test_drivers_of_many_clauses_show_their_errors_and_add_up() -> None:
    package: Levers = {"global_sum_uplift": 0.1, "mdt_minutes": 0.2}
    engine = engine_of(*[package] * 13)
    drivers = engine.drivers((1,) * 13, talks())
    for name in HEADLINES:
        record = MEASURES[name].to_record
        parts = [record(driver.contributions[name]) for driver in drivers.drivers]
        assert sum(parts) == record(drivers.change[name])
        assert all(driver.errors[name] >= 0 for driver in drivers.drivers)
    few = engine.drivers((1,) * 3 + (0,) * 10, talks())
    assert all(driver.errors == {} for driver in few.drivers)


def test_a_contract_that_moves_nothing_has_no_drivers() -> None:
    drivers = engine_of({"autonomy": 1}).drivers((0,), talks())
    assert drivers.drivers == ()
    assert set(drivers.change.values()) == {0}


@given(
    parts=st.lists(st.floats(-50, 50), min_size=1, max_size=8),
    error=st.floats(-0.9, 0.9),
)
def test_whole_shares_add_up_and_stay_close(parts: list[float], error: float) -> None:
    exact = np.array(parts)
    total = round(float(exact.sum()) + error) if np.abs(exact).sum() else 0
    shares = whole_shares(exact, total)
    assert shares.sum() == (total if np.abs(exact).sum() else 0)
    assert np.abs(shares - exact).max() < 3


def test_nothing_gets_nothing() -> None:
    assert whole_shares(np.array([0.0, 2.4, 0.0, 2.6]), 5).tolist() == [0, 2, 0, 3]


def test_drivers_give_reasons_with_evidence() -> None:
    engine = engine_of({"discharge_duty": 1}, {"discharge_duty": 1, "discharge_penalty": 25})
    alone, backed = engine.drivers((1, 1), talks()).drivers
    assert alone.reasons[0].text.startswith("little change: a duty on hospitals without a payment")
    assert alone.reasons[0].text.endswith("[BT50]")
    assert alone.reasons[0].evidence == ("BT50",)
    assert "gives the duty force" in backed.reasons[0].text
    assert not alone.reasons[0].design
