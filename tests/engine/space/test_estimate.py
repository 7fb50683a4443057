"""The surrogate finds what counting finds where values add up, and says how far it is off."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from negotiation.engine.space import estimate
from negotiation.engine.space.estimate import estimated, evenly
from negotiation.engine.space.grid import Grid
from negotiation.engine.space.surrogate import fit, places_of
from negotiation.engine.space.tally import count
from negotiation.engine.space.whole import space_of
from tests.engine.space.tables import additive_values, random_values, scorer_of

OPTIONS = (3, 4, 3, 2, 3, 3, 2, 3)
FALLBACKS = (280, 290, 285)


@pytest.fixture(autouse=True)
def smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fit to a part of a small space."""
    monkeypatch.setattr(estimate, "FITTED", 1500)
    monkeypatch.setattr(estimate, "CHECKED", 500)


def silent(_done: int, _total: int) -> None:
    """Tell nobody."""


def test_sums_are_found_as_by_counting() -> None:
    values = additive_values(OPTIONS, 3)
    scorer = scorer_of(OPTIONS, values, FALLBACKS, red=((1, 2),))
    counted = space_of(scorer, count(scorer, 0, scorer.blocks))
    found = estimated(scorer, silent)
    assert found.method == "surrogate"
    assert found.error < 0.01
    for ours, exact in ((found.whole, counted.whole), (found.signable, counted.signable)):
        assert ours.frontier.numbers.tolist() == exact.frontier.numbers.tolist()
        assert ours.points == exact.points
    share = found.whole.acceptable(("board",)) / counted.whole.acceptable(("board",))
    assert share == pytest.approx(1, abs=0.1)


def test_finds_carry_the_models_own_values_and_the_error_is_stated() -> None:
    noise = random_values(len(additive_values(OPTIONS, 3)), 1, 20)
    values = additive_values(OPTIONS, 3) + noise
    scorer = scorer_of(OPTIONS, values, FALLBACKS)
    found = estimated(scorer, silent)
    frontier = found.whole.frontier
    assert frontier.values.tolist() == values[frontier.numbers].tolist()
    # Even numbers from 0 to 19 miss their mean by five on average.
    assert found.error == pytest.approx(5, abs=1)


def test_pairs_of_options_are_fitted() -> None:
    grid = Grid(((0, 1, 2), (0, 1), (0, 1, 2)))
    places = places_of(grid, np.arange(grid.count))
    values = np.stack([places[:, 0] * places[:, 1], places[:, 1] * (places[:, 2] == 2)], axis=1)
    fitted = fit(grid, np.arange(grid.count), values)
    assert fitted.values(places) == pytest.approx(values, abs=1e-3)


def test_even_numbers_are_all_different_and_meet_every_option_alike() -> None:
    grid = Grid(((0, 1, 2, 3),) * 9)
    numbers = evenly(grid, 4000)
    assert len(set(numbers.tolist())) == 4000
    for clause in places_of(grid, numbers).T:
        assert np.bincount(clause) == pytest.approx([1000] * 4, abs=40)


def test_more_contracts_than_can_be_numbered_are_refused() -> None:
    scorer = scorer_of(OPTIONS, additive_values(OPTIONS, 3), FALLBACKS)
    with pytest.raises(ValueError, match="fewer clauses"):
        estimated(replace(scorer, grid=Grid(((0, 1, 2, 3),) * 32)), silent)
