"""The strata are the population in few cells: weights and money are those of who lives there."""

from __future__ import annotations

import numpy as np
import pytest

from negotiation.engine import strata
from negotiation.engine.parameters import load
from negotiation.engine.population import settings
from negotiation.engine.population.draw import draw
from negotiation.engine.practices import Practices

SETTINGS = settings.read(load())
DRAWN = draw(SETTINGS)
STRATA = strata.stratify(DRAWN, SETTINGS)
WHOLE = strata.whole(DRAWN, SETTINGS)


@pytest.mark.parametrize("practices", [STRATA, WHOLE], ids=["strata", "population"])
def test_weights_add_up(practices: Practices) -> None:
    for weight in (
        practices.practice_weight,
        practices.leaving_weight,
        practices.patient_weight,
        practices.practice_share,
        practices.patient_share,
        practices.partner_share,
        practices.guarantee_weight,
        practices.area_share,
    ):
        assert weight.sum() == pytest.approx(1)


@pytest.mark.parametrize("practices", [STRATA, WHOLE], ids=["strata", "population"])
def test_recycling_gives_back_what_it_takes(practices: Practices) -> None:
    change = practices.recycled - practices.guarantee
    assert abs((practices.guarantee_weight * change).sum()) < 1e-9


def test_strata_hold_the_money_and_the_people_of_the_population() -> None:
    assert len(STRATA.names) == STRATA.practice_weight.size
    for attribute in ("achievement", "need", "minutes", "openness"):
        in_strata = getattr(STRATA, attribute) @ STRATA.patient_share
        assert in_strata == pytest.approx(getattr(WHOLE, attribute) @ WHOLE.patient_share, abs=1e-9)
    money = [(each.guarantee_weight * each.guarantee).sum() for each in (STRATA, WHOLE)]
    assert money[0] == pytest.approx(money[1])
    assert STRATA.average_partner_list == WHOLE.average_partner_list


def test_three_in_ten_practices_are_small_and_three_in_ten_large() -> None:
    assert STRATA.practice_share == pytest.approx([0.3, 0.4, 0.3], abs=0.01)
    assert STRATA.patient_share[0] < 0.15 < 0.5 < STRATA.patient_share[2]


def test_who_loses_in_the_strata_loses_in_the_population() -> None:
    losing = [
        each.practice_weight[
            np.broadcast_to(each.guarantee > each.recycled, each.practice_weight.shape)
        ]
        for each in (STRATA, WHOLE)
    ]
    # Strata of PMS: the low premiums gain and the high ones lose; single practices lie between.
    assert losing[0].sum() == pytest.approx(losing[1].sum(), abs=0.03)


def test_practices_with_older_partners_count_more_among_those_who_leave() -> None:
    ratio = WHOLE.leaving_weight[:, 0] / WHOLE.practice_share
    older = DRAWN.over_fifty > 0.6
    assert ratio[older].min() > ratio[~older].max()
    # Small practices have older partners.
    assert STRATA.leaving_weight[0].sum() > STRATA.practice_share[0]
