"""Right or wrong: the direction of a prediction, its error, and the naive guess beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from negotiation.engine.calibration.case import Case
from negotiation.engine.calibration.predict import TENTH, Prediction

BANDS = (0.02, 0.2, 0.6)
"""Where rare, few, many and most meet."""

NO_CHANGE = 0.01
"""A change below this is none, where none was published."""


def right_direction(case: Case, predicted: float) -> bool:
    """Whether the direction is right: the sign of a change, the side of one half for a vote, the
    band of a rate (rare, few, many, most). Needs a published value."""
    if case.value is None:
        raise ValueError(f"{case.id}: no value was published")
    if case.kind == "change":
        if case.value == 0.0:
            return abs(predicted) < NO_CHANGE
        return (predicted > 0.0) == (case.value > 0.0) and predicted != 0.0
    if case.kind == "vote":
        return (predicted > 0.5) == (case.value > 0.5)
    return _band(predicted) == _band(case.value)


def _band(share: float) -> int:
    return sum(share >= edge for edge in BANDS)


def in_pounds(case: Case) -> bool:
    """Whether the metric is an amount of money, whose error cannot be averaged with shares."""
    return case.unit.startswith("GBP") and not case.unit.startswith("GBP per GBP")


@dataclass(frozen=True)
class Judged:
    """One case with its prediction, judged. None where there is nothing to judge."""

    case: Case
    prediction: Prediction
    error: float | None
    direction_ok: bool | None
    within: bool | None
    covered: bool | None


def judge(case: Case, prediction: Prediction) -> Judged:
    """Error, direction, within the published interval, and published within the predicted one."""
    value, middle = case.value, prediction.predicted
    if value is None or middle is None:
        return Judged(case, prediction, None, None, None, None)
    within = case.lo <= middle <= case.hi if case.lo is not None and case.hi is not None else None
    covered = None
    if prediction.p10 is not None and prediction.p90 is not None:
        covered = prediction.p10 <= value <= prediction.p90
    return Judged(
        case=case,
        prediction=prediction,
        error=abs(middle - value),
        direction_ok=right_direction(case, middle),
        within=within,
        covered=covered,
    )


def naive(case: Case, known: Sequence[Case]) -> Prediction:
    """The guess without a model: the mean of the known rows of the metric, else of the mode."""
    for name in ("metric", "mode", "kind"):
        alike = [
            other.value
            for other in known
            if other.value is not None
            and other.type == case.type
            and getattr(other, name) == getattr(case, name)
            and in_pounds(other) == in_pounds(case)
        ]
        if alike:
            break
    else:
        return Prediction(None, None, None, "no row to take a mean of")
    middle = float(np.mean(alike))
    why = f"mean of {len(alike)} rows of the same {name}"
    if len(alike) < 2:
        return Prediction(middle, None, None, why)
    reach = TENTH * float(np.std(alike, ddof=1))
    return Prediction(middle, middle - reach, middle + reach, why)
