"""Cost and integration against history: anchored effects, read by mode, metric and time.

An anchor is one number for one thing that was seen, with a belief about it before the cases. A
metric is a sum of anchors along curves of time. The `fit` rows move the anchors: the belief is
normal and the sums are linear, so the result is exact.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np

from negotiation.contract.base import Frozen
from negotiation.engine.arrays import FloatArray, logit
from negotiation.engine.calibration.case import Case
from negotiation.engine.calibration.spans import years
from negotiation.engine.packaged import read_table
from negotiation.engine.parameters import Parameter

FILE = "calibration/anchors.toml"

Curve = Literal["steady", "yearly", "soon", "building", "late", "early"]

CURVES: Mapping[Curve, str] = {
    "steady": "1 at any time",
    "yearly": "the number of years",
    "soon": "nearly all within the first year: 1 - exp(-1.5 years)",
    "building": "over a few years: 1 - exp(-years / 2)",
    "late": "small until the third year, 1 in the fifth: an S-curve",
    "early": "1 in the first year, half of it each year after",
}
"""What every curve means."""

_LATE_MIDDLE, _LATE_WIDTH, _LATE_FULL = 3.5, 0.8, 5.0


class Term(Frozen):
    """One anchor's part in a metric."""

    anchor: str
    curve: Curve
    times: float


class Reading(Frozen):
    """How a metric is read; see the head of the file."""

    type: Literal["walk", "cost", "integ"]
    modes: tuple[str, ...]
    metrics: tuple[str, ...]
    scale: Literal["plain", "log-odds"]
    years: float
    stray: float
    output: str
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Belief:
    """Normal belief about all anchors, in the order of the file."""

    mean: FloatArray
    covariance: FloatArray


def curve(name: Curve, span: float) -> float:
    """How much of its full effect something has after `span` years."""
    if name == "yearly":
        return span
    if name == "soon":
        return -math.expm1(-1.5 * span)
    if name == "building":
        return -math.expm1(-span / 2.0)
    if name == "late":
        return _rise(span) / _rise(_LATE_FULL)
    if name == "early":
        return float(0.5 ** (span - 1.0))
    return 1.0


def _rise(span: float) -> float:
    return 1.0 / (1.0 + math.exp(-(span - _LATE_MIDDLE) / _LATE_WIDTH))


@cache
def anchors() -> Mapping[str, Parameter]:
    """Every anchor as believed before the cases, by name."""
    rows = read_table(FILE)["anchor"]
    return {name: Parameter.model_validate(row) for name, row in rows.items()}


@cache
def readings() -> tuple[Reading, ...]:
    """Every reading, in the order of the file."""
    return tuple(Reading.model_validate(row) for row in read_table(FILE)["reading"])


def reading_of(case: Case) -> Reading | None:
    """The reading of a case, None where there is none."""
    for reading in readings():
        if (
            case.type == reading.type
            and case.mode in reading.modes
            and case.metric in reading.metrics
        ):
            return reading
    return None


def loadings(case: Case, reading: Reading) -> FloatArray:
    """What every anchor is multiplied by in this case, (anchors,)."""
    span = years(case.metric, case.unit, reading.years)
    at = {name: number for number, name in enumerate(anchors())}
    row = np.zeros(len(at))
    for term in reading.terms:
        row[at[term.anchor]] += term.times * curve(term.curve, span)
    return row


def before() -> Belief:
    """The belief before the cases."""
    known = anchors().values()
    return Belief(
        mean=np.array([anchor.value for anchor in known]),
        covariance=np.diag([anchor.spread**2 for anchor in known]),
    )


def learn(cases: Sequence[Case]) -> Belief:
    """The belief after those of the cases that are marked for the fit and can be read."""
    belief = before()
    rows = [
        (loadings(case, reading), on_scale(case.value, reading), reading.stray)
        for case in cases
        if case.split == "fit" and case.value is not None and (reading := reading_of(case))
    ]
    if not rows:
        return belief
    loading = np.array([row[0] for row in rows])
    seen = np.array([row[1] for row in rows])
    stray = np.diag([row[2] ** 2 for row in rows])
    total = loading @ belief.covariance @ loading.T + stray
    gain = np.linalg.solve(total, loading @ belief.covariance).T
    return Belief(
        mean=belief.mean + gain @ (seen - loading @ belief.mean),
        covariance=belief.covariance - gain @ loading @ belief.covariance,
    )


def on_scale(value: float, reading: Reading) -> float:
    """A published value on the scale of its reading."""
    return value if reading.scale == "plain" else float(logit(np.array(value)))


def read(case: Case, reading: Reading, belief: Belief) -> tuple[float, float]:
    """Mean and standard deviation of the case's metric on the scale of its reading."""
    row = loadings(case, reading)
    return float(row @ belief.mean), float(
        np.sqrt(row @ belief.covariance @ row + reading.stray**2)
    )
