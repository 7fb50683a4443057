"""Ask for a spread: put together question, draws and groups, then run block by block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract
from negotiation.engine import strata
from negotiation.engine.fallback import Course
from negotiation.engine.parameters import Parameters
from negotiation.engine.population import settings as population
from negotiation.engine.population.draw import Population, draw
from negotiation.engine.practices import Practices
from negotiation.engine.projection import Spread
from negotiation.engine.spread import numbers
from negotiation.engine.spread.running import Question
from negotiation.engine.spread.summary import Asked, Kind, growing

CONTRACTS = ("GMS", "PMS")
"""The types of contract that practices are grouped by: national and local."""


@dataclass(frozen=True)
class Bound:
    """What an engine is bound to, as far as spreads need it."""

    scenario: Scenario
    parameters: Parameters
    few: Practices
    radicality_limit: float
    fingerprint: str


@dataclass(frozen=True)
class NoDeal:
    """The solved no-agreement game: the course that is played, and its worth in tenths."""

    course: Course
    values: Mapping[SideCode, int]


@lru_cache(maxsize=2)
def _practices(settings: population.PopulationSettings, count: int) -> Practices:
    return strata.whole(draw(settings, count), settings)


def kinds_of(drawn: Population, how: population.PracticeSettings, nation: float) -> list[Kind]:
    """The groups that gain and lose: three sizes by two types of contract."""
    size = strata.sizes_of(drawn, how)
    found = []
    for number, name in enumerate(strata.SIZES):
        for contract, holds in zip(CONTRACTS, (drawn.gms, ~drawn.gms), strict=True):
            members = (size == number) & holds
            if members.any():
                found.append(Kind(name, contract, members, round(nation * float(members.mean()))))
    return found


def question(
    bound: Bound, contract: Contract, talks: Talks, no_deal: NoDeal, practices: int
) -> Question:
    """What a spread over this many practices is asked about."""
    return Question(
        scenario=bound.scenario,
        contract=contract,
        talks=talks,
        course=no_deal.course,
        fallbacks=no_deal.values,
        radicality_limit=bound.radicality_limit,
        few=bound.few,
        many=_practices(population.read(bound.parameters), practices),
    )


def ask(bound: Bound, about: Question, *, draws: int, seed: int, left: float) -> Iterator[Spread]:
    """The spread after every block of draws, see `port.SpreadingEngine.growing`.

    Raises ValueError for fewer than one draw, and for a share of the spread outside 0 to 1.
    """
    if draws < 1:
        raise ValueError(f"a spread needs at least one draw, not {draws}")
    if not 0 <= left <= 1:
        raise ValueError(f"the share of the spread that is left lies between 0 and 1, not {left}")
    settings = population.read(bound.parameters)
    drawn = draw(settings, len(about.many.practice_share))
    asked = Asked(
        draws=draws,
        seed=seed,
        left=left,
        fingerprint=bound.fingerprint,
        noticed=bound.parameters.table("money")["noticed"],
    )
    kinds = kinds_of(drawn, settings.practices, bound.scenario.baseline.practices.value)
    return growing(about, numbers.draw(bound.parameters, draws, seed, left), kinds, asked)
