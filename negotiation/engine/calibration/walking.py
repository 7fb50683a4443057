"""The ladder asked about cases: log-odds of a metric, with derivatives, for many cases at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from negotiation.engine.arrays import BoolArray, FloatArray, IntArray, logit, sigmoid
from negotiation.engine.calibration.case import Case
from negotiation.engine.calibration.forms import TURNOUT, Form, form_of, of_eligible, span
from negotiation.engine.calibration.prior import Noise, Scale

CLIP = 0.004
"""Shares nearer than this to none or all are taken as this: half of what a percentage shows."""

FEATURES = ("money", "loss", "workload", "autonomy", "imposed", "recommended", "fallback")
_WEIGHT = {
    "money": ("ladder.money_weight",),
    "loss": ("ladder.money_weight", "ladder.loss_aversion"),
    "workload": ("ladder.work_weight",),
    "autonomy": ("ladder.autonomy_weight",),
    "imposed": ("ladder.imposed_weight",),
    "recommended": ("answers.recommended_weight",),
    "fallback": ("ladder.fallback_weight",),
}


@dataclass(frozen=True)
class Design:
    """What the cases are in numbers, a row for each.

    `features` (cases, features) enter the utility with the product of the weights that `weights`
    (features, parameters) marks; `offsets` (cases, parameters) act by themselves; `slope` is the
    number of the parameter that multiplies the utility, -1 for none; `sign` its direction.
    """

    features: FloatArray
    weights: FloatArray
    offsets: FloatArray
    slope: IntArray
    sign: FloatArray
    turnout: BoolArray
    of_eligible: BoolArray
    turnout_at: tuple[int, int]
    observed: FloatArray
    cases: tuple[Case, ...]


def coded_features(case: Case, fallback: bool) -> list[float]:
    """The coded features of one case, in the order of `FEATURES`, signed so that more is better."""
    money = case.code("money")
    return [
        max(money, 0.0),
        min(money, 0.0),
        -case.code("workload"),
        case.code("autonomy"),
        -case.code("imposed"),
        case.code("recommended"),
        -case.code("known") * case.code("fallback") if fallback else 0.0,
    ]


def design(cases: Sequence[Case], scale: Scale) -> Design:
    """The cases in numbers. Raises ValueError for one that no form speaks for."""
    at = {name: number for number, name in enumerate(scale.names)}
    weights = np.zeros((len(FEATURES), len(at)))
    for row, feature in enumerate(FEATURES):
        for name in _WEIGHT[feature]:
            weights[row, at[name]] = 1.0
    features = np.zeros((len(cases), len(FEATURES)))
    offsets = np.zeros((len(cases), len(at)))
    slope = np.full(len(cases), -1)
    sign = np.ones(len(cases))
    for row, case in enumerate(cases):
        form = form_of(case)
        if case.metric == TURNOUT:
            features[row] = coded_features(case, fallback=True)
            offsets[row, at["ladder.turnout_offset"]] = 1.0
            continue
        if form is None:
            raise ValueError(f"{case.id}: no form of answer for {case.mode}, {case.metric}")
        features[row] = coded_features(case, form.fallback)
        for name, factor in form.signed_offsets(case).items():
            lasting = np.log(span(case)) if name == "answers.lasting_weight" else 1.0
            offsets[row, at[name]] = factor * lasting
        slope[row] = at[form.slope] if form.slope else -1
        sign[row] = form.sign(case)
    shares = np.array([case.value if case.value is not None else 0.5 for case in cases])
    return Design(
        features=features,
        weights=weights,
        offsets=offsets,
        slope=slope,
        sign=sign,
        turnout=np.array([case.metric == TURNOUT for case in cases]),
        of_eligible=np.array([of_eligible(case) for case in cases]),
        turnout_at=(at["ladder.turnout_offset"], at["ladder.turnout_slope"]),
        observed=logit(np.clip(shares, CLIP, 1.0 - CLIP)),
        cases=tuple(cases),
    )


def answers(x: FloatArray, made: Design, scale: Scale) -> tuple[FloatArray, FloatArray]:
    """Log-odds of every case's metric, (cases,), and derivatives by `x`, (cases, parameters)."""
    numbers = scale.natural(x)
    own = np.where(scale.positive, numbers, 1.0)
    weight = np.exp(made.weights @ x)
    net = made.features @ weight
    net_by_x = (made.features * weight) @ made.weights
    sharp = np.where(made.slope >= 0, numbers[made.slope], 1.0) * made.sign
    value = made.offsets @ numbers + sharp * net
    by_x = made.offsets * own + sharp[:, None] * net_by_x
    rows = np.flatnonzero(made.slope >= 0)
    by_x[rows, made.slope[rows]] += (sharp * net)[rows]
    return _with_turnout(value, by_x, net, net_by_x, numbers, made)


def _with_turnout(
    value: FloatArray,
    by_x: FloatArray,
    net: FloatArray,
    net_by_x: FloatArray,
    numbers: FloatArray,
    made: Design,
) -> tuple[FloatArray, FloatArray]:
    """Put turnout where it is asked for, and multiply by it where all eligible are counted."""
    base, slope = made.turnout_at
    turnout = numbers[base] + numbers[slope] * np.abs(net)
    turnout_by_x = (numbers[slope] * np.sign(net))[:, None] * net_by_x
    turnout_by_x[:, base] += 1.0
    turnout_by_x[:, slope] += numbers[slope] * np.abs(net)
    share, voting = sigmoid(value), sigmoid(turnout)
    both = share * voting
    by_both = ((1.0 - share)[:, None] * by_x + (1.0 - voting)[:, None] * turnout_by_x) / (
        1.0 - both
    )[:, None]
    value = np.where(made.turnout, turnout, np.where(made.of_eligible, logit(both), value))
    by_x = np.where(
        made.turnout[:, None],
        turnout_by_x,
        np.where(made.of_eligible[:, None], by_both, by_x),
    )
    return value, by_x


def straying(made: Design, noise: Noise) -> FloatArray:
    """Covariance of what the cases' log-odds stray by, (cases, cases).

    Rows of one episode share a part, with the sign of their direction; turnout strays apart.
    """
    own = np.array([_own(case, noise) for case in made.cases])
    shared = np.where(made.turnout, 0.0, noise.episode)
    names = [case.episode for case in made.cases]
    same = np.array([[a == b for b in names] for a in names])
    direction = made.sign * shared
    result: FloatArray = np.diag(own**2) + same * np.outer(direction, direction)
    return result


def _own(case: Case, noise: Noise) -> float:
    if case.metric == TURNOUT:
        return noise.turnout
    form: Form | None = form_of(case)
    floor = noise.stated_exit if form and form.stray == "stated_exit" else noise.floor
    setting = noise.setting if case.elsewhere else 0.0
    return float(np.hypot(floor, setting))
