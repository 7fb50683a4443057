"""The numbers that the population is drawn from: two sections of the parameters."""

from __future__ import annotations

from dataclasses import dataclass

from negotiation.engine.parameters import Parameters

PLAY = 2000
"""Practices in a population for play."""

NATION = 8123
"""Practices in a population of the whole country (B01)."""


@dataclass(frozen=True)
class PracticeSettings:
    """The section `practices` of the parameters."""

    list_size_mean: float
    list_size_deviation: float
    list_size_floor: float
    small_share: float
    large_share: float
    gms_share: float
    guarantee_none: float
    guarantee_mean: float
    guarantee_losing: float
    guarantee_two_pounds: float
    guarantee_three_pounds: float
    outlier_loss: float
    outlier_most: float
    taper_years: float
    premium_mean: float
    premium_low_share: float
    points_missed_none: float
    points_missed_few: float
    points_missed_middle: float
    points_missed_many: float
    points_missed_hundred: float
    points_missed_most: float
    patients_per_partner: float
    partner_list_deviation: float
    over_fifty: float
    over_fifty_deviation: float
    leaving_over_fifty: float
    leaving_under_fifty: float
    need_deviation: float
    minutes: float
    minutes_deviation: float
    areas: float
    leadership_deviation: float
    openness_deviation: float


@dataclass(frozen=True)
class PopulationSettings:
    """Everything that decides which practices are drawn. `together` holds correlations between
    attributes, each with their two names and a dot between them."""

    practices: PracticeSettings
    together: tuple[tuple[str, float], ...]


def read(parameters: Parameters) -> PopulationSettings:
    """The settings of the population. Raises ValueError when the parameters do not fit."""
    return PopulationSettings(
        practices=parameters.section("practices", PracticeSettings),
        together=tuple(parameters.table("together").items()),
    )
