"""The practices as weighted strata: three sizes of list by five kinds of guarantee.

Built from published marginals only: list sizes from their mean and spread, contract types and
income guarantees from the published shares. Size and guarantee are taken as independent.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log, sqrt
from statistics import NormalDist

import numpy as np

from negotiation.engine.arrays import FloatArray
from negotiation.engine.parameters import Parameters

SIZES = ("small", "middle-sized", "large")
GUARANTEES = (
    "GMS, guarantee below average",
    "GMS, guarantee above average",
    "GMS, lives on its guarantee",
    "PMS, low premium",
    "PMS, high premium",
)
GMS_KINDS = 3
"""How many of the guarantees, from the first on, belong to the national (GMS) contract."""


@dataclass(frozen=True)
class PracticeSettings:
    """The section `practices` of the parameters."""

    list_size_mean: float
    list_size_deviation: float
    small_share: float
    large_share: float
    gms_share: float
    gms_losing_share: float
    gms_outlier_share: float
    pms_high_share: float
    guarantee_gaining: float
    guarantee_losing: float
    guarantee_outlier: float
    premium_low: float
    premium_high: float
    patients_per_partner: float


@dataclass(frozen=True)
class Strata:
    """Weights and guarantees of the strata; shapes are (3,) for sizes and (5,) for guarantees.

    `practice_share` and `patient_share` add up to 1 over the sizes, `guarantee_share` over the
    guarantees. `guarantee` is £ a registered patient a year, and `recycled` is the same money
    spread evenly over all patients of the same contract type.
    """

    list_size: FloatArray
    practice_share: FloatArray
    patient_share: FloatArray
    guarantee_share: FloatArray
    guarantee: FloatArray
    recycled: FloatArray
    patients_per_partner: float

    @property
    def practice_weight(self) -> FloatArray:
        """Share of all practices in each stratum, shape (3, 5)."""
        return np.multiply.outer(self.practice_share, self.guarantee_share)

    @property
    def patient_weight(self) -> FloatArray:
        """Share of all patients in each stratum, shape (3, 5)."""
        return np.multiply.outer(self.patient_share, self.guarantee_share)

    @property
    def names(self) -> tuple[str, ...]:
        """A name for each stratum, sizes outermost."""
        return tuple(f"{size}: {guarantee}" for size in SIZES for guarantee in GUARANTEES)


def list_sizes(settings: PracticeSettings) -> FloatArray:
    """Mean list of a small, a middle-sized and a large practice under a log-normal spread."""
    variance = log(1 + (settings.list_size_deviation / settings.list_size_mean) ** 2)
    normal, deviation = NormalDist(), sqrt(variance)
    edges = (settings.small_share, 1 - settings.large_share)
    below = [0.0, *(normal.cdf(normal.inv_cdf(edge) - deviation) for edge in edges), 1.0]
    shares = np.diff([0.0, *edges, 1.0])
    sizes: FloatArray = np.diff(np.array(below)) * settings.list_size_mean / shares
    return sizes


def build(parameters: Parameters) -> Strata:
    """The strata that the section `practices` describes."""
    settings = parameters.section("practices", PracticeSettings)
    practice_share = np.array(
        [
            settings.small_share,
            1 - settings.small_share - settings.large_share,
            settings.large_share,
        ]
    )
    sizes = list_sizes(settings)
    gms, pms = settings.gms_share, 1 - settings.gms_share
    gaining = 1 - settings.gms_losing_share - settings.gms_outlier_share
    within = np.array(
        [
            gaining,
            settings.gms_losing_share,
            settings.gms_outlier_share,
            1 - settings.pms_high_share,
            settings.pms_high_share,
        ]
    )
    guarantee = np.array(
        [
            settings.guarantee_gaining,
            settings.guarantee_losing,
            settings.guarantee_outlier,
            settings.premium_low,
            settings.premium_high,
        ]
    )
    pots = within * guarantee
    of_gms = np.arange(len(GUARANTEES)) < GMS_KINDS
    return Strata(
        list_size=sizes,
        practice_share=practice_share,
        patient_share=practice_share * sizes / settings.list_size_mean,
        guarantee_share=np.where(of_gms, gms, pms) * within,
        guarantee=guarantee,
        recycled=np.where(of_gms, pots[of_gms].sum(), pots[~of_gms].sum()),
        patients_per_partner=settings.patients_per_partner,
    )
