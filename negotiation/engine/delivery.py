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


def delay(
    levers: LeversInEffect,
    conditions: Conditions,
    leadership: FloatArray,
    settings: DeliverySettings,
) -> FloatArray:
    """Years by which everything starts later than it could, shape (contracts, areas).

    `leadership`, (areas,), is what the leaders of each area are above the mean.
    """
    leaders = np.clip(conditions.leadership[:, None] + leadership, 0.0, 1.0)
    helped = (
        settings.management_relief
        * saturating(levers["management_allowance"], settings.management_half)
        + settings.delegation_relief * levers["delegation"]
        + settings.stability_relief * planning_years(levers, settings) / len(ELAPSED)
    )
    hindered = (
        settings.delay_per_round * conditions.rounds_spent
        + settings.delay_of_protection * levers["variation_protection"]
    )
    left = 1.0 - helped[:, None] - settings.leadership_relief * leaders
    result: FloatArray = np.maximum(settings.settling_in * left, 0.0) + hindered[:, None]
    return result


def _over_areas(reached: FloatArray, area_share: FloatArray) -> FloatArray:
    if len(area_share) == 1:
        return reached[:, 0]
    mean: FloatArray = np.einsum("a,na...->n...", area_share, reached)
    return mean


def curve(midpoint: float, delays: FloatArray, area_share: FloatArray, width: float) -> FloatArray:
    """Share of the full effect reached in each year, the mean over areas, (contracts, years)."""
    return _over_areas(sigmoid((ELAPSED - delays[:, :, None] - midpoint) / width), area_share)


def domain_curves(
    midpoint: FloatArray, delays: FloatArray, area_share: FloatArray, width: float
) -> FloatArray:
    """The same for each domain, (contracts, years, domains), from midpoints of (1 or contracts,
    domains)."""
    started = ELAPSED[:, None] - midpoint[:, None, None, :] - delays[:, :, None, None]
    return _over_areas(sigmoid(started / width), area_share)
