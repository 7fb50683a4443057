"""The practices as weighted strata: three sizes of list by five kinds of guarantee.

The strata are made from the population: who lives in a cell is counted, and what a cell has is the
mean of those who live there. So whatever was published of practices reaches the score.
"""

from __future__ import annotations

import numpy as np

from negotiation.engine.arrays import FloatArray, IntArray
from negotiation.engine.parameters import Parameters
from negotiation.engine.population.draw import Population, draw
from negotiation.engine.population.settings import PopulationSettings, PracticeSettings, read
from negotiation.engine.practices import Practices

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


def sizes_of(drawn: Population, settings: PracticeSettings) -> IntArray:
    """The size of each practice as a number of `SIZES`, by its place among all lists."""
    edges = np.quantile(drawn.list_size, [settings.small_share, 1 - settings.large_share])
    return np.searchsorted(edges, drawn.list_size)


def guarantees_of(drawn: Population, settings: PracticeSettings) -> IntArray:
    """The kind of guarantee of each practice as a number of `GUARANTEES`."""
    change = drawn.guarantee - recycled(drawn)
    gms = np.searchsorted([0.0, 3 * settings.taper_years], change)
    premiums = drawn.guarantee[~drawn.gms]
    high = drawn.guarantee > np.quantile(premiums, settings.premium_low_share)
    return np.where(drawn.gms, gms, GMS_KINDS + high)


def recycled(drawn: Population) -> FloatArray:
    """What each practice would get if guarantees were shared out, £ a patient: the mean over the
    patients of its type of contract."""
    patients, money = drawn.list_size, drawn.guarantee * drawn.list_size
    gms, pms = (money[who].sum() / patients[who].sum() for who in (drawn.gms, ~drawn.gms))
    result: FloatArray = np.where(drawn.gms, gms, pms)
    return result


def build(parameters: Parameters) -> Practices:
    """The strata of the population that the parameters describe."""
    settings = read(parameters)
    return stratify(draw(settings), settings)


def stratify(drawn: Population, settings: PopulationSettings) -> Practices:
    """The strata of these practices."""
    how = settings.practices
    size, kind = sizes_of(drawn, how), guarantees_of(drawn, how)
    cell = size * len(GUARANTEES) + kind
    patients = drawn.list_size / drawn.list_size.sum()
    cells = len(SIZES) * len(GUARANTEES)

    def by_cell(weight: FloatArray) -> FloatArray:
        total: FloatArray = np.bincount(cell, weight, cells).astype(np.float64)
        return total.reshape(len(SIZES), -1)

    def mean(values: FloatArray, groups: IntArray) -> FloatArray:
        weight: FloatArray = np.bincount(groups, patients * values) / np.bincount(groups, patients)
        return weight

    practice_weight = by_cell(np.full(len(patients), 1.0 / len(patients)))
    leaving_weight = by_cell(_leaving(drawn, how))
    patient_weight = by_cell(patients)
    share = patient_weight.sum(axis=1)
    return Practices(
        names=tuple(f"{size}: {guarantee}" for size in SIZES for guarantee in GUARANTEES),
        practice_weight=practice_weight,
        leaving_weight=leaving_weight,
        patient_weight=patient_weight,
        practice_share=practice_weight.sum(axis=1),
        patient_share=share,
        partner_share=share,
        guarantee=mean(drawn.guarantee, kind)[None, :],
        recycled=mean(recycled(drawn), kind)[None, :],
        guarantee_weight=patient_weight.sum(axis=0)[None, :],
        patients_per_partner=np.array([[drawn.list_size.sum() / drawn.partners.sum()]]),
        average_partner_list=float(drawn.list_size.sum() / drawn.partners.sum()),
        size_class=np.array([-1.0, 0.0, 1.0]),
        openness=mean(drawn.openness, size),
        achievement=mean(_above_mean(drawn.achievement, patients), size),
        need=mean(_relative(drawn.need, patients), size),
        minutes=mean(_relative(drawn.minutes, patients), size),
        leadership=np.zeros(1),
        area_share=np.ones(1),
    )


def whole(drawn: Population, settings: PopulationSettings) -> Practices:
    """Every practice by itself."""
    count = len(drawn.list_size)
    patients = drawn.list_size / drawn.list_size.sum()
    equal = np.full(count, 1.0 / count)
    areas = np.bincount(drawn.area, patients).astype(np.float64)
    size = sizes_of(drawn, settings.practices)
    return Practices(
        names=(),
        practice_weight=equal[:, None],
        leaving_weight=_leaving(drawn, settings.practices)[:, None],
        patient_weight=patients[:, None],
        practice_share=equal,
        patient_share=patients,
        partner_share=drawn.partners / drawn.partners.sum(),
        guarantee=drawn.guarantee[:, None],
        recycled=recycled(drawn)[:, None],
        guarantee_weight=patients[:, None],
        patients_per_partner=(drawn.list_size / drawn.partners)[:, None],
        average_partner_list=float(drawn.list_size.sum() / drawn.partners.sum()),
        size_class=size.astype(np.float64) - 1.0,
        openness=drawn.openness,
        achievement=_above_mean(drawn.achievement, patients),
        need=_relative(drawn.need, patients),
        minutes=_relative(drawn.minutes, patients),
        leadership=drawn.leadership - areas @ drawn.leadership,
        area_share=areas,
    )


def _leaving(drawn: Population, settings: PracticeSettings) -> FloatArray:
    """Each practice's part in all leaving, were they equally discontent: partners over 50 leave
    more often."""
    older = drawn.over_fifty
    likely = settings.leaving_over_fifty * older + settings.leaving_under_fifty * (1 - older)
    part: FloatArray = likely / likely.sum()
    return part


def _above_mean(values: FloatArray, patients: FloatArray) -> FloatArray:
    above: FloatArray = values - values @ patients
    return above


def _relative(values: FloatArray, patients: FloatArray) -> FloatArray:
    against: FloatArray = values / (values @ patients)
    return against
