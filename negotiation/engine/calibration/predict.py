"""What the model says of a case: a middle, an 80 % interval, and why; or why it says nothing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from negotiation.engine.arrays import FloatArray
from negotiation.engine.calibration import anchors
from negotiation.engine.calibration.anchors import Belief, reading_of
from negotiation.engine.calibration.case import Case
from negotiation.engine.calibration.clausing import (
    as_read,
    by_clauses,
    expressible,
    year_model_says,
)
from negotiation.engine.calibration.fit import Posterior, fit, used_for_fit
from negotiation.engine.calibration.forms import TURNOUT, form_of
from negotiation.engine.calibration.prior import noise, scale
from negotiation.engine.calibration.walking import FEATURES, answers, design, straying

TENTH = 1.2816
"""Deviations from the middle of a normal spread to its 10th or 90th percentile."""

ROUNDING = 0.005
"""Shares are published in whole or half percent, so intervals are widened outward to that."""

YES_OR_NO = "bool"
"""The unit of a metric that is one decision, not a share."""

SURE = 0.9


@dataclass(frozen=True)
class Prediction:
    """`predicted` is the middle; all three are None where the case is not covered."""

    predicted: float | None
    p10: float | None
    p90: float | None
    why: str


@dataclass(frozen=True)
class Knowledge:
    """What was learnt from cases: of the ladder and of the anchors."""

    ladder: Posterior
    anchors: Belief


def study(cases: Sequence[Case], like: Knowledge | None = None) -> Knowledge:
    """Learn from the `fit` rows. `like` says what of the ladder keeps its prior."""
    used = [case for case in cases if used_for_fit(case)]
    kept = None if like is None else like.ladder.kept
    return Knowledge(ladder=fit(used, scale(), noise(), kept), anchors=anchors.learn(cases))


def predict(cases: Sequence[Case], known: Knowledge) -> list[Prediction]:
    """The predictions, in the order of the cases, each read as `clausing.as_read` says."""
    walked = iter(_walk([as_read(case) for case in cases if _walks(case)], known.ladder))
    return [next(walked) if _walks(case) else _other(case, known.anchors) for case in cases]


@dataclass(frozen=True)
class Beside:
    """What would be predicted of a case with clauses by its codes alone, and by what the year
    model makes of its clauses alone. None where there is nothing to show."""

    by_codes: float | None
    by_clauses: float | None


def beside(case: Case, known: Knowledge) -> Beside:
    """Both ways of reading a case with clauses."""
    if not expressible(case):
        return Beside(None, None)
    other = by_clauses(case)
    if not _walks(case) or other is None:
        return Beside(_other(case, known.anchors).predicted, year_model_says(case))
    codes, clauses = _walk([case, other], known.ladder)
    return Beside(codes.predicted, clauses.predicted)


def _walks(case: Case) -> bool:
    if case.type != "walk" or not case.is_share:
        return False
    return case.metric == TURNOUT or form_of(case) is not None


def _walk(cases: Sequence[Case], ladder: Posterior) -> list[Prediction]:
    if not cases:
        return []
    known = scale()
    made = design(cases, known)
    value, by_x = answers(ladder.mean, made, known)
    spread = np.sqrt(
        np.einsum("ij,jk,ik->i", by_x, ladder.covariance, by_x) + np.diag(straying(made, noise()))
    )
    parts = made.features * np.exp(made.weights @ ladder.mean)
    return [
        (_yes_or_no if case.unit == YES_OR_NO else _share)(middle, width, _why(case, row))
        for case, middle, width, row in zip(cases, value, spread, parts, strict=True)
    ]


def _why(case: Case, parts: FloatArray) -> str:
    """The form of answer and what weighs in it, in log-odds for the offer."""
    form = form_of(case)
    name = TURNOUT if case.metric == TURNOUT else form.meaning if form else ""
    weighs = [
        f"{feature} {part:+.1f}"
        for feature, part in zip(FEATURES, parts, strict=True)
        if abs(part) >= 0.05
    ]
    return f"{name}: {', '.join(weighs) or 'nothing for or against'}"


def _other(case: Case, belief: Belief) -> Prediction:
    reading = reading_of(case)
    if reading is None:
        why = (
            f"not covered: no part of the model speaks for {case.metric!r} by {case.mode!r}"
            f" (type {case.type})"
        )
        return Prediction(predicted=None, p10=None, p90=None, why=why)
    middle, width = anchors.read(case, reading, belief)
    why = "anchors: " + ", ".join(f"{term.anchor} ({term.curve})" for term in reading.terms)
    if reading.scale == "log-odds":
        return _share(middle, width, why)
    low, high = middle - TENTH * width, middle + TENTH * width
    return Prediction(predicted=_neat(middle), p10=_neat(low), p90=_neat(high), why=why)


def _share(middle: float, width: float, why: str) -> Prediction:
    low, high = _sigmoid(middle - TENTH * width), _sigmoid(middle + TENTH * width)
    return Prediction(
        predicted=_neat(_sigmoid(middle)),
        p10=_neat(math.floor(low / ROUNDING) * ROUNDING),
        p90=_neat(math.ceil(high / ROUNDING) * ROUNDING),
        why=why,
    )


def _yes_or_no(middle: float, _width: float, why: str) -> Prediction:
    """A single yes or no: the middle is its chance, the percentiles are those of the outcome."""
    chance = _sigmoid(middle)
    return Prediction(
        predicted=_neat(chance),
        p10=1.0 if chance > SURE else 0.0,
        p90=0.0 if chance < 1.0 - SURE else 1.0,
        why=why,
    )


def _sigmoid(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-x))


def _neat(value: float) -> float:
    """Rounded as shown: four decimals say more than any case can."""
    return round(float(value), 4) + 0.0
