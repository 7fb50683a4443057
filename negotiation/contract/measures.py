"""What the scoring engine says of a contract: the fixed list of measures, their units and decimals.

A measure is kept in records as an integer (its value times ten to the power of its decimals), so
that the same fingerprint gives the same bytes on every machine. Scenario files name measures in
lenses, in the public list, and as the outcomes that a side values.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from negotiation.contract.base import Frozen

MeasureName: TypeAlias = Literal[
    "integration",
    "integration_experienced",
    "cost_gbp_m_per_year",
    "double_payment_gbp_m",
    "public_cost_gbp_per_head",
    "commissioner_cost_gbp_per_head",
    "reject",
    "act",
    "refuse",
    "go_local",
    "hand_back",
    "walk_away_index",
    "ballot_yes_share",
    "ballot_turnout",
    "gp_income_gbp_per_partner",
    "gp_hours_per_week",
    "autonomy",
    "practices_losing",
    "emergency_admissions_change",
    "acs_admissions_change",
    "outpatient_change",
    "diabetes_care",
    "continuity",
    "inequality",
    "recorded_quality",
    "goodwill_withdrawn_minutes",
    "radicality",
]


class Measure(Frozen):
    """One quantity that the engine reports.

    `decimals` is how many decimals records and screens keep; `better` is +1 when more is better
    for the public, -1 when less is, 0 when that depends on whom one asks.
    """

    name: MeasureName
    title: str
    unit: str
    decimals: int
    better: Literal[-1, 0, 1]
    meaning: str

    def to_record(self, value: float) -> int:
        """`value` as the integer that records keep. Halves go up, on every machine."""
        scaled = value * 10.0**self.decimals + 1e-6
        return round(scaled)

    def from_record(self, kept: int) -> float:
        """The value of a recorded integer, in the measure's unit."""
        return kept / 10.0**self.decimals


def _measure(
    name: MeasureName, title: str, unit: str, decimals: int, better: Literal[-1, 0, 1], meaning: str
) -> Measure:
    return Measure(
        name=name, title=title, unit=unit, decimals=decimals, better=better, meaning=meaning
    )


_HORIZON = "mean over the five-year horizon, discounted at 3.5 % a year"

MEASURES: Mapping[MeasureName, Measure] = {
    measure.name: measure
    for measure in (
        _measure(
            "integration",
            "Integration, as measured",
            "0-100",
            1,
            1,
            "What indicators record of six domains of integrated care in the third year.",
        ),
        _measure(
            "integration_experienced",
            "Integration, as patients feel it",
            "0-100",
            1,
            1,
            "What patients would say of the same six domains in the third year.",
        ),
        _measure(
            "cost_gbp_m_per_year",
            "Cost to the NHS",
            "£m a year",
            1,
            -1,
            "Change of public spending against the status quo, net of cashable savings; "
            f"{_HORIZON}.",
        ),
        _measure(
            "double_payment_gbp_m",
            "Paid twice",
            "£m a year",
            1,
            -1,
            "Work bought locally that the core contract may already cover, a year.",
        ),
        _measure(
            "public_cost_gbp_per_head",
            "Public cost",
            "£ a head a year",
            2,
            -1,
            f"Change of all public spending a registered patient; {_HORIZON}.",
        ),
        _measure(
            "commissioner_cost_gbp_per_head",
            "Cost to the local envelope",
            "£ a head a year",
            2,
            -1,
            "What falls on commissioners: local payments and double payment less avoided activity; "
            f"{_HORIZON}.",
        ),
        _measure(
            "reject",
            "Reject",
            "probability",
            3,
            -1,
            "Probability that a ballot of GPs goes against the deal.",
        ),
        _measure(
            "act",
            "Act",
            "share of practices",
            3,
            -1,
            "Share of practices that would take action short of breach.",
        ),
        _measure(
            "refuse",
            "Refuse",
            "share of practices",
            3,
            -1,
            "Share of practices that decline the voluntary parts.",
        ),
        _measure(
            "go_local",
            "Go local",
            "share of practices",
            3,
            0,
            "Share of practices that leave the national deal for a better local one.",
        ),
        _measure(
            "hand_back",
            "Hand back",
            "share of practices a year",
            4,
            -1,
            "Share of practices that hand back their contract in a year.",
        ),
        _measure(
            "walk_away_index",
            "Walk-away index",
            "0-100",
            0,
            -1,
            "A stated weighted sum of the five rungs; the rungs are always beside it.",
        ),
        _measure(
            "ballot_yes_share",
            "Expected yes share",
            "share of votes",
            3,
            0,
            "Mean share of yes votes if the deal were put to a ballot.",
        ),
        _measure(
            "ballot_turnout",
            "Expected turnout",
            "share of eligible",
            3,
            0,
            "Mean turnout of such a ballot.",
        ),
        _measure(
            "gp_income_gbp_per_partner",
            "GP income",
            "£ a partner a year",
            0,
            0,
            f"Change of net income before tax of an average partner; {_HORIZON}.",
        ),
        _measure(
            "gp_hours_per_week",
            "GP hours",
            "hours a week",
            2,
            0,
            f"Change of an average partner's working week; {_HORIZON}.",
        ),
        _measure(
            "autonomy",
            "GP autonomy",
            "-10 to 10",
            1,
            0,
            "Change of practices' freedom to run themselves; a design scale.",
        ),
        _measure(
            "practices_losing",
            "Practices losing",
            "share of practices",
            3,
            -1,
            "Share of practices whose net income falls against the status quo.",
        ),
        _measure(
            "emergency_admissions_change",
            "Emergency admissions",
            "relative change",
            4,
            -1,
            "Change of emergency admissions against trend in the fifth year.",
        ),
        _measure(
            "acs_admissions_change",
            "Avoidable admissions",
            "relative change",
            4,
            -1,
            "Change of ambulatory-care-sensitive admissions against trend in the fifth year.",
        ),
        _measure(
            "outpatient_change",
            "Outpatient use",
            "relative change",
            4,
            -1,
            "Change of outpatient attendances against trend in the fifth year.",
        ),
        _measure(
            "diabetes_care",
            "Diabetes care completed",
            "share of patients with diabetes",
            3,
            1,
            "Share of patients with diabetes whose yearly care is complete, in the third year.",
        ),
        _measure(
            "continuity",
            "Continuity of care",
            "0-100",
            1,
            1,
            "Family-centred continuity; scale and hand-overs can harm it.",
        ),
        _measure(
            "inequality",
            "Inequality",
            "0-100",
            1,
            -1,
            "Gap of experienced integration between the least and the most deprived practices.",
        ),
        _measure(
            "recorded_quality",
            "Recorded quality",
            "share of points",
            3,
            1,
            "What quality indicators record.",
        ),
        _measure(
            "goodwill_withdrawn_minutes",
            "Goodwill withdrawn",
            "minutes a patient a year",
            2,
            -1,
            "Unpaid extras that practices stop doing once work is priced or specified.",
        ),
        _measure(
            "radicality",
            "Radicality",
            "points",
            0,
            0,
            "How far the package goes beyond what constituencies expect; a design scale.",
        ),
    )
}
