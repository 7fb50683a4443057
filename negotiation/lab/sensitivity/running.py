"""What the model answers at the points of a design, and what each factor has to do with it."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from negotiation.contract.measures import MeasureName
from negotiation.contract.scenario import Scenario
from negotiation.contract.talks import Talks
from negotiation.contract.terms import Contract
from negotiation.engine.arrays import FloatArray
from negotiation.engine.measuring import MEASURE_NAMES
from negotiation.engine.model import PointEngine
from negotiation.engine.parameters import Parameters
from negotiation.engine.spread.numbers import draws_at
from negotiation.engine.spread.running import Question, run
from negotiation.lab.sensitivity.design import Base, Factor, rows

Progress: TypeAlias = Callable[[int], None]
"""Told how many further runs of the model are done."""

MEASURES: tuple[MeasureName, ...] = (
    "integration",
    "integration_experienced",
    "cost_gbp_m_per_year",
    "double_payment_gbp_m",
    "commissioner_cost_gbp_per_head",
    "reject",
    "act",
    "refuse",
    "go_local",
    "hand_back",
    "walk_away_index",
    "gp_income_gbp_per_partner",
    "gp_hours_per_week",
)
"""The headlines that are asked about, beside each side's value."""

BLOCK = 1000
"""Runs of the model that are worked out at once: enough to be fast, few enough for fast memory."""

CONFIDENCE = 0.95
"""Of the interval that an index has."""

RESAMPLED = 100
"""How often the points are drawn again for that interval."""


@dataclass(frozen=True)
class Asked:
    """A contract in a state of the talks, and the numbers that are uncertain."""

    scenario: Scenario
    contract: Contract
    talks: Talks
    parameters: Parameters


def headlines(scenario: Scenario) -> tuple[str, ...]:
    """The names of the answers: measures, then `value.` and each side's code."""
    return (*MEASURES, *(f"value.{side.code}" for side in scenario.sides))


def question(asked: Asked) -> Question:
    """The question of a spread, on the strata that the score is worked out on."""
    engine = PointEngine(asked.scenario, asked.parameters)
    return replace(engine.question(asked.contract, asked.talks), many=engine.strata)


def answers(
    asked: Asked, points: Iterable[FloatArray], progress: Progress = lambda _runs: None
) -> FloatArray:
    """Every headline at every point, (points, headlines): measures unrounded, values in points."""
    about = question(asked)
    columns = [MEASURE_NAMES.index(name) for name in MEASURES]
    parts = []
    for some in _blocks(points):
        found = run(about, draws_at(asked.parameters, some).block(0, len(some)))
        worth = [found.values[side.code] / 10.0 for side in asked.scenario.sides]
        parts.append(np.column_stack([found.measures[:, columns], *worth]))
        progress(len(some))
    return np.concatenate(parts)


def _blocks(points: Iterable[FloatArray]) -> Iterator[FloatArray]:
    for some in points:
        for start in range(0, len(some), BLOCK):
            yield some[start : start + BLOCK]


@dataclass(frozen=True)
class Index:
    """How much of a headline's variance a factor accounts for: alone, and with all its company.

    The margins are half the width of a bootstrap interval that holds `CONFIDENCE` of resamples.
    """

    first: float
    first_margin: float
    total: float
    total_margin: float


def indices(
    asked: Asked,
    drawn: Base,
    factors: Sequence[Factor],
    seed: int,
    progress: Progress = lambda _runs: None,
) -> tuple[FloatArray, Mapping[str, Mapping[str, Index]]]:
    """The answers at the base points A, and by headline each factor's index.

    A headline that no number moves has no indices.
    """
    found = answers(asked, rows(drawn, factors, max(BLOCK // (len(factors) + 2), 1)), progress)
    by_headline = {
        name: _analysed(found[:, at], factors, seed)
        for at, name in enumerate(headlines(asked.scenario))
    }
    return found[:: len(factors) + 2], by_headline


def _analysed(found: FloatArray, factors: Sequence[Factor], seed: int) -> Mapping[str, Index]:
    if np.ptp(found) == 0:
        return {}
    with warnings.catch_warnings():
        # SALib reads its own version through an interface that is on its way out.
        warnings.simplefilter("ignore", DeprecationWarning)
        from SALib.analyze import sobol  # type: ignore[import-untyped]
    problem = {
        "num_vars": len(factors),
        "names": [factor.name for factor in factors],
        "bounds": [[0.0, 1.0]] * len(factors),
    }
    result = sobol.analyze(
        problem,
        found,
        calc_second_order=False,
        num_resamples=RESAMPLED,
        conf_level=CONFIDENCE,
        seed=seed,
    )
    columns = (result[key].tolist() for key in ("S1", "S1_conf", "ST", "ST_conf"))
    return {
        factor.name: Index(*row)
        for factor, row in zip(factors, zip(*columns, strict=True), strict=True)
    }
