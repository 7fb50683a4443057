"""Outcomes: admissions, outpatients, diabetes care, continuity, inequality, recorded quality.

Effects on hospital use are small and late. Care planning finds more need before it prevents any.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from negotiation.engine.arrays import FloatArray, saturating
from negotiation.engine.effective import LeversInEffect
from negotiation.engine.money import MoneySettings, achievement


@dataclass(frozen=True)
class OutcomeSettings:
    """The section `outcomes` of the parameters."""

    emergency_most: float
    emergency_gain: float
    finding: float
    finding_half: float
    acs_share: float
    acs_multiple: float
    acs_indicators: float
    acs_indicators_half: float
    outpatient_specialist: float
    outpatient_specialist_half: float
    outpatient_team: float
    diabetes_base: float
    diabetes_gain: float
    emergency_spend: float
    emergency_cashable: float
    outpatient_spend: float
    outpatient_cashable: float
    quality_removal: float
    quality_outcome_weight: float


@dataclass(frozen=True)
class CareSettings:
    """The section `care`: continuity and inequality, points of 100."""

    continuity_base: float
    continuity_norm: float
    continuity_pooling: float
    continuity_staff: float
    continuity_staff_half: float
    continuity_access: float
    continuity_leaving: float
    continuity_planning: float
    continuity_goodwill: float
    continuity_cap: float
    inequality_base: float
    inequality_uneven: float
    inequality_digital: float
    inequality_equalisation: float
    inequality_outcomes: float
    inequality_social: float
    inequality_advice: float


def admissions(
    felt_gain: FloatArray,
    late: FloatArray,
    indicators: FloatArray,
    levers: LeversInEffect,
    settings: OutcomeSettings,
) -> tuple[FloatArray, FloatArray]:
    """Relative change of all emergency and of avoidable admissions, both (contracts, years).

    `felt_gain` is the change of experienced integration, 0 to 1; `late` and `indicators` are the
    delivery curves of programmes and of indicator pay.
    """
    programme = -settings.emergency_most * np.tanh(settings.emergency_gain * felt_gain) * late
    searched = levers["mdt_minutes"] + levers["care_plan_minutes"]
    finding = settings.finding * saturating(searched, settings.finding_half)
    found = finding[:, None] * (1.0 - late)
    items = saturating(levers["item_pay"], settings.acs_indicators_half)
    prevented = settings.acs_indicators * items[:, None] * indicators
    emergency = programme + found - settings.acs_share * prevented
    acs = settings.acs_multiple * programme + found - prevented
    return emergency, acs


def outpatients(
    levers: LeversInEffect, specialist: FloatArray, team: FloatArray, settings: OutcomeSettings
) -> FloatArray:
    """Relative change of outpatient attendances, (contracts, years); arguments are deliveries."""
    sessions = saturating(levers["specialist_sessions"], settings.outpatient_specialist_half)
    result: FloatArray = -(
        settings.outpatient_specialist * sessions[:, None] * specialist
        + settings.outpatient_team * levers["team_care"][:, None] * team
    )
    return result


def avoided(emergency: FloatArray, outpatient: FloatArray, settings: OutcomeSettings) -> FloatArray:
    """Cashable hospital spending avoided, £ a patient a year, (contracts, years)."""
    result: FloatArray = -(
        settings.emergency_cashable * settings.emergency_spend * emergency
        + settings.outpatient_cashable * settings.outpatient_spend * outpatient
    )
    return result


def diabetes_care(pathway_gain: FloatArray, settings: OutcomeSettings) -> FloatArray:
    """Share of patients with diabetes whose yearly care is complete, same shape as the gain."""
    result: FloatArray = settings.diabetes_base + settings.diabetes_gain * pathway_gain
    return np.clip(result, 0.0, 1.0)


def recorded_quality(
    levers: LeversInEffect, settings: OutcomeSettings, money: MoneySettings
) -> FloatArray:
    """Share of the baseline's points that indicators still record, shape (contracts,)."""
    retired = np.maximum(-levers["item_pay"], 0.0) / money.indicator_pay
    lost = settings.quality_removal * retired
    lost = lost + settings.quality_outcome_weight * levers["outcome_weight"]
    return np.clip(achievement(levers, money) - lost, 0.0, 1.0)


def continuity(levers: LeversInEffect, goodwill: FloatArray, settings: CareSettings) -> FloatArray:
    """Family-centred continuity, 0 to 100, shape (contracts,); scale and hand-overs harm it."""
    staff = saturating(levers["staff_reimbursement"], settings.continuity_staff_half)
    points = (
        settings.continuity_base
        - settings.continuity_norm * levers["network_norm"]
        - settings.continuity_pooling * levers["pooling"]
        - settings.continuity_staff * staff
        - settings.continuity_access * levers["access_minutes"]
        - settings.continuity_leaving * levers["leaves_national_deal"]
        + settings.continuity_planning * levers["care_plan_minutes"]
        - settings.continuity_goodwill * goodwill
        - settings.continuity_cap * levers["workload_cap"]
    )
    return np.clip(points, 0.0, 100.0)


def inequality(levers: LeversInEffect, felt_gain: FloatArray, settings: CareSettings) -> FloatArray:
    """Gap of experienced integration between deprived and other practices, points, (contracts,).

    Voluntary parts that some practices decline widen it, because those are more often in
    deprived places; `felt_gain` is in points.
    """
    points = (
        settings.inequality_base
        + settings.inequality_uneven * levers.refuse * np.maximum(felt_gain, 0.0)
        + settings.inequality_digital * levers["patient_access"]
        - settings.inequality_equalisation * levers["equalisation"]
        - settings.inequality_outcomes * levers["outcome_weight"]
        - settings.inequality_social * levers["social_care_link"]
        - settings.inequality_advice * levers["brief_advice_minutes"]
    )
    return np.clip(points, 0.0, 100.0)
