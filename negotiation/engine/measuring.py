"""From a simulation to the measures that people see, in the units and decimals of records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast, get_args

import numpy as np

from negotiation.contract.measures import MEASURES, MeasureName
from negotiation.engine import ledger, money, outcomes
from negotiation.engine.arrays import FloatArray
from negotiation.engine.ladder import Rungs
from negotiation.engine.ledger import Entry
from negotiation.engine.practices import Practices
from negotiation.engine.settings import Settings
from negotiation.engine.simulation import Simulation

MEASURE_NAMES = cast("tuple[MeasureName, ...]", get_args(MeasureName))
"""The measures in the order in which arrays of them are kept."""

SCALE: FloatArray = np.array([10.0 ** MEASURES[name].decimals for name in MEASURE_NAMES])
"""Records keep a measure as an integer, its value times this."""

PROCESS_YEAR, LAST_YEAR = 2, 4
"""Integration and care are read in the third year, hospital use in the fifth (counted from 0)."""


def recorded(values: FloatArray) -> FloatArray:
    """Measures (last axis) as the whole numbers that records keep; see `Measure.to_record`."""
    result: FloatArray = np.rint(values * SCALE + 1e-6) + 0.0
    return result


def measures(
    simulation: Simulation, practices: Practices, settings: Settings, patients_m: float
) -> FloatArray:
    """Every measure of every contract, shape (contracts, measures), before rounding.

    `patients_m` is the registered population in millions.
    """
    rows = ledger.entries(simulation.streams, simulation.guarantees, practices)
    average = settings.year_weight
    public = ledger.public_cost(rows, simulation.saving) @ average
    credit = settings.money.running_cost_credit
    envelope = ledger.commissioner_cost(rows, simulation.saving, credit) @ average
    income = np.einsum("nzgt,zg->nt", simulation.income, practices.patient_weight) @ average
    twice = money.double_payment(simulation.levers, settings.money)
    of: dict[MeasureName, FloatArray] = {
        "cost_gbp_m_per_year": public * patients_m,
        "double_payment_gbp_m": twice * patients_m,
        "public_cost_gbp_per_head": public,
        "commissioner_cost_gbp_per_head": envelope,
        "gp_income_gbp_per_partner": income * practices.average_partner_list,
        "gp_hours_per_week": (simulation.labour.hours @ average) @ practices.partner_share,
        "autonomy": simulation.offer.freedom,
        "practices_losing": simulation.offer.losing,
        "goodwill_withdrawn_minutes": simulation.labour.goodwill,
        "radicality": simulation.levers["radicality"],
        **_of_care(simulation, settings),
        **of_ladder(simulation.rungs, settings.index),
    }
    return np.stack(np.broadcast_arrays(*(of[name] for name in MEASURE_NAMES)), axis=1)


def _of_care(simulation: Simulation, settings: Settings) -> Mapping[MeasureName, FloatArray]:
    results, levers = simulation.results, simulation.levers
    gain = 100.0 * results.felt_gain[:, PROCESS_YEAR]
    return {
        "integration": 100.0 * results.score.recorded[:, PROCESS_YEAR],
        "integration_experienced": 100.0 * results.score.felt[:, PROCESS_YEAR],
        "emergency_admissions_change": results.emergency[:, LAST_YEAR],
        "acs_admissions_change": results.acs[:, LAST_YEAR],
        "outpatient_change": results.outpatient[:, LAST_YEAR],
        "diabetes_care": results.diabetes[:, PROCESS_YEAR],
        "continuity": outcomes.continuity(levers, simulation.labour.goodwill, settings.care),
        "inequality": outcomes.inequality(levers, gain, settings.care),
        "recorded_quality": outcomes.recorded_quality(levers, settings.outcomes, settings.money),
    }


def by_year(
    simulation: Simulation,
    rows: Sequence[Entry],
    practices: Practices,
    settings: Settings,
    patients_m: float,
) -> Mapping[MeasureName, FloatArray]:
    """The measures that differ from year to year, each (contracts, years), before rounding.

    `rows` are the entries of the simulation's ledger.
    """
    results = simulation.results
    public = ledger.public_cost(rows, simulation.saving)
    credit = settings.money.running_cost_credit
    income = np.einsum("nzgt,zg->nt", simulation.income, practices.patient_weight)
    return {
        "integration": 100.0 * results.score.recorded,
        "integration_experienced": 100.0 * results.score.felt,
        "cost_gbp_m_per_year": public * patients_m,
        "public_cost_gbp_per_head": public,
        "commissioner_cost_gbp_per_head": ledger.commissioner_cost(rows, simulation.saving, credit),
        "gp_income_gbp_per_partner": income * practices.average_partner_list,
        "gp_hours_per_week": practices.partner_share @ simulation.labour.hours,
        "emergency_admissions_change": results.emergency,
        "acs_admissions_change": results.acs,
        "outpatient_change": results.outpatient,
        "diabetes_care": results.diabetes,
    }


def of_ladder(rungs: Rungs, index: Mapping[str, float]) -> Mapping[MeasureName, FloatArray]:
    """The measures that are read from the ladder, each (contracts,)."""
    by_name: dict[MeasureName, FloatArray] = {
        "reject": rungs.reject,
        "act": rungs.act,
        "refuse": rungs.refuse,
        "go_local": rungs.go_local,
        "hand_back": rungs.hand_back,
    }
    parts = [
        index[f"{name}.weight"] * np.minimum(share / index[f"{name}.full"], 1.0)
        for name, share in by_name.items()
    ]
    total = sum(index[f"{name}.weight"] for name in by_name)
    return {
        **by_name,
        "walk_away_index": 100.0 * sum(parts, np.zeros(1)) / total,
        "ballot_yes_share": rungs.yes_share,
        "ballot_turnout": rungs.turnout,
    }
