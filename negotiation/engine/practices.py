"""The practices as the year model sees them: a few weighted strata, or a whole population.

One set of arrays serves both, so the model is one. The first axis of a practice's own arrays is
called *sizes*, because it holds the sizes of the strata; in a population every practice has a place
of its own there. The second, *guarantees*, has one place in a population.
"""

from __future__ import annotations

from dataclasses import dataclass

from negotiation.engine.arrays import FloatArray


@dataclass(frozen=True)
class Practices:
    """Weights and attributes of practices.

    `practice_weight`, `leaving_weight` (where practices that are likelier to leave count more) and
    `patient_weight`, (sizes, guarantees), add up to 1, as do `practice_share`, `patient_share` and
    `partner_share`, (sizes,). `guarantee` is £ a registered patient a year, (sizes or 1,
    guarantees), `recycled` the same money spread evenly over all patients of the same contract
    type, and `guarantee_weight` the patients' shares in that shape. `patients_per_partner` has the
    shape (sizes or 1, 1) and `average_partner_list` is its mean over partners.

    The others, (sizes,): `size_class` runs from -1 for small to 1 for large, `openness` is log-odds
    of taking part, `achievement` the share of points above the mean, `need` and `minutes` are
    long-term illness and work a patient against the mean. `leadership`, (areas,), is what the
    leaders of an area are above the mean, `area_share` the areas' share of patients.
    """

    names: tuple[str, ...]
    practice_weight: FloatArray
    leaving_weight: FloatArray
    patient_weight: FloatArray
    practice_share: FloatArray
    patient_share: FloatArray
    partner_share: FloatArray
    guarantee: FloatArray
    recycled: FloatArray
    guarantee_weight: FloatArray
    patients_per_partner: FloatArray
    average_partner_list: float
    size_class: FloatArray
    openness: FloatArray
    achievement: FloatArray
    need: FloatArray
    minutes: FloatArray
    leadership: FloatArray
    area_share: FloatArray
