"""Shapley attribution: what each moved clause contributes to the change of a headline.

The contribution of a clause is its mean effect over all orders in which the moved clauses could
have been moved. Contributions add up to the change, in the decimals that records keep. With many
moved clauses a sample of orders stands in for all, and every contribution has a standard error.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import factorial

import numpy as np

from negotiation.contract.base import ClauseCode
from negotiation.contract.measures import MEASURES, MeasureName
from negotiation.engine.arrays import BoolArray, FloatArray, IntArray
from negotiation.engine.measuring import MEASURE_NAMES, recorded
from negotiation.engine.population.scatter import scattered
from negotiation.engine.projection import Driver, Drivers, Measures, Reason

HEADLINES: tuple[MeasureName, ...] = (
    "integration",
    "integration_experienced",
    "cost_gbp_m_per_year",
    "double_payment_gbp_m",
    "commissioner_cost_gbp_per_head",
    "walk_away_index",
    "reject",
    "act",
    "refuse",
    "go_local",
    "hand_back",
    "gp_income_gbp_per_partner",
    "gp_hours_per_week",
)
"""The measures whose change is attributed."""


MOST_EXACT = 12
"""With more moved clauses than this, sampled orders stand in for all of them."""

SAMPLES = 24
"""Independent samples of orders. Each is one scattered order with all its rotations, forwards and
backwards, so that every clause comes at every place as often."""

_SEED = 1953
"""Of the scattered orders: the year of Shapley's paper. The same orders are used every time."""


@dataclass(frozen=True)
class Plan:
    """Which part-moved contracts to score, and how their scores make up the contributions.

    `coalitions` says which clauses each of them moves, (contracts, clauses); the first moves none
    and the last moves all. `weight` has the shape (clauses, contracts). `samples` are the weights
    of each sample alone, (samples, clauses, contracts), where `weight` is their mean; there is
    none where every order counts.
    """

    coalitions: BoolArray
    weight: FloatArray
    method: str
    samples: FloatArray | None = None


@cache
def plan(count: int) -> Plan:
    """The plan for this many moved clauses; it is the same every time, so it is kept."""
    return _exact(count) if count <= MOST_EXACT else _ordered(count)


def _exact(count: int) -> Plan:
    numbers = np.arange(2**count)
    coalitions = (numbers[:, None] >> np.arange(count)) & 1 == 1
    sizes = coalitions.sum(axis=1)
    joins = np.array(
        [factorial(s) * factorial(max(count - s - 1, 0)) / factorial(count) for s in range(count)]
    )
    weight = np.zeros((count, len(numbers)))
    for clause in range(count):
        member = coalitions[:, clause]
        weight[clause, member] = joins[sizes[member] - 1]
        weight[clause, ~member] = -joins[sizes[~member]]
    return Plan(coalitions=coalitions, weight=weight, method="exact")


def _ordered(count: int) -> Plan:
    """Samples of scattered orders, each with every rotation, forwards and backwards."""
    known: dict[frozenset[int], int] = {frozenset(): 0}
    steps: list[tuple[int, int, int, int]] = []
    for sample in range(SAMPLES):
        for order in _around(np.argsort(scattered(_SEED, sample, count)).tolist()):
            for position, clause in enumerate(order[:-1]):
                before, after = frozenset(order[:position]), frozenset(order[: position + 1])
                row = known.setdefault(after, len(known))
                steps.append((sample, clause, known[before], row))
            steps.append((sample, order[-1], known[frozenset(order[:-1])], -1))
    coalitions = np.zeros((len(known) + 1, count), dtype=np.bool_)
    for members, row in known.items():
        coalitions[row, list(members)] = True
    coalitions[-1] = True
    samples = np.zeros((SAMPLES, count, len(coalitions)))
    for sample, clause, before_row, after_row in steps:
        samples[sample, clause, before_row] -= 0.5 / count
        samples[sample, clause, after_row] += 0.5 / count
    return Plan(
        coalitions=coalitions,
        weight=samples.mean(axis=0),
        method=f"mean over {2 * count * SAMPLES} orders",
        samples=samples,
    )


def _around(order: list[int]) -> list[list[int]]:
    rotations = [order[start:] + order[:start] for start in range(len(order))]
    return rotations + [rotation[::-1] for rotation in rotations]


def standard_errors(plan: Plan, measures: FloatArray) -> FloatArray | None:
    """Standard error of every contribution, (clauses, measures); none where all orders count."""
    if plan.samples is None:
        return None
    means = plan.samples @ measures
    spread: FloatArray = means.std(axis=0, ddof=1) / np.sqrt(len(means))
    return spread


def whole_shares(parts: FloatArray, total: int) -> IntArray:
    """Round parts to whole numbers that add up to `total`, by largest remainder.

    `parts` add up to `total` but for rounding; a part that is nothing stays nothing.
    """
    size = np.abs(parts).sum()
    if size == 0:
        return np.zeros(len(parts), dtype=np.int64)
    fitted = parts + (total - parts.sum()) * np.abs(parts) / size
    whole: IntArray = np.floor(fitted + 1e-6).astype(np.int64)
    left = total - int(whole.sum())
    largest = np.argsort(-np.round(fitted - whole, 6), kind="stable")[:left]
    whole[largest] += 1
    return whole


def attribute(
    plan: Plan,
    measures: FloatArray,
    moved: Sequence[tuple[ClauseCode, int]],
    reasons: Sequence[tuple[Reason, ...]],
) -> Drivers:
    """The drivers of a contract.

    `measures` are those of the plan's contracts before rounding, (contracts, measures); `moved`
    are the moved clauses with their options, and `reasons` what is to be said of each.
    """
    contributions: list[Measures] = [{} for _ in moved]
    errors: list[Measures] = [{} for _ in moved]
    uncertain = standard_errors(plan, measures)
    change: Measures = {}
    shares = plan.weight @ measures
    records = recorded(measures[[0, -1]])
    for name in HEADLINES:
        measure, column = MEASURES[name], MEASURE_NAMES.index(name)
        total = int(records[1, column] - records[0, column])
        change[name] = measure.from_record(total)
        parts = whole_shares(shares[:, column] * 10**measure.decimals, total)
        for contribution, part in zip(contributions, parts, strict=True):
            contribution[name] = measure.from_record(int(part))
        if uncertain is not None:
            for error, value in zip(errors, uncertain[:, column], strict=True):
                error[name] = round(float(value), measure.decimals + 1)
    return Drivers(
        change=change,
        drivers=tuple(
            Driver(
                clause=clause, option=option, contributions=contribution, errors=error, reasons=why
            )
            for (clause, option), contribution, error, why in zip(
                moved, contributions, errors, reasons, strict=True
            )
        ),
        method=plan.method,
    )
