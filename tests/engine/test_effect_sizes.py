"""The year model against the effect sizes that the evidence supports, points in the third year.

The sizes are design settings with anchors (networks in east London, integrated care pilots and
programmes, records as a duty, indicators taken away), not measurements; the tolerance says so.
"""

from __future__ import annotations

import pytest

from tests.engine.drafts import Levers, engine_of, talks

TOLERANCE = 2.5

NETWORK: Levers = {"network_pay": 1.75, "network_norm": 1, "mdt_minutes": 0.5, "team_care": 0.1}
POOLED: Levers = {
    "network_pay": 1.75,
    "network_norm": 1,
    "pooling": 0.3,
    "mdt_minutes": 1.5,
    "team_care": 0.3,
    "shared_record": 0.2,
}
CASE_MEETINGS: Levers = {
    "network_pay": 4,
    "care_plan_minutes": 2,
    "mdt_minutes": 3,
    "team_care": 0.4,
    "social_care_link": 0.3,
}
CASES: dict[str, tuple[float, Levers]] = {
    "network scheme": (6, NETWORK),
    "network with pay on joint results": (12, POOLED),
    "care plans for two per cent of patients": (
        4,
        {"network_pay": 2.87, "care_plan_minutes": 3, "mdt_minutes": 1},
    ),
    "paid monthly meetings with a social worker": (7, CASE_MEETINGS),
    "one-stop clinics": (6, {"specialist_sessions": 4, "pathway_scope": 0.3}),
    "diabetes bundle": (5, {"bundle_price": 80, "pathway_scope": 0.4}),
    "diabetes bundle with specialists": (
        8,
        {"bundle_price": 200, "pathway_scope": 0.7, "specialist_sessions": 3},
    ),
    "discharge duty": (0, {"discharge_duty": 0.8}),
    "discharge duty with money withheld": (4, {"discharge_duty": 0.8, "discharge_penalty": 37}),
    "discharge feed": (6, {"discharge_duty": 1, "shared_record": 0.6}),
    "online records": (2, {"patient_access": 0.4, "records_minutes": 0.5}),
    "full online records": (3, {"patient_access": 1, "records_minutes": 1.5}),
    "reimbursed staff": (4, {"staff_reimbursement": 3}),
    "dashboard": (3, {"shared_record": 0.25}),
    "two-way record": (6, {"shared_record": 0.8}),
    "indicators abolished": (-3, {"item_pay": -20, "global_sum_uplift": 10}),
    "a quarter on outcomes": (4, {"outcome_weight": 0.25}),
    "half on outcomes": (4, {"outcome_weight": 0.5}),
    "gated premium": (1, {"outcome_pay": 2.5}),
    "premium to networks": (3, {"outcome_pay": 5, "network_pay": 1}),
    "every contact": (1, {"brief_advice_minutes": 2}),
}


@pytest.mark.parametrize("case", CASES)
def test_effects_are_of_the_size_that_evidence_supports(case: str) -> None:
    expected, levers = CASES[case]
    projection = engine_of(levers, voluntary="network_pay" in levers).project((1,), talks())
    change = projection.measures["integration"] - projection.status_quo["integration"]
    assert change == pytest.approx(expected, abs=TOLERANCE)
