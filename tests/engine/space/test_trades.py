"""Exchanges that would have left everybody better off: all of them, and only they."""

from __future__ import annotations

import numpy as np
import pytest

from negotiation.engine.space.scoring import Scorer
from negotiation.engine.space.tally import count
from negotiation.engine.space.trades import Yardstick, compatible, improving
from negotiation.engine.space.whole import space_of
from tests.engine.space.tables import additive_values, scorer_of

OPTIONS = (3, 2, 2, 2)
START = (0, 0, 0, 0)


def yardstick(scorer: Scorer) -> Yardstick:
    return Yardstick(space_of(scorer, count(scorer, 0, scorer.blocks)).whole)


def changed(contract: tuple[int, ...]) -> int:
    return sum(option != 0 for option in contract)


@pytest.mark.parametrize("seed", range(12))
def test_the_smallest_exchanges_are_found_and_no_others(seed: int) -> None:
    values = additive_values(OPTIONS, seed)
    scorer = scorer_of(OPTIONS, values, (250, 250, 250))
    measure = yardstick(scorer)
    room = measure.outcomes.room
    assert room is not None
    contracts = [tuple(c) for c in scorer.grid.contracts(np.arange(len(values))).tolist()]
    better = [
        contract
        for contract, row in zip(contracts, values, strict=True)
        if 0 < changed(contract) <= 3 and ((row - values[0]) >= 0.01 * room).all()
    ]
    fewest = min((changed(contract) for contract in better), default=0)
    expected = {contract for contract in better if changed(contract) == fewest}
    found = improving(scorer, START, measure)
    assert {trade.contract for trade in found} == expected
    worst_off = [min(r / m for r, m in zip(t.rises.values(), room, strict=True)) for t in found]
    assert worst_off == sorted(worst_off, reverse=True)


def table(rises: dict[tuple[int, ...], tuple[int, int, int]]) -> np.ndarray:
    """Three clauses of two options; everything at 100 but for these rises."""
    values = np.full((8, 3), 100)
    for contract, rise in rises.items():
        values[contract[0] * 4 + contract[1] * 2 + contract[2]] += np.array(rise)
    return values


def test_a_trade_names_what_to_change_and_what_it_brings() -> None:
    values = table({(1, 0, 0): (50, -20, 0), (0, 1, 0): (-20, 50, 0), (1, 1, 0): (30, 30, 9)})
    scorer = scorer_of((2, 2, 2), values, (90, 90, 90))
    (trade,) = improving(scorer, (0, 0, 0), yardstick(scorer))
    assert trade.terms == {"c0": 1, "c1": 1}
    assert trade.rises == {"board": 30, "gp": 30, "commissioners": 9}
    assert trade.values == {"board": 130, "gp": 130, "commissioners": 109}


def test_nothing_better_is_nothing() -> None:
    scorer = scorer_of((2, 2, 2), table({(1, 0, 0): (50, -1, 5)}), (90, 90, 90))
    assert improving(scorer, (0, 0, 0), yardstick(scorer)) == ()


def test_a_trade_crosses_no_red_line() -> None:
    values = table({(1, 0, 0): (9, 9, 9), (0, 1, 1): (5, 5, 5)})
    scorer = scorer_of((2, 2, 2), values, (90, 90, 90), red=((0, 1),))
    assert [t.contract for t in improving(scorer, (0, 0, 0), yardstick(scorer))] == [(0, 1, 1)]


def test_a_compatible_clause_costs_nobody_and_clearly_helps_one() -> None:
    # The most that anybody can gain is 200, so that 0.03 of it is six tenths.
    values = table(
        {
            (1, 1, 1): (190, 190, 190),
            (1, 0, 0): (6, 0, 0),
            (0, 1, 0): (7, 0, 0),
            (0, 0, 1): (9, -1, 0),
        }
    )
    scorer = scorer_of((2, 2, 2), values, (90, 90, 90))
    assert [t.terms for t in compatible(scorer, (0, 0, 0), yardstick(scorer))] == [{"c1": 1}]


def test_a_contract_that_is_not_of_the_grid_is_refused() -> None:
    scorer = scorer_of((2, 2, 2), table({}), (90, 90, 90))
    with pytest.raises(ValueError, match="5"):
        improving(scorer, (0, 0, 5), yardstick(scorer))
