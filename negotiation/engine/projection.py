"""What the engine returns: projections, drivers, the solved no-agreement game."""

from __future__ import annotations

from typing import TypeAlias

from pydantic import Field

from negotiation.contract.base import ClauseCode, Code, Frozen, SideCode
from negotiation.contract.measures import MeasureName
from negotiation.contract.terms import Terms

Measures: TypeAlias = dict[MeasureName, float]


class Reason(Frozen):
    """A sentence on what one clause does, with the evidence it rests on.

    `design` is true when the sentence rests on design settings only.
    """

    text: str
    evidence: tuple[str, ...]
    design: bool = False


class Driver(Frozen):
    """What one moved clause contributes to the change of each headline (exact Shapley value).

    Over all moved clauses the contributions add up to the change against the status quo. `errors`
    are their standard errors where orders were sampled; where every order counts there are none.
    """

    clause: ClauseCode
    option: int
    contributions: Measures
    errors: Measures = Field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()


class Payment(Frozen):
    """One stream of the ledger as a change against the status quo: who pays it and who gets it.

    `gbp_per_head` is £ a registered patient a year, over all practices.
    """

    stream: str
    payer: str
    receiver: str
    gbp_per_head: float


class YearProjection(Frozen):
    """One year of delivery: the measures of that year and the payments made in it."""

    year: int
    measures: Measures
    payments: tuple[Payment, ...]


class Winners(Frozen):
    """Change of net income for one stratum of practices, £ a partner a year, and its weight."""

    stratum: str
    practices: float
    income_gbp_per_partner: float
    hours_per_week: float


class Projection(Frozen):
    """What would follow from a contract in a state of the talks.

    `values` and `fallbacks` are each side's value in tenths of a point (0 to 1000 as a rule);
    `agreed_values` the value if the deal is ratified, before the chance of losing the ballot.
    `ratified` is the probability that the deal is ratified.
    """

    contract: Terms
    measures: Measures
    status_quo: Measures
    domains: dict[str, float] = Field(default_factory=dict)
    years: tuple[YearProjection, ...]
    winners: tuple[Winners, ...]
    values: dict[SideCode, int]
    agreed_values: dict[SideCode, int]
    fallbacks: dict[SideCode, int]
    ratified: float
    fingerprint: str


class Drivers(Frozen):
    """The attribution of a projection over the clauses moved from the status quo.

    `method` is `exact` (every ordering counted) or names the orderings that stand in for all of
    them. Headlines are the keys of `change`.
    """

    change: Measures
    drivers: tuple[Driver, ...]
    method: str


class Play(Frozen):
    """What one side does in the solved no-agreement game."""

    side: SideCode
    action: Code
    text: str


class Fallback(Frozen):
    """The solved no-agreement game: who does what, the contract it leads to, values in tenths."""

    plays: tuple[Play, ...]
    contract: Terms
    imposed: tuple[ClauseCode, ...]
    values: dict[SideCode, int]
    measures: Measures


class BallotForecast(Frozen):
    """What a ballot would look like.

    Yes share and turnout are normal on the logit scale: the means are shares (their medians), the
    spreads are standard deviations in log-odds.
    """

    yes_mean: float
    yes_spread: float
    turnout_mean: float
    turnout_spread: float


class Band(Frozen):
    """Where a number lies under the model's uncertainty: tenth, median, nine tenths of draws."""

    p10: float
    p50: float
    p90: float


Bands: TypeAlias = dict[MeasureName, Band]


class YearSpread(Frozen):
    """The bands of one year of delivery. The ladder is as it would stand if asked in that year."""

    year: int
    measures: Bands


class Group(Frozen):
    """What a contract does to practices of one size and type of contract, against the status quo.

    `income`, £ a partner a year, and `hours` a week are means over the group's partners; `gaining`
    and `losing` are shares of its practices. Their bands are over draws. `across` is a band over
    practices: how unequal the group's practices are, each at its mean income over the draws.
    """

    size: str
    contract: str
    practices: int
    income: Band
    hours: Band
    gaining: Band
    losing: Band
    across: Band


class Spread(Frozen):
    """A projection with its uncertainty: many draws of the model's numbers on a population.

    `draws` of the `asked` ones are done; `left` is the share of the spread that an analysis leaves.
    `change` is against the status quo under the same draw, so that what both share cancels out.
    `values` are points, `ratified` is a chance, None for a seat that may not know it.
    """

    draws: int
    asked: int
    seed: int
    practices: int
    left: float
    measures: Bands
    status_quo: Bands
    change: Bands
    years: tuple[YearSpread, ...]
    values: dict[SideCode, Band]
    ratified: Band | None
    groups: tuple[Group, ...]
    fingerprint: str
