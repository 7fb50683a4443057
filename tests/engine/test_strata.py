"""The strata match the published marginals that they are made from."""

from __future__ import annotations

import numpy as np
import pytest

from negotiation.engine import strata
from negotiation.engine.parameters import load

STRATA = strata.build(load())


def test_weights_add_up() -> None:
    assert STRATA.practice_weight.sum() == pytest.approx(1)
    assert STRATA.patient_weight.sum() == pytest.approx(1)
    assert len(STRATA.names) == STRATA.practice_weight.size


def test_list_sizes_keep_the_published_mean() -> None:
    assert STRATA.list_size @ STRATA.practice_share == pytest.approx(6980)  # B03
    assert 2392 < STRATA.list_size[0] < STRATA.list_size[1] < STRATA.list_size[2] < 12520  # B03


def test_guarantees_are_near_the_published_shares() -> None:
    gms = STRATA.guarantee_share[:3]
    pot = gms @ STRATA.guarantee[:3] / gms.sum()
    assert 3.58 < pot < 6.5  # £ a patient: B45 and B40 (a tenth of core income)
    pms = STRATA.guarantee_share[3:]
    assert pms @ STRATA.guarantee[3:] / pms.sum() == pytest.approx(10.73, abs=0.05)  # B44
    losing = gms[STRATA.guarantee[:3] > STRATA.recycled[:3]].sum() / gms.sum()
    assert losing == pytest.approx(0.43, abs=0.01)  # B42


def test_outliers_lose_about_seven_pounds_a_year_for_seven_years() -> None:
    yearly = (STRATA.guarantee[2] - STRATA.recycled[2]) / 7
    assert yearly == pytest.approx(7.41, abs=0.1)  # B43


def test_recycling_gives_back_what_it_takes() -> None:
    change = STRATA.recycled - STRATA.guarantee
    assert np.isclose(STRATA.guarantee_share @ change, 0)
