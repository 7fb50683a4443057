"""A toy engine that also knows spreads: every measure has one, in as many steps as one likes."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation.contract.measures import MEASURES
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract
from negotiation.engine.population.settings import PLAY
from negotiation.engine.port import DRAWS
from negotiation.engine.projection import Band, Bands, Group, Spread, YearSpread
from tests.toy import TASTES, ToyEngine

BAND = Band(p10=31.4, p50=41.5, p90=51.6)


def _in_year(year: int) -> Bands:
    """Each year a point more."""
    return dict.fromkeys(MEASURES, Band(p10=30.4 + year, p50=40.5 + year, p90=50.6 + year))


def toy_spread(draws: int = DRAWS, left: float = 1.0) -> Spread:
    """Every measure, side and group with the same band."""
    bands: Bands = dict.fromkeys(MEASURES, BAND)
    group = Group(
        size="small",
        contract="GMS",
        practices=1352,
        income=BAND,
        hours=BAND,
        gaining=Band(p10=0.1, p50=0.2, p90=0.3),
        losing=Band(p10=0.4, p50=0.5, p90=0.6),
        across=BAND,
    )
    return Spread(
        draws=draws,
        asked=DRAWS,
        seed=0,
        practices=PLAY,
        left=left,
        measures=bands,
        status_quo=bands,
        change=bands,
        years=tuple(YearSpread(year=year, measures=_in_year(year)) for year in range(1, 6)),
        values=dict.fromkeys(TASTES, BAND),
        ratified=Band(p10=0.6, p50=0.7, p90=0.8),
        groups=(group,),
        fingerprint="toy-1",
    )


class SpreadingToy(ToyEngine):
    """`worked` counts the steps that were worked out."""

    def __init__(self, steps: int = 2) -> None:
        super().__init__()
        self.steps = steps
        self.worked = 0

    def growing(
        self,
        contract: Contract,
        talks: Talks,
        draws: int = DRAWS,
        seed: int = 0,
        *,
        left: float = 1.0,
        practices: int = PLAY,
    ) -> Iterator[Spread]:
        for step in range(1, self.steps + 1):
            self.worked += 1
            yield toy_spread(draws * step // self.steps, left)

    def spread(
        self,
        contract: Contract,
        talks: Talks,
        draws: int = DRAWS,
        seed: int = 0,
        *,
        left: float = 1.0,
        practices: int = PLAY,
    ) -> Spread:
        *_, last = self.growing(contract, talks, draws, seed, left=left, practices=practices)
        return last
