"""Every answer about a space equals what its definition gives over all contracts."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation.engine.space.outcomes import Outcomes
from negotiation.engine.space.tally import count
from negotiation.engine.space.whole import Space, space_of
from tests.engine.space.tables import SIDES, random_values, scorer_of

OPTIONS = (3, 2, 2)
COUNT = 12

Rows = Sequence[tuple[int, ...]]


def space(rows: Rows, fallbacks: tuple[int, ...], red: tuple[tuple[int, int], ...] = ()) -> Space:
    """The space of twelve contracts of these values."""
    scorer = scorer_of(OPTIONS, np.array(rows), fallbacks, red)
    return space_of(scorer, count(scorer, 0, scorer.blocks))


def drawn(seed: int) -> Rows:
    """Twelve contracts' values."""
    return [tuple(row) for row in random_values(COUNT, seed, 12).tolist()]


def by_side(row: tuple[int, ...]) -> dict[str, int]:
    return dict(zip(SIDES, row, strict=True))


SEEDS = st.integers(0, 10**6)
FALLBACKS = st.tuples(*[st.integers(0, 7)] * 3)


@given(SEEDS, FALLBACKS)
@settings(max_examples=40)
def test_sets_of_sides_are_counted(seed: int, fallbacks: tuple[int, int, int]) -> None:
    rows = drawn(seed)
    outcomes = space(rows, fallbacks).whole
    for size in range(4):
        for some in combinations(range(3), size):
            suits = [row for row in rows if all(row[k] >= fallbacks[k] for k in some)]
            assert outcomes.acceptable([SIDES[k] for k in some]) == len(suits)
    better = [row for row in rows if all(v > r for v, r in zip(row, fallbacks, strict=True))]
    assert outcomes.preferred == len(better)


def shares(row: tuple[int, ...], fallbacks: tuple[int, ...], best: list[int]) -> list[Fraction]:
    return [Fraction(v - r, m - r) for v, r, m in zip(row, fallbacks, best, strict=True)]


@given(SEEDS, FALLBACKS)
@settings(max_examples=60)
def test_solutions_are_those_of_the_definitions(seed: int, fallbacks: tuple[int, int, int]) -> None:
    rows = drawn(seed)
    points = space(rows, fallbacks).whole.points
    rational = [row for row in rows if all(v >= r for v, r in zip(row, fallbacks, strict=True))]
    if not rational:
        assert points == {}
        return
    best = [max(row[k] for row in rational) for k in range(3)]
    if any(m == r for m, r in zip(best, fallbacks, strict=True)):
        return

    def fair(row: tuple[int, ...]) -> list[Fraction]:
        return sorted(shares(row, fallbacks, best))

    def gains(row: tuple[int, ...]) -> list[int]:
        return [v - r for v, r in zip(row, fallbacks, strict=True)]

    found = {name: tuple(point.values.values()) for name, point in points.items()}
    assert np.prod(gains(found["nash"])) == max(np.prod(gains(row)) for row in rational)
    assert fair(found["kalai_smorodinsky"]) == max(fair(row) for row in rational)
    assert sorted(gains(found["egalitarian"])) == max(sorted(gains(row)) for row in rational)
    assert sum(found["utilitarian"]) == max(sum(row) for row in rational)
    for point in points.values():
        assert rows[point.number] == tuple(point.values.values())


@given(SEEDS, FALLBACKS)
@settings(max_examples=60)
def test_analysis_asks_the_efficient_contracts_and_misses_nothing(
    seed: int, fallbacks: tuple[int, int, int]
) -> None:
    rows = drawn(seed)
    outcomes = space(rows, fallbacks).whole
    if outcomes.room is None or (outcomes.room == 0).any():
        assert outcomes.left_on_table(by_side(rows[0])) is None
        return
    best = [int(room) + r for room, r in zip(outcomes.room, fallbacks, strict=True)]
    rational = [row for row in rows if all(v >= r for v, r in zip(row, fallbacks, strict=True))]
    most = max(sum(shares(row, fallbacks, best)) for row in rational)
    for row in rows:
        created = sum(shares(row, fallbacks, best)) / most
        assert outcomes.created(by_side(row)) == pytest.approx(float(created), abs=1e-12)
        now = shares(row, fallbacks, best)
        rises = [
            [b - a for a, b in zip(now, shares(other, fallbacks, best), strict=True)]
            for other in rows
        ]
        left = max(min(rise) for rise in rises)
        assert outcomes.left_on_table(by_side(row)) == pytest.approx(float(left), abs=1e-12)
        spared = max(
            min(rise[1:]) for rise, other in zip(rises, rows, strict=True) if other[0] >= row[0]
        )
        assert outcomes.spared("board", by_side(row)) == pytest.approx(float(spared), abs=1e-12)


@given(SEEDS, FALLBACKS, FALLBACKS)
@settings(max_examples=60)
def test_the_best_for_a_side_respects_every_other_floor(
    seed: int, fallbacks: tuple[int, int, int], floors: tuple[int, int, int]
) -> None:
    rows = drawn(seed)
    outcomes: Outcomes = space(rows, fallbacks).whole
    suits = [row for row in rows if all(row[k] >= max(fallbacks[k], floors[k]) for k in (0, 2))]
    point = outcomes.best_for("gp", by_side(floors))
    if not suits:
        assert point is None
    else:
        assert point is not None
        assert point.values["gp"] == max(row[1] for row in suits)


def test_red_lines_bound_what_can_be_signed() -> None:
    found = space(drawn(5), (0, 0, 0), red=((0, 1), (0, 2)))
    assert found.whole.contracts == COUNT
    assert found.signable.contracts == 4
    assert all(number < 4 for number in found.signable.frontier.numbers)


def test_hypervolume_is_the_volume_below_the_points() -> None:
    # Two boxes from zero, 4 x 1 x 2 and 2 x 2 x 2, share 2 x 1 x 2; the best are 4, 2 and 2.
    rows = [(4, 1, 2), (2, 2, 2), *[(0, 0, 0)] * 10]
    assert space(rows, (0, 0, 0)).whole.hypervolume == pytest.approx((8 + 8 - 4) / 16)


def test_what_cannot_be_gained_is_not_defined() -> None:
    outcomes = space([(5, 5, 0)] * COUNT, (1, 1, 0)).whole
    assert outcomes.hypervolume is None
    assert outcomes.gains({"board": 5, "gp": 5, "commissioners": 0}) is None
    assert outcomes.points["nash"].number == 0
    nobody = space([(0, 0, 0)] * COUNT, (1, 1, 1)).whole
    assert nobody.points == {}
    assert nobody.hypervolume is None
    assert nobody.left_on_table({"board": 0, "gp": 0, "commissioners": 0}) is None


def test_likeness_is_the_correlation_of_values() -> None:
    rows = drawn(11)
    columns = np.array(rows).T
    found = space(rows, (0, 0, 0))
    assert found.likeness("board", "gp") == pytest.approx(np.corrcoef(columns[0], columns[1])[0, 1])
    assert space([(1, n, n) for n in range(COUNT)], (0, 0, 0)).likeness("board", "gp") is None
