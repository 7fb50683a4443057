"""From arrays to what the engine hands out: projections, the solved no-agreement game, ballots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from negotiation.contract.base import SideCode
from negotiation.contract.measures import MEASURES, MeasureName
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Contract
from negotiation.engine import ledger, measuring
from negotiation.engine.arrays import YEARS, FloatArray
from negotiation.engine.fallback import Course
from negotiation.engine.integration import DOMAINS
from negotiation.engine.ladder import LadderSettings
from negotiation.engine.measuring import MEASURE_NAMES, PROCESS_YEAR
from negotiation.engine.practices import Practices
from negotiation.engine.projection import (
    BallotForecast,
    Fallback,
    Measures,
    Payment,
    Play,
    Projection,
    Winners,
    YearProjection,
)
from negotiation.engine.settings import Settings
from negotiation.engine.simulation import Simulation

MONEY_DECIMALS = 12
"""Payments a patient are kept so finely that their sum over a nation is right to the penny."""


@dataclass(frozen=True)
class Worth:
    """What a contract is worth: values in tenths, and the chance of ratification."""

    agreed: Mapping[SideCode, int]
    offered: Mapping[SideCode, int]
    fallback: Mapping[SideCode, int]
    ratified: float


def kept(name: MeasureName, value: float) -> float:
    """A measure as it is after a round trip through a record."""
    measure = MEASURES[name]
    return measure.from_record(measure.to_record(float(value)))


def as_measures(row: FloatArray) -> Measures:
    """A row of the measures' array by name, rounded as records are."""
    return {name: kept(name, value) for name, value in zip(MEASURE_NAMES, row, strict=True)}


def projection(
    scenario: Scenario,
    contract: Contract,
    simulation: Simulation,
    measures: FloatArray,
    practices: Practices,
    settings: Settings,
    worth: Worth,
    fingerprint: str,
) -> Projection:
    """The projection of the first contract of a simulation whose second is the status quo."""
    levels = 100.0 * simulation.results.score.domains[0, PROCESS_YEAR]
    return Projection(
        contract=scenario.terms_of(contract),
        measures=as_measures(measures[0]),
        status_quo=as_measures(measures[1]),
        domains={
            name: kept("integration", level) for name, level in zip(DOMAINS, levels, strict=True)
        },
        years=_years(scenario, simulation, practices, settings),
        winners=_winners(scenario, simulation, practices, settings),
        values=dict(worth.offered),
        agreed_values=dict(worth.agreed),
        fallbacks=dict(worth.fallback),
        ratified=worth.ratified,
        fingerprint=fingerprint,
    )


def _years(
    scenario: Scenario, simulation: Simulation, practices: Practices, settings: Settings
) -> tuple[YearProjection, ...]:
    rows = ledger.entries(simulation.streams, simulation.guarantees, practices)
    patients_m = scenario.baseline.registered_patients_m.value
    by_year = measuring.by_year(simulation, rows, practices, settings, patients_m)
    return tuple(
        YearProjection(
            year=year + 1,
            measures={name: kept(name, values[0, year]) for name, values in by_year.items()},
            payments=_payments(rows, year),
        )
        for year in range(YEARS)
    )


def _payments(rows: list[ledger.Entry], year: int) -> tuple[Payment, ...]:
    payments = []
    for row in rows:
        amount = round(float(row.amount[0, year % row.amount.shape[1]]), MONEY_DECIMALS)
        if amount != 0:
            payments.append(
                Payment(
                    stream=row.name, payer=row.payer, receiver=row.receiver, gbp_per_head=amount
                )
            )
    return tuple(payments)


def _winners(
    scenario: Scenario, simulation: Simulation, practices: Practices, settings: Settings
) -> tuple[Winners, ...]:
    income = (simulation.income[0] @ settings.year_weight) * practices.patients_per_partner
    weight = practices.practice_weight * scenario.baseline.practices.value
    by_size = simulation.labour.hours[0] @ settings.year_weight
    hours = np.broadcast_to(by_size[:, None], weight.shape)
    return tuple(
        Winners(
            stratum=name,
            practices=round(float(practices)),
            income_gbp_per_partner=kept("gp_income_gbp_per_partner", pounds),
            hours_per_week=kept("gp_hours_per_week", week),
        )
        for name, practices, pounds, week in zip(
            practices.names, weight.ravel(), income.ravel(), hours.ravel(), strict=True
        )
    )


def fallback(
    scenario: Scenario, course: Course, values: Mapping[SideCode, int], measures: FloatArray
) -> Fallback:
    """The course that is played when nothing is agreed, and what it is worth."""
    plays = tuple(
        Play(side=turn.side, action=action.code, text=action.text)
        for turn, action in zip(scenario.no_agreement.turns, course.actions, strict=True)
    )
    return Fallback(
        plays=plays,
        contract={**scenario.status_quo, **course.terms},
        imposed=course.imposed,
        values=dict(values),
        measures=as_measures(measures),
    )


def ballot(simulation: Simulation, settings: LadderSettings) -> BallotForecast:
    """The ballot on the first contract of a simulation."""
    return BallotForecast(
        yes_mean=kept("ballot_yes_share", simulation.rungs.yes_share[0]),
        yes_spread=settings.vote_spread,
        turnout_mean=kept("ballot_turnout", simulation.rungs.turnout[0]),
        turnout_spread=settings.turnout_spread,
    )
