"""Draw the practices: attributes by a Gaussian copula, each with its published marginal.

The normal numbers of every attribute are correlated, ranked, and each rank takes the value of its
place in the marginal. So marginals fit as closely as the number of practices allows, whatever the
correlations, and a seed moves only who has what.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from negotiation.engine.arrays import BoolArray, FloatArray, IntArray
from negotiation.engine.population import marginals, scatter
from negotiation.engine.population.settings import NATION, PLAY, PopulationSettings

SEED = 2012
"""The population that scores, strata and spreads share, unless another is asked for."""

ATTRIBUTES = (
    "size",
    "guarantee",
    "missed",
    "partner_list",
    "over_fifty",
    "deprivation",
    "need",
    "minutes",
    "openness",
)
"""What a practice has of its own, in the order of the copula; leadership belongs to its area."""

_CONTRACT, _LEADERSHIP = len(ATTRIBUTES), len(ATTRIBUTES) + 1
"""The streams of scatter beyond those of the attributes."""


@dataclass(frozen=True)
class Population:
    """Practices as arrays of (practices,), and the areas that they lie in.

    `list_size` is registered patients; `gms` says who holds the national contract, the others are
    counted with PMS. `guarantee` is £ a patient a year, a correction factor or a premium.
    `achievement` is the share of indicator points reached. `partners` are whole; `over_fifty` is
    the share of them over 50. `deprivation` is a place from 0 to 1, the most deprived last.
    `need` is how much long-term illness patients have against the mean, and `minutes` how much
    work a patient means, minutes a year. `openness` to working at scale has mean 0. `area` is the
    number of a practice's area, and `leadership`, (areas,), what its leaders are above the mean.
    """

    list_size: FloatArray
    gms: BoolArray
    guarantee: FloatArray
    achievement: FloatArray
    partners: FloatArray
    over_fifty: FloatArray
    deprivation: FloatArray
    need: FloatArray
    minutes: FloatArray
    openness: FloatArray
    area: IntArray
    leadership: FloatArray


def correlations(together: tuple[tuple[str, float], ...]) -> FloatArray:
    """The correlation matrix of the attributes. Raises ValueError for one that cannot be."""
    matrix = np.eye(len(ATTRIBUTES))
    for pair, strength in together:
        row, column = (ATTRIBUTES.index(name) for name in pair.split("."))
        matrix[row, column] = matrix[column, row] = strength
    if np.linalg.eigvalsh(matrix).min() <= 0:
        raise ValueError("parameters: the correlations in [together] contradict one another")
    return matrix


def _places(together: tuple[tuple[str, float], ...], count: int, seed: int) -> dict[str, IntArray]:
    """Every practice's place in the order of each attribute, from 0."""
    own = np.stack([scatter.normal(seed, stream, count) for stream in range(len(ATTRIBUTES))])
    mixed = np.linalg.cholesky(correlations(together)) @ own
    return {name: scatter.ranks(row) for name, row in zip(ATTRIBUTES, mixed, strict=True)}


@lru_cache(maxsize=4)
def draw(settings: PopulationSettings, count: int = PLAY, seed: int = SEED) -> Population:
    """`count` practices. The same settings, count and seed give the same practices,
    and the last few populations are kept: an engine is built often, its practices seldom change."""
    how = settings.practices
    rank = _places(settings.together, count, seed)
    normal = {name: scatter.normal_grid(count)[place] for name, place in rank.items()}
    size = marginals.list_size(normal["size"], how)
    gms = scatter.ranks(scatter.scattered(seed, _CONTRACT, count)) < round(how.gms_share * count)
    areas = max(round(count * how.areas / NATION), 1)
    partners = marginals.partners(size, normal["partner_list"], how)
    return Population(
        list_size=size,
        gms=gms,
        guarantee=_guarantees(rank["guarantee"], gms, size, settings),
        achievement=1 - marginals.points_missed((rank["missed"] + 0.5) / count, how) / 1000,
        partners=partners,
        over_fifty=marginals.over_fifty(normal["over_fifty"], partners, how),
        deprivation=(rank["deprivation"] + 0.5) / count,
        need=marginals.relative(normal["need"], how.need_deviation),
        minutes=how.minutes * marginals.relative(normal["minutes"], how.minutes_deviation),
        openness=how.openness_deviation * normal["openness"],
        area=np.arange(count) % areas,
        leadership=how.leadership_deviation * scatter.normal(seed, _LEADERSHIP, areas),
    )


def _guarantees(
    rank: IntArray, gms: BoolArray, size: FloatArray, settings: PopulationSettings
) -> FloatArray:
    """Correction factors of GMS practices and premiums of the others, by place among their own."""

    def places(holders: BoolArray) -> FloatArray:
        among: FloatArray = (scatter.ranks(rank[holders]) + 0.5) / holders.sum()
        return among

    how = settings.practices
    guarantee = np.zeros(len(rank))
    guarantee[gms] = marginals.correction_factor(places(gms), size[gms], how)
    guarantee[~gms] = marginals.premium(places(~gms), how)
    return guarantee
