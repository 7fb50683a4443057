"""The levers: the only way an option acts on the engine. A fixed list, each with unit and meaning.

Authors never write scores; they combine levers. The table below is what the documentation and the
scenario schema are made from. All settings are changes against the status quo of the baseline year.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from negotiation.contract.base import Frozen

LeverName: TypeAlias = Literal[
    "global_sum_uplift",
    "core_pay",
    "item_pay",
    "outcome_pay",
    "network_pay",
    "bundle_price",
    "core_repricing",
    "staff_reimbursement",
    "records_support",
    "premises_support",
    "indemnity_support",
    "local_pay",
    "management_allowance",
    "equalisation",
    "transition_protection",
    "mdt_minutes",
    "care_plan_minutes",
    "records_minutes",
    "brief_advice_minutes",
    "access_minutes",
    "core_precision",
    "workload_cap",
    "threshold_rise",
    "outcome_weight",
    "pooling",
    "network_norm",
    "team_care",
    "specialist_sessions",
    "pathway_scope",
    "discharge_duty",
    "discharge_penalty",
    "shared_record",
    "patient_access",
    "social_care_link",
    "autonomy",
    "budget_scope",
    "upside_share",
    "downside_share",
    "leaves_national_deal",
    "delegation",
    "settlement_years",
    "settlement_indicative",
    "inflation_reopener",
    "variation_protection",
    "arbitration",
    "radicality",
    "press_risk",
]

Family: TypeAlias = Literal["money", "duties", "design", "power", "politics"]

Payer: TypeAlias = Literal["board", "commissioners", "none"]


class Lever(Frozen):
    """One thing a clause can set.

    `minimum` and `maximum` bound what a scenario may write. `payer` says whose money a money
    lever spends. `combine` is how settings of several clauses join: added, or the largest wins.
    """

    name: LeverName
    family: Family
    unit: str
    minimum: float
    maximum: float
    combine: Literal["add", "max"]
    payer: Payer
    meaning: str
    evidence: tuple[str, ...]


def _money(
    name: LeverName, unit: str, low: float, high: float, payer: Payer, meaning: str, *evidence: str
) -> Lever:
    return Lever(
        name=name,
        family="money",
        unit=unit,
        minimum=low,
        maximum=high,
        combine="add",
        payer=payer,
        meaning=meaning,
        evidence=evidence,
    )


def _minutes(name: LeverName, meaning: str, *evidence: str) -> Lever:
    return Lever(
        name=name,
        family="duties",
        unit="minutes a registered patient a year",
        minimum=-10,
        maximum=20,
        combine="add",
        payer="none",
        meaning=meaning,
        evidence=evidence,
    )


def _share(
    name: LeverName, family: Family, combine: Literal["add", "max"], meaning: str, *evidence: str
) -> Lever:
    return Lever(
        name=name,
        family=family,
        unit="0 to 1",
        minimum=0,
        maximum=1,
        combine=combine,
        payer="none",
        meaning=meaning,
        evidence=evidence,
    )


_PER_HEAD = "£ a registered patient a year"

_TABLE: tuple[Lever, ...] = (
    _money(
        "global_sum_uplift",
        "% a year on the global sum",
        -5,
        10,
        "board",
        "Rise of the core payment above the status quo, given again in each settled year.",
        "B22",
        "B65",
    ),
    _money(
        "core_pay",
        _PER_HEAD,
        -20,
        20,
        "board",
        "Money moved once into every practice's core payment; the same each year.",
        "B24",
        "B32",
        "B153",
    ),
    _money(
        "item_pay",
        _PER_HEAD,
        -20,
        20,
        "board",
        "Pay for recorded indicator items; negative when points are retired.",
        "B32",
        "BT40",
    ),
    _money(
        "outcome_pay",
        _PER_HEAD,
        0,
        20,
        "commissioners",
        "Pay for population outcomes, paid only as far as the outcomes are met.",
        "BT13",
    ),
    _money(
        "network_pay",
        _PER_HEAD,
        0,
        20,
        "board",
        "Pay to a network of practices for working together.",
        "BT19",
        "BT46",
    ),
    _money(
        "bundle_price",
        "£ a patient with diabetes a year",
        0,
        1000,
        "commissioners",
        "Single price for a year of diabetes care.",
        "B112",
        "B113",
        "BT35",
    ),
    _money(
        "core_repricing",
        _PER_HEAD,
        0,
        10,
        "commissioners",
        "Price paid for work that a core definition puts outside the core.",
        "BT30",
    ),
    _money(
        "staff_reimbursement",
        _PER_HEAD,
        0,
        30,
        "board",
        "Reimbursed staff, who also relieve GPs of work.",
        "BT19",
        "BT21",
    ),
    _money(
        "records_support",
        _PER_HEAD,
        0,
        5,
        "board",
        "Help with the time and money that records access costs a practice.",
        "BT49",
    ),
    _money(
        "premises_support", _PER_HEAD, 0, 10, "board", "Support with premises costs.", "B65", "BT17"
    ),
    _money(
        "indemnity_support",
        _PER_HEAD,
        0,
        10,
        "board",
        "Indemnity costs taken over by the state.",
        "BT19",
    ),
    _money(
        "local_pay",
        _PER_HEAD,
        0,
        20,
        "commissioners",
        "Local money that commissioners pay to practices for agreed work.",
        "BT45",
    ),
    _money(
        "management_allowance",
        _PER_HEAD,
        -10,
        30,
        "board",
        "Running costs of commissioning groups, change against plan.",
        "B14",
    ),
    Lever(
        name="equalisation",
        family="money",
        unit="share of guarantees redistributed a year, 0 to 1",
        minimum=0,
        maximum=1,
        combine="max",
        payer="none",
        meaning="Income guarantees moved into everybody's core payment, a share each year.",
        evidence=("B40", "B41", "B42", "BT12"),
    ),
    _share(
        "transition_protection",
        "money",
        "max",
        "Share of a losing practice's loss that is made good.",
        "B43",
        "BT03",
        "BT12",
    ),
    _minutes("mdt_minutes", "Multidisciplinary meetings and case work.", "BT41", "BT43"),
    _minutes("care_plan_minutes", "Writing and reviewing care plans.", "BT43", "BT46"),
    _minutes("records_minutes", "Keeping and opening records.", "B124", "BT49"),
    _minutes("brief_advice_minutes", "Brief lifestyle advice at contacts.", "S89"),
    _minutes("access_minutes", "Longer opening and extra appointments.", "BT06"),
    _share(
        "core_precision",
        "duties",
        "max",
        "How precisely the core service is defined (0 'reasonable needs', 1 binding list).",
        "S89",
        "BT30",
    ),
    _share(
        "workload_cap",
        "duties",
        "max",
        "How hard a limit on daily work binds.",
        "BT14",
    ),
    Lever(
        name="threshold_rise",
        family="design",
        unit="percentage points on indicator thresholds",
        minimum=0,
        maximum=30,
        combine="add",
        payer="none",
        meaning="Harder indicator thresholds: the same money takes more work.",
        evidence=("B54", "BT09"),
    ),
    _share(
        "outcome_weight",
        "design",
        "max",
        "Share of performance pay that rests on population outcomes instead of recorded items.",
        "BT40",
        "S89",
    ),
    _share(
        "pooling",
        "design",
        "max",
        "Share of network pay that rests on network-wide results.",
        "BT46",
    ),
    _share(
        "network_norm",
        "design",
        "max",
        "How far joining a network is the norm (neighbours are paid if one does not).",
        "BT19",
        "BT29",
    ),
    _share(
        "team_care",
        "design",
        "max",
        "Strength of multidisciplinary team care beyond the surgery.",
        "BT41",
        "BT43",
    ),
    Lever(
        name="specialist_sessions",
        family="design",
        unit="joint sessions a month for 40,000 patients",
        minimum=0,
        maximum=20,
        combine="add",
        payer="none",
        meaning="Specialists and GPs seeing patients or advising together.",
        evidence=("BT46",),
    ),
    _share(
        "pathway_scope",
        "design",
        "max",
        "How much of the diabetes pathway one team answers for.",
        "BT35",
        "BT46",
    ),
    _share(
        "discharge_duty",
        "design",
        "max",
        "Strength of the duty to send discharge summaries at discharge.",
        "B120",
        "BT50",
    ),
    Lever(
        name="discharge_penalty",
        family="design",
        unit="£ withheld per late summary",
        minimum=0,
        maximum=100,
        combine="max",
        payer="none",
        meaning="What a hospital loses for a late discharge summary.",
        evidence=("BT50",),
    ),
    _share(
        "shared_record",
        "design",
        "max",
        "How far professionals read and write one record.",
        "BT46",
        "B125",
    ),
    _share(
        "patient_access",
        "design",
        "max",
        "How much of their record patients can see online.",
        "B124",
        "BT49",
    ),
    _share(
        "social_care_link",
        "design",
        "max",
        "How closely social care works with the practice team.",
        "BT41",
        "BT48",
    ),
    Lever(
        name="autonomy",
        family="power",
        unit="-5 to 5, design scale",
        minimum=-5,
        maximum=5,
        combine="add",
        payer="none",
        meaning="Freedom that practices gain or lose in running themselves.",
        evidence=("S39",),
    ),
    _share(
        "budget_scope",
        "power",
        "max",
        "Share of community and hospital spending that a GP group holds as a budget.",
        "BT18",
        "BT28",
        "BT36",
    ),
    _share(
        "upside_share",
        "power",
        "max",
        "Share of savings on the budget that the group keeps.",
        "BT28",
        "BT36",
    ),
    _share(
        "downside_share",
        "power",
        "max",
        "Share of overspend on the budget that the group bears.",
        "BT36",
        "BT38",
    ),
    _share(
        "leaves_national_deal",
        "power",
        "max",
        "How far taking the local contract gives up the national one.",
        "BT18",
    ),
    _share(
        "delegation",
        "power",
        "max",
        "How much is delegated to local commissioning groups before authorisation.",
        "S38",
        "S89",
    ),
    Lever(
        name="settlement_years",
        family="power",
        unit="years beyond the first",
        minimum=0,
        maximum=5,
        combine="max",
        payer="none",
        meaning="How many further years the settlement covers.",
        evidence=("BT19", "BT23"),
    ),
    _share(
        "settlement_indicative",
        "power",
        "max",
        "How far the later years are only indicative, to be confirmed and if need be altered.",
        "S89",
    ),
    _share(
        "inflation_reopener",
        "power",
        "max",
        "Whether inflation reopens the settlement.",
        "BT23",
        "BT24",
    ),
    _share(
        "variation_protection",
        "power",
        "max",
        "How far the board gives up the power to vary the contract alone.",
        "BT09",
        "BT23",
    ),
    _share(
        "arbitration", "power", "max", "How far disputes go to binding arbitration.", "BT06", "BT09"
    ),
    Lever(
        name="radicality",
        family="politics",
        unit="points, design scale",
        minimum=0,
        maximum=10,
        combine="add",
        payer="none",
        meaning="How bold the option is; every constituency has a limit.",
        evidence=("S89",),
    ),
    _share("press_risk", "politics", "max", "Chance that the option is attacked in public.", "S89"),
)

LEVERS: Mapping[LeverName, Lever] = {lever.name: lever for lever in _TABLE}
