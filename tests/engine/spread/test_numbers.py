"""Draws of the model's numbers: around their values, with their signs, the same for a seed."""

from __future__ import annotations

import numpy as np
import pytest

from negotiation.engine.parameters import load
from negotiation.engine.spread.numbers import ANALYSED, HELD, draw, is_share, section

PARAMETERS = load()
DRAWN = draw(PARAMETERS, 512, 1)


def column(name: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return DRAWN.values[:, DRAWN.names.index(name)]


def test_every_uncertain_number_of_the_model_is_drawn_and_no_other() -> None:
    for name, parameter in PARAMETERS.entries.items():
        uncertain = parameter.spread > 0 and section(name) not in HELD
        assert (name in DRAWN.names) == uncertain, name
        assert (name in DRAWN.held) == (not uncertain), name


def test_a_number_is_the_median_of_its_draws_and_keeps_its_sign() -> None:
    fitted_apart = {"ladder", "take_up"}
    for name in DRAWN.names:
        parameter, values = PARAMETERS.entries[name], column(name)
        if section(name) not in fitted_apart:
            assert np.median(values) == pytest.approx(parameter.value, rel=0.02), name
        if parameter.value != 0 and "offset" not in name and name != "take_up.base":
            assert (np.sign(values) == np.sign(parameter.value)).all(), name
        if is_share(parameter):
            assert ((values > 0) & (values < 1)).all(), name


def test_the_spread_of_draws_is_the_stated_one() -> None:
    for name in (
        "money.late_collected",
        "work.staff_minutes_per_pound",
        "outcomes.emergency_spend",
    ):
        parameter = PARAMETERS.entries[name]
        assert column(name).std() == pytest.approx(parameter.spread, rel=0.15), name


def test_fitted_numbers_are_drawn_jointly_from_the_fit() -> None:
    """Unless they are replaced: then the fit says nothing about them."""
    name = "ladder.money_weight"
    assert len(np.unique(column(name))) <= 256
    other = PARAMETERS.replaced({name: 2 * PARAMETERS.entries[name].value})
    replaced = draw(other, 64, 1)
    assert np.median(replaced.values[:, replaced.names.index(name)]) == pytest.approx(
        other.entries[name].value, rel=0.05
    )


def test_an_analysis_narrows_what_it_can_find_out_and_nothing_else() -> None:
    narrowed = draw(PARAMETERS, 512, 1, left=0.5)
    for at, name in enumerate(DRAWN.names):
        before, after = DRAWN.values[:, at].std(), narrowed.values[:, at].std()
        if section(name) in ANALYSED and name != "take_up.base":
            assert after < 0.7 * before, name
        else:
            assert after == before, name


def test_the_same_seed_draws_the_same_numbers_and_the_first_are_the_same() -> None:
    assert (draw(PARAMETERS, 512, 1).values == DRAWN.values).all()
    assert (draw(PARAMETERS, 512, 2).values != DRAWN.values).any()
