"""Work: minutes that a contract adds or saves in a practice, and what a partner's week becomes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from negotiation.contract.levers import LeverName
from negotiation.engine.arrays import FloatArray, saturating
from negotiation.engine.effective import LeversInEffect
from negotiation.engine.practices import Practices

DUTY_MINUTES: tuple[LeverName, ...] = (
    "mdt_minutes",
    "care_plan_minutes",
    "records_minutes",
    "brief_advice_minutes",
    "access_minutes",
)
"""The levers that are minutes of work as they stand."""


@dataclass(frozen=True)
class WorkSettings:
    """The section `work` of the parameters. Minutes are minutes a registered patient a year."""

    per_threshold_point: float
    per_item_pound: float
    staff_minutes_per_pound: float
    staff_substitution: float
    discharge_relief: float
    shared_record_relief: float
    cap_relief: float
    goodwill: float
    goodwill_precision: float
    goodwill_repricing: float
    goodwill_trust: float
    partner_share: float
    weeks: float
    duty_alone: float
    penalty_half: float


def discharge_reliability(levers: LeversInEffect, settings: WorkSettings) -> FloatArray:
    """How far discharge summaries become reliable, 0 to 1, shape (contracts,).

    A duty by itself does next to nothing; money withheld for each late summary makes it work.
    """
    penalty = saturating(levers["discharge_penalty"], settings.penalty_half)
    backed = settings.duty_alone + (1.0 - settings.duty_alone) * penalty
    result: FloatArray = levers["discharge_duty"] * backed
    return result


def relief_per_staff_pound(settings: WorkSettings) -> float:
    """Minutes of practice work that a pound of reimbursed staff takes over."""
    return settings.staff_minutes_per_pound * settings.staff_substitution


def goodwill_withdrawn(
    levers: LeversInEffect, trust: FloatArray, settings: WorkSettings
) -> FloatArray:
    """Unpaid extras that stop once work is specified or priced, minutes, shape (contracts,)."""
    specified = (
        settings.goodwill_precision * levers["core_precision"]
        + settings.goodwill_repricing * levers["core_repricing"]
    )
    hesitation = 1.0 - settings.goodwill_trust * trust
    result: FloatArray = settings.goodwill * -np.expm1(-np.maximum(specified, 0.0) * hesitation)
    return result


def minutes_by_kind(
    levers: LeversInEffect,
    goodwill: FloatArray,
    reliability: FloatArray,
    hired: FloatArray,
    informed: FloatArray,
    practices: Practices,
    settings: WorkSettings,
) -> dict[str, FloatArray]:
    """Change of a practice's work by kind, minutes; shapes fit (contracts, sizes, years).

    `reliability` of discharge summaries is (contracts,); `hired` and `informed` are the delivery
    curves of reimbursed staff and of better information, (contracts, years). Duties ask for more
    where there is more long-term illness; extras and caps weigh more where a patient means more
    work.
    """
    kinds: dict[str, FloatArray] = {}
    need, load = practices.need[:, None], practices.minutes[:, None]
    for name in DUTY_MINUTES:
        kinds[name] = levers.sizes(name)[:, :, None] * need
    kinds["thresholds"] = settings.per_threshold_point * levers.sizes("threshold_rise")[:, :, None]
    kinds["indicators"] = settings.per_item_pound * levers.sizes("item_pay")[:, :, None]
    relieving = relief_per_staff_pound(settings)
    staff = levers.sizes("staff_reimbursement")[:, :, None]
    kinds["staff"] = -relieving * staff * hired[:, None, :]
    chasing = settings.discharge_relief * reliability
    looking_up = settings.shared_record_relief * levers["shared_record"]
    kinds["information"] = -((chasing + looking_up)[:, None] * informed)[:, None, :]
    kinds["cap"] = -settings.cap_relief * levers.sizes("workload_cap")[:, :, None] * load
    kinds["goodwill"] = -goodwill[:, None, None] * load
    return kinds


def hours_per_week(
    minutes: FloatArray, patients_per_partner: FloatArray, settings: WorkSettings
) -> FloatArray:
    """Hours a week of a partner that these minutes a patient a year mean."""
    result: FloatArray = (
        minutes * patients_per_partner * settings.partner_share / 60.0 / settings.weeks
    )
    return result
