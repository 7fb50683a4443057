"""Every lever does something, and does it in the direction that the evidence supports."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from negotiation.contract.levers import LEVERS, LeverName
from negotiation.contract.measures import MeasureName
from negotiation.engine.attribution import HEADLINES
from negotiation.engine.projection import Measures
from tests.engine.drafts import Levers, engine_of, talks
from tests.strategies import lever_settings

COMPANIONS: dict[LeverName, Levers] = {
    "discharge_penalty": {"discharge_duty": 1},
    "upside_share": {"budget_scope": 0.5},
    "downside_share": {"budget_scope": 0.5},
    "settlement_indicative": {"settlement_years": 3},
    "inflation_reopener": {"settlement_years": 3},
}
"""What a lever needs beside it to mean anything."""


SHARES: tuple[MeasureName, ...] = (
    "reject",
    "act",
    "refuse",
    "go_local",
    "recorded_quality",
    "diabetes_care",
)
SCORES: tuple[MeasureName, ...] = (
    "integration",
    "integration_experienced",
    "walk_away_index",
    "continuity",
)


def measures_of(levers: Levers, *, voluntary: bool = False) -> Measures:
    return engine_of(levers, voluntary=voluntary).project((1,), talks()).measures


@pytest.mark.parametrize("lever", sorted(LEVERS))
def test_no_lever_is_inert(lever: LeverName) -> None:
    companions = COMPANIONS.get(lever, {})
    engine = engine_of({**companions}, {**companions, lever: LEVERS[lever].maximum / 2})
    without, with_it = (engine.project(contract, talks()) for contract in ((1, 0), (0, 1)))
    worth = (without.values, without.ratified), (with_it.values, with_it.ratified)
    assert without.measures != with_it.measures or worth[0] != worth[1]


@given(levers=lever_settings(), low=st.floats(-5, 10), high=st.floats(-5, 10))
def test_more_core_money_never_raises_rejection(
    levers: dict[LeverName, float], low: float, high: float
) -> None:
    low, high = sorted((low, high))
    less, more = (
        measures_of({**levers, "global_sum_uplift": uplift})["reject"] for uplift in (low, high)
    )
    assert more <= less


@given(levers=lever_settings())
def test_measures_stay_within_their_bounds(levers: dict[LeverName, float]) -> None:
    measures = measures_of(levers, voluntary=True)
    assert all(0 <= measures[name] <= 1 for name in SHARES)
    assert all(0 <= measures[name] <= 100 for name in SCORES)
    assert 0 <= measures["hand_back"] <= 0.01
    assert abs(measures["autonomy"]) <= 10


@pytest.mark.parametrize("end", ["minimum", "maximum"])
@pytest.mark.parametrize("voluntary", [False, True])
def test_the_most_extreme_contract_is_still_scored(end: str, voluntary: bool) -> None:
    """Sixteen clauses with every lever at its end, in talks that could not be worse."""
    levers: Levers = {name: getattr(lever, end) for name, lever in LEVERS.items()}
    engine = engine_of(*[levers] * 16, voluntary=voluntary)
    worst = talks(trust=0.0, rounds_spent=20, leadership=0.0)
    projection = engine.project((1,) * 16, worst)
    assert all(math.isfinite(amount) for amount in projection.measures.values())
    assert 0 <= projection.ratified <= 1
    assert engine.drivers((1,) * 16, worst).change == {
        name: pytest.approx(projection.measures[name] - projection.status_quo[name])
        for name in HEADLINES
    }


def test_a_discharge_duty_without_a_penalty_does_next_to_nothing() -> None:
    """BT50: late summaries rose by 12 % under such a duty."""
    baseline = measures_of({"autonomy": 0.0})["integration"]
    assert abs(measures_of({"discharge_duty": 1})["integration"] - baseline) < 0.5
    assert measures_of({"discharge_duty": 1, "discharge_penalty": 50})["integration"] > baseline + 2


def test_patient_access_opens_practices_before_patients() -> None:
    """BT49: 97 % of practices, 4.5 % of patients."""
    change = {
        name: measures_of({"patient_access": 1})[name] - measures_of({"autonomy": 0.0})[name]
        for name in ("integration", "integration_experienced")
    }
    assert change["integration"] > 1
    assert change["integration_experienced"] < 0.3 * change["integration"]


def test_small_voluntary_schemes_leave_many_out_and_networks_few() -> None:
    """BT09: 40 to 45 % had not signed after some months; BT19: more than 99 % joined."""
    small = measures_of({"network_pay": 0.28, "records_minutes": 0.4}, voluntary=True)
    assert 0.25 < small["refuse"] < 0.4
    network: Levers = {"network_pay": 1.75, "network_norm": 1.0, "staff_reimbursement": 2.0}
    assert measures_of({**network, "mdt_minutes": 0.5}, voluntary=True)["refuse"] < 0.01


def test_admissions_fall_late_and_little() -> None:
    """BT45: a few points in five years, most of it in the last."""
    strong: Levers = {
        "team_care": 0.8,
        "social_care_link": 0.8,
        "shared_record": 0.8,
        "network_pay": 2,
        "pooling": 0.3,
        "specialist_sessions": 4,
    }
    years = engine_of(strong).project((1,), talks()).years
    changes = [year.measures["emergency_admissions_change"] for year in years]
    assert -0.09 < changes[4] < -0.03
    assert changes[1] > -0.03


def test_indicator_money_acts_on_avoidable_admissions() -> None:
    """BT40: about 3 % in the first year and about 10 % by the fourth for the whole of it."""
    years = engine_of({"item_pay": 20}).project((1,), talks()).years
    assert -0.045 < years[0].measures["acs_admissions_change"] < -0.01
    assert -0.115 < years[3].measures["acs_admissions_change"] < -0.06


def test_recorded_and_felt_care_part_when_items_are_paid() -> None:
    more = measures_of({"item_pay": 10})
    none = measures_of({"autonomy": 0.0})
    assert more["integration"] > none["integration"]
    assert more["integration_experienced"] < none["integration_experienced"]


def test_a_missing_domain_drags_the_others() -> None:
    """The same strength spread over the domains does more than heaped upon one."""
    heaped = measures_of({"social_care_link": 1})["integration"]
    spread = measures_of(
        {"social_care_link": 0.34, "specialist_sessions": 1.5, "shared_record": 0.34}
    )
    assert spread["integration"] > heaped


def test_next_to_nobody_gives_up_the_national_contract_and_many_take_a_budget() -> None:
    """BT18 and BT28."""
    overlay = engine_of({"budget_scope": 0.5, "upside_share": 1})
    assert 0.45 < overlay.simulation([(1,)], talks()).rungs.opted[0] < 0.7
    assert overlay.project((1,), talks()).measures["go_local"] == 0
    leaving = measures_of({"budget_scope": 0.5, "upside_share": 1, "leaves_national_deal": 1})
    assert 0 < leaving["go_local"] < 0.05
