"""Blocks of the grid are worth, to the last tenth, what the engine says of their contracts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from negotiation.engine import effective
from negotiation.engine.conditions import lever_row
from negotiation.engine.model import PointEngine
from negotiation.engine.parameters import load
from negotiation.engine.space.gathering import Gatherer
from negotiation.engine.space.grid import Grid, grid_of
from negotiation.engine.space.scoring import Scorer, reference_state
from negotiation.library.load import load_scenario

SCENARIOS = Path(__file__).parents[3] / "scenarios"
FORUM = load_scenario(SCENARIOS / "forum-2012")


@pytest.fixture(scope="module")
def engine() -> PointEngine:
    """The engine of the Forum."""
    return PointEngine(FORUM, load())


def test_numbers_and_contracts_are_each_others_way_back() -> None:
    grid = Grid(((0, 1, 2), (1,), (0, 3)))
    contracts = grid.contracts(np.arange(grid.count))
    expected = [[0, 1, 0], [0, 1, 3], [1, 1, 0], [1, 1, 3], [2, 1, 0], [2, 1, 3]]
    assert contracts.tolist() == expected
    assert [grid.number_of(contract) for contract in expected] == list(range(6))
    with pytest.raises(ValueError, match="2"):
        grid.number_of((0, 2, 0))


def test_the_grid_of_an_edition_keeps_the_other_clauses_as_they_are() -> None:
    edition = FORUM.edition("60")
    grid = grid_of(FORUM, edition)
    for clause, allowed in zip(FORUM.clauses, grid.allowed, strict=True):
        if clause.code not in edition.clauses:
            assert allowed == (clause.status_quo_number,)
    assert grid_of(FORUM).count == FORUM.contract_count


@pytest.mark.parametrize("tail", [1, 6, 11, 12])
def test_levers_are_joined_to_the_last_bit_as_contract_by_contract(
    engine: PointEngine, tail: int
) -> None:
    grid = grid_of(FORUM)
    # Tails of eleven clauses and more reach the one that sets the network's norm.
    few = tuple(
        options[-2:] if at >= 3 else options[-1:] for at, options in enumerate(grid.allowed)
    )
    small = Grid(few)
    news = reference_state(FORUM).model_copy(update={"levers": {"local_pay": 0.1, "autonomy": 0.3}})
    share = engine.strata.patient_share
    gatherer = Gatherer(engine.options, small, tail, lever_row(news), share)
    contracts = small.contracts(np.arange(small.count))[: 2**tail]
    no_protest = np.zeros(1, dtype=np.int64)
    ours = gatherer.gather(contracts)
    plain = effective.gather(engine.options, contracts, no_protest, lever_row(news), share)
    for name in ("by_size", "mean", "refuse"):
        assert np.array_equal(getattr(ours, name), getattr(plain, name)), name


def test_blocks_are_worth_what_the_engine_says(engine: PointEngine) -> None:
    scorer = Scorer(engine, FORUM, grid_of(FORUM), reference_state(FORUM))
    assert scorer.blocks * scorer.block == FORUM.contract_count
    for block in (0, scorer.blocks // 2 + 7, scorer.blocks - 1):
        contracts = scorer.contracts_of(block)
        assert np.array_equal(scorer.values_of(contracts), scorer.values(contracts))


def test_the_state_of_a_table_counts(engine: PointEngine) -> None:
    opening = Scorer(engine, FORUM, grid_of(FORUM, FORUM.edition("60")), reference_state(FORUM))
    trust = dict.fromkeys(opening.sides, 0.1)
    later = replace(
        opening, talks=opening.talks.model_copy(update={"trust": trust, "rounds_spent": 3})
    )
    contracts = later.contracts_of(1)
    assert np.array_equal(later.values_of(contracts), later.values(contracts))
    assert not np.array_equal(later.values_of(contracts), opening.values_of(contracts))
