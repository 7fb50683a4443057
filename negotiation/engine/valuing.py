"""What contracts are worth to the sides: outcomes between anchors, positions, ratification.

Values are worked out from the measures as people see them, rounded to their recorded decimals, so
anybody can check a value with pencil and paper. They are kept as integers in tenths of a point.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from negotiation.contract.base import SideCode
from negotiation.contract.scenario import Scenario
from negotiation.engine.arrays import FloatArray, IntArray
from negotiation.engine.measuring import MEASURE_NAMES, SCALE
from negotiation.engine.settings import RatificationSettings

RATIFIED_SCALE = 1000.0
"""The chance of ratification is kept in thousandths, as other probabilities are."""


@dataclass(frozen=True)
class SideTable:
    """One side's values as arrays: measure columns, anchors, weights, and points by option.

    `points` has one entry for every option of the scenario, clause after clause.
    """

    columns: tuple[int, ...]
    worst: FloatArray
    best: FloatArray
    weight: FloatArray
    points: FloatArray


@dataclass(frozen=True)
class ValueTables:
    """All sides' tables in the scenario's order, and what ratification depends on."""

    sides: Mapping[SideCode, SideTable]
    first: IntArray
    radicality_budgets: tuple[float, ...]
    ratification: RatificationSettings


def tables(scenario: Scenario, ratification: RatificationSettings) -> ValueTables:
    """The value tables of a scenario."""
    rows = {
        (clause.code, option.code): row
        for row, (clause, option) in enumerate(
            (clause, option) for clause in scenario.clauses for option in clause.options
        )
    }
    sides = {}
    for side in scenario.sides:
        points = np.zeros(len(rows))
        for position in side.positions:
            points[rows[position.clause, position.option]] += position.points
        sides[side.code] = SideTable(
            columns=tuple(MEASURE_NAMES.index(outcome.measure) for outcome in side.outcomes),
            worst=np.array([outcome.worst for outcome in side.outcomes]),
            best=np.array([outcome.best for outcome in side.outcomes]),
            weight=np.array([outcome.weight for outcome in side.outcomes]),
            points=points,
        )
    counts = [len(clause.options) for clause in scenario.clauses]
    return ValueTables(
        sides=sides,
        first=np.array([0, *accumulate(counts[:-1])]),
        radicality_budgets=tuple(
            scenario.side_by_code[code].radicality_budget for code in scenario.signatories
        ),
        ratification=ratification,
    )


def tenths(points: FloatArray) -> IntArray:
    """Points as whole tenths; half rounds the same way on every machine."""
    return np.rint(10.0 * points + 1e-6).astype(np.int64)


def points_if_agreed(
    tables: ValueTables, contracts: IntArray, records: FloatArray
) -> dict[SideCode, FloatArray]:
    """Each side's points for every contract as if it were in force, shape (contracts,).

    `records` are the measures as records keep them, shape (contracts, measures).
    """
    seen = records / SCALE
    rows = contracts + tables.first
    result: dict[SideCode, FloatArray] = {}
    for code, side in tables.sides.items():
        reached = (seen[:, side.columns] - side.worst) / (side.best - side.worst)
        met = np.clip(reached, 0.0, 1.0) @ side.weight
        result[code] = met + side.points[rows].sum(axis=1)
    return result


def ratified(tables: ValueTables, records: FloatArray, press: FloatArray) -> FloatArray:
    """Chance that each contract is ratified: no lost ballot, no revolt over radicality or press.

    `press` is the press risk of each contract; the result, (contracts,), is in whole thousandths.
    """
    seen = records / SCALE
    reject = seen[:, MEASURE_NAMES.index("reject")]
    bold = seen[:, MEASURE_NAMES.index("radicality")]
    excess = sum(
        (np.maximum(bold - budget, 0.0) for budget in tables.radicality_budgets), np.zeros(1)
    )
    revolt = tables.ratification.radicality * excess + tables.ratification.press * press
    chance = (1.0 - reject) * np.exp(-revolt)
    result: FloatArray = np.rint(RATIFIED_SCALE * chance + 1e-6) / RATIFIED_SCALE
    return result


def offered(
    agreed: Mapping[SideCode, FloatArray],
    chance: FloatArray,
    fallback: Mapping[SideCode, int],
) -> dict[SideCode, IntArray]:
    """Each side's value in tenths: `P * v + (1 - P) * v(fallback)`, shape (contracts,)."""
    return {
        code: tenths(chance * agreed[code] + (1.0 - chance) * fallback[code] / 10.0)
        for code in agreed
    }
