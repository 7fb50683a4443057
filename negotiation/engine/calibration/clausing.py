"""What the year model makes of a case's clauses: the codes that its levers would have earned.

A case names options of a catalogue of clauses. The options are turned into levers, the year model
works out money, hours and freedom for every stratum of practices, and the ladder's own scales turn
those into codes from -2 to 2, to be read beside the codes that people gave.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from negotiation.contract.clause import Clause, Option
from negotiation.engine import effective, settings, strata, take_up
from negotiation.engine.arrays import YEARS, FloatArray
from negotiation.engine.calibration.case import Case
from negotiation.engine.calibration.spans import years
from negotiation.engine.conditions import Conditions
from negotiation.engine.effective import LEVER_NAMES, OptionTables
from negotiation.engine.ladder import feature
from negotiation.engine.packaged import read_table
from negotiation.engine.parameters import load
from negotiation.engine.practices import Practices
from negotiation.engine.settings import Settings
from negotiation.engine.simulation import Simulation, simulate

FILE = "calibration/catalogue.toml"
NO_LIMIT = 1e9
"""Boldness is not coded in cases, so no package is too bold here."""


@dataclass(frozen=True)
class Coded:
    """The year model's codes of an offer, -2 to 2: see `case.Case`."""

    money: float
    workload: float
    autonomy: float


@dataclass(frozen=True)
class _Model:
    clauses: tuple[Clause, ...]
    tables: OptionTables
    practices: Practices
    settings: Settings


def catalogue() -> Mapping[str, Any]:
    """The clauses by code: `name`, `evidence`, and `options` with `label` and `levers`."""
    return {code: row for code, row in read_table(FILE).items() if code != "baseline"}


def _clause(code: str, row: Mapping[str, Any]) -> Clause:
    options = tuple(
        Option(
            code=f"option_{number}",
            label=f"{code} {number}",
            text=option["label"],
            levers=option.get("levers", {}),
            voluntary=option.get("voluntary", False),
        )
        for number, option in enumerate(row["options"])
    )
    return Clause(
        code=code.lower(), name=code, question=row["name"], status_quo="option_0", options=options
    )


@cache
def _model() -> _Model:
    numbers = load()
    how = settings.read_at(numbers, read_table(FILE)["baseline"]["global_sum_gbp"])
    practices = strata.build(numbers)
    clauses = tuple(_clause(code, row) for code, row in catalogue().items())
    return _Model(clauses, take_up.tables(clauses, practices, how.take_up), practices, how)


def expressible(case: Case) -> bool:
    """Whether the catalogue knows every option that the case names, and it names any."""
    known = catalogue()
    return bool(case.clauses) and all(
        code in known and 0 <= option < len(known[code]["options"])
        for code, option in case.clauses.items()
    )


def simulated(case: Case) -> Simulation:
    """The year model on the case's clauses, agreed under the trust of the day."""
    model = _model()
    chosen = [case.clauses.get(clause.name, 0) for clause in model.clauses]
    state = Conditions(
        trust=np.zeros(1),
        leadership=np.full(1, 0.5),
        rounds_spent=np.zeros(1),
        imposed=np.zeros(1),
        engagement=np.ones(1),
        declined=np.zeros(1, dtype=np.int64),
        levers=np.zeros((1, len(LEVER_NAMES))),
        fallback=np.zeros(1),
    )
    levers = effective.gather(
        model.tables,
        np.array([chosen], dtype=np.int64),
        state.declined,
        state.levers,
        model.practices.patient_share,
    )
    return simulate(levers, state, model.practices, model.settings, NO_LIMIT)


def coded(case: Case) -> Coded:
    """The codes of the case's clauses by the year model. The case must be expressible."""
    model, found = _model(), simulated(case)
    how, weight = model.settings.ladder, model.settings.year_weight
    income = (found.offer.income[0] @ weight) * model.practices.patients_per_partner
    hours = found.labour.hours[0] @ weight
    return Coded(
        money=_mean(feature(income, how.money_scale), model.practices.practice_weight),
        workload=_mean(feature(hours, how.work_scale), model.practices.practice_share),
        autonomy=_mean(feature(found.offer.freedom, how.autonomy_scale), np.ones(1)),
    )


def _mean(values: FloatArray, weight: FloatArray) -> float:
    return round(float((values * weight).sum()), 2)


def by_clauses(case: Case) -> Case | None:
    """The case with the year model's codes in place of those given, None if not expressible."""
    if not expressible(case):
        return None
    found = coded(case)
    codes = {"money": found.money, "workload": found.workload, "autonomy": found.autonomy}
    return case.model_copy(update=codes)


def as_read(case: Case) -> Case:
    """The case as the ladder reads it.

    An offer about the GP contract itself is known twice, by the codes that people gave and by what
    the year model makes of its clauses: the mean of both counts. Elsewhere clauses name only the
    part of an offer that this contract has too, so the codes count alone.
    """
    other = None if case.elsewhere else by_clauses(case)
    if other is None:
        return case
    codes = ("money", "workload", "autonomy")
    means = {name: 0.5 * (case.code(name) + other.code(name)) for name in codes}
    return case.model_copy(update=means)


_OUTPUTS = {"emergency_": "emergency", "outpatient_": "outpatient", "incentivised_acs": "acs"}


def year_model_says(case: Case) -> float | None:
    """The year model's own figure for a metric of admissions or outpatients, in the year it was
    taken (the fifth at the latest); None where it has none or cannot express the clauses."""
    name = next((out for start, out in _OUTPUTS.items() if case.metric.startswith(start)), None)
    if name is None or not expressible(case):
        return None
    year = min(max(round(years(case.metric, case.unit)), 1), YEARS)
    return round(float(getattr(simulated(case).results, name)[0, year - 1]), 4)
