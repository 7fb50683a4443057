"""A contract that changes nothing gives the published baseline."""

from __future__ import annotations

from negotiation.contract.measures import MeasureName
from tests.engine.drafts import engine_of, talks

CHANGES: tuple[MeasureName, ...] = (
    "cost_gbp_m_per_year",
    "public_cost_gbp_per_head",
    "commissioner_cost_gbp_per_head",
    "gp_income_gbp_per_partner",
    "gp_hours_per_week",
    "autonomy",
    "practices_losing",
    "emergency_admissions_change",
    "acs_admissions_change",
    "outpatient_change",
    "goodwill_withdrawn_minutes",
    "radicality",
    "refuse",
    "go_local",
)


def test_the_status_quo_changes_nothing() -> None:
    projection = engine_of({"global_sum_uplift": 3}).project((0,), talks())
    assert {name: projection.measures[name] for name in CHANGES} == dict.fromkeys(CHANGES, 0)
    assert projection.measures == projection.status_quo
    assert all(year.payments == () for year in projection.years)
    assert all(row.income_gbp_per_partner == 0 for row in projection.winners)


def test_the_status_quo_has_the_published_levels() -> None:
    measures = engine_of({"global_sum_uplift": 3}).project((0,), talks()).measures
    assert measures["hand_back"] == 0.004  # B140
    assert measures["recorded_quality"] == 0.969  # B54
    assert measures["integration"] > measures["integration_experienced"]  # S22


def test_the_strata_are_all_practices() -> None:
    projection = engine_of({"global_sum_uplift": 3}).project((0,), talks())
    assert abs(sum(row.practices for row in projection.winners) - 8123) <= len(projection.winners)


def test_talks_that_drag_on_cost_patients_even_without_a_deal() -> None:
    engine = engine_of({"global_sum_uplift": 3})
    now = engine.project((0,), talks()).measures
    later = engine.project((0,), talks(rounds_spent=5)).measures
    assert later["integration_experienced"] < now["integration_experienced"]
