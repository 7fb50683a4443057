"""The year model under a block of draws: a contract beside the status quo, by practice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from negotiation.contract.base import SideCode
from negotiation.contract.measures import MeasureName
from negotiation.contract.scenario import Scenario
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract
from negotiation.engine import conditions, fallback, ledger, measuring, money, valuing
from negotiation.engine import settings as model_settings
from negotiation.engine.arrays import YEARS, FloatArray
from negotiation.engine.conditions import Conditions
from negotiation.engine.fallback import Course
from negotiation.engine.practices import Practices
from negotiation.engine.settings import Settings
from negotiation.engine.simulation import Simulation, simulate, weighed
from negotiation.engine.spread.levers import levers_by_practice
from negotiation.engine.spread.numbers import Block


@dataclass(frozen=True)
class Question:
    """What a spread is asked about, and what stays the same in every draw.

    `course` is what is played when nothing is agreed, and `fallbacks` what that is worth, in
    tenths. `few` are the strata, `many` the practices of the population.
    """

    scenario: Scenario
    contract: Contract
    talks: Talks
    course: Course
    fallbacks: Mapping[SideCode, int]
    radicality_limit: float
    few: Practices
    many: Practices


@dataclass(frozen=True)
class Outcomes:
    """What follows under each draw.

    `measures` and `before`, those of the status quo, are (draws, measures), before rounding.
    `years` are the measures that differ from year to year, each (draws, years). `values` are in
    tenths, `ratified` a chance, each (draws,). `income`, £ a partner a year, and `hours` a week
    are changes for each practice over the horizon, (draws, practices).
    """

    measures: FloatArray
    before: FloatArray
    years: Mapping[MeasureName, FloatArray]
    values: Mapping[SideCode, FloatArray]
    ratified: FloatArray
    income: FloatArray
    hours: FloatArray


def run(question: Question, block: Block) -> Outcomes:
    """Everything that the spread needs, under each draw of the block."""
    scenario = question.scenario
    settings = model_settings.read(block, scenario)
    latent = _latent_of_fallback(question, settings, block.count)
    contracts = (question.contract, tuple(scenario.status_quo.values()))
    states = [
        conditions.of_talks(question.talks, scenario, np.array([contract]), 0.0)
        for contract in contracts
    ]
    states = [replace(state, fallback=latent) for state in states]
    after, before = (
        simulated(question, contract, state, question.many, settings)
        for contract, state in zip(contracts, states, strict=True)
    )
    patients = scenario.baseline.registered_patients_m.value
    measures = _full(measuring.measures(after, question.many, settings, patients), block.count)
    values, ratified = _worth(question, settings, measures, after.levers["press_risk"])
    average = settings.year_weight
    income = (after.income @ average) * question.many.patients_per_partner
    return Outcomes(
        measures=measures,
        before=_full(measuring.measures(before, question.many, settings, patients), block.count),
        years=_by_year(question, after, states[0], settings, block.count),
        values=values,
        ratified=ratified,
        income=_full(income[:, :, 0], block.count),
        hours=_full(after.labour.hours @ average, block.count),
    )


def _full(values: FloatArray, draws: int) -> FloatArray:
    """One row for each draw, also where all draws agree."""
    return np.broadcast_to(values, (draws, *values.shape[1:]))


def simulated(
    question: Question,
    contract: Contract,
    state: Conditions,
    practices: Practices,
    settings: Settings,
) -> Simulation:
    """The years of delivery of a contract under every draw, on these practices."""
    clauses = question.scenario.clauses
    options = [clause.options[at] for clause, at in zip(clauses, contract, strict=True)]
    levers = levers_by_practice(
        options, state.levers, bool(state.declined[0]), practices, settings.take_up
    )
    return simulate(levers, state, practices, settings, question.radicality_limit)


def _latent_of_fallback(question: Question, settings: Settings, draws: int) -> FloatArray:
    """What practices draw from what is played without a deal, under each draw, (draws,)."""
    scenario, found = question.scenario, [question.course]
    contracts = fallback.contracts_of(found, scenario)
    both = fallback.conditions_of(found, contracts, question.talks, scenario)
    latents = []
    for at, contract in enumerate(contracts):
        state = Conditions(
            **{
                name: part if len(part) == 1 else part[at : at + 1]
                for name, part in vars(both).items()
            }
        )
        chosen = tuple(int(option) for option in contract)
        simulation = simulated(question, chosen, state, question.few, settings)
        latents.append(_full(simulation.rungs.latent, draws))
    chance = scenario.no_agreement.reversal_chance
    first_year = float(settings.year_weight[0])
    blended: FloatArray = fallback.blend(np.stack(latents), first_year, chance)[0]
    return blended


def _worth(
    question: Question, settings: Settings, measures: FloatArray, press: FloatArray
) -> tuple[dict[SideCode, FloatArray], FloatArray]:
    tables = valuing.tables(question.scenario, settings.ratification)
    records = measuring.recorded(measures)
    batch = np.tile(np.array(question.contract, dtype=np.int64), (len(measures), 1))
    agreed = valuing.points_if_agreed(tables, batch, records)
    chance = _full(valuing.ratified(tables, records, press), len(measures))
    offered = valuing.offered(agreed, chance, question.fallbacks)
    return {side: tenths.astype(np.float64) for side, tenths in offered.items()}, chance


def _by_year(
    question: Question,
    simulation: Simulation,
    state: Conditions,
    settings: Settings,
    draws: int,
) -> dict[MeasureName, FloatArray]:
    """Every measure that differs from year to year, the ladder as it stands in each year too."""
    practices, scenario = question.many, question.scenario
    rows = ledger.entries(simulation.streams, simulation.guarantees, practices)
    patients = scenario.baseline.registered_patients_m.value
    found = dict(measuring.by_year(simulation, rows, practices, settings, patients))
    twice = money.double_payment(simulation.levers, settings.money) * patients
    found["double_payment_gbp_m"] = np.repeat(twice[:, None], YEARS, axis=1)
    rungs = [
        measuring.of_ladder(
            weighed(
                simulation.offer,
                simulation.labour,
                year,
                simulation.levers,
                state,
                practices,
                settings,
            ),
            settings.index,
        )
        for year in np.eye(YEARS)
    ]
    for name in rungs[0]:
        each = [_full(year[name], draws) for year in rungs]
        found[name] = np.stack(each, axis=1)
    return {name: _full(values, draws) for name, values in found.items()}
