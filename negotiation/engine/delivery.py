"""How fast things happen: S-curves, and a settling-in delay that leadership can shorten."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from negotiation.engine.arrays import ELAPSED, FloatArray, saturating, sigmoid
from negotiation.engine.conditions import Conditions
from negotiation.engine.effective import LeversInEffect


@dataclass(frozen=True)
class DeliverySettings:
    """The section `delivery` of the parameters. Times are in years."""

    width: float
    settling_in: float
    leadership_relief: float
    management_relief: float
    management_half: float
    delegation_relief: float
    stability_relief: float
    indicative_weight: float
    delay_per_round: float
    delay_of_protection: float
    staff_midpoint: float
    admissions_midpoint: float
    indicator_midpoint: float


def planning_years(levers: LeversInEffect, settings: DeliverySettings) -> FloatArray:
    """Years beyond the first that people can plan on; indicative ones count less, (contracts,)."""
    doubt = (1.0 - settings.indicative_weight) * levers["settlement_indicative"]
    result: FloatArray = levers["settlement_years"] * (1.0 - doubt)
    return result


def delay(levers: LeversInEffect, conditions: Conditions, settings: DeliverySettings) -> FloatArray:
    """Years by which everything starts later than it could, shape (contracts,)."""
    helped = (
        settings.leadership_relief * conditions.leadership
        + settings.management_relief
        * saturating(levers["management_allowance"], settings.management_half)
        + settings.delegation_relief * levers["delegation"]
        + settings.stability_relief * planning_years(levers, settings) / len(ELAPSED)
    )
    hindered = (
        settings.delay_per_round * conditions.rounds_spent
        + settings.delay_of_protection * levers["variation_protection"]
    )
    result: FloatArray = np.maximum(settings.settling_in * (1.0 - helped), 0.0) + hindered
    return result


def curve(midpoint: float | FloatArray, delays: FloatArray, width: float) -> FloatArray:
    """Share of the full effect reached in each year.

    `midpoint` is one number or one per domain; the result is (contracts, years) or (contracts,
    years, domains).
    """
    if isinstance(midpoint, float):
        return sigmoid((ELAPSED - midpoint - delays[:, None]) / width)
    return sigmoid((ELAPSED[:, None] - midpoint - delays[:, None, None]) / width)
