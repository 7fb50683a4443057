"""The back-test: every case predicted, judged and summed up, beside the naive guess.

Rows of the fit are also predicted with their whole episode left out. Intervals of the summary come
from a bootstrap over episodes, because rows of one episode are not independent.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from negotiation.engine.arrays import FloatArray
from negotiation.engine.calibration.case import Case
from negotiation.engine.calibration.judging import Judged, in_pounds, judge, naive
from negotiation.engine.calibration.predict import Beside, Prediction, beside, predict, study

SPLITS = ("fit", "check", "context", "held")
LEFT_OUT = "fit, episode left out"
RESAMPLES = 2000
SEED = 2012


@dataclass(frozen=True)
class Figure:
    """A mean over cases with the 95 % interval of a bootstrap over episodes."""

    value: float
    lo: float
    hi: float


@dataclass(frozen=True)
class Scores:
    """Mean absolute error (without rows in pounds), share of right directions, share of published
    values within the predicted 80 % interval. None where nothing can be averaged."""

    error: Figure | None
    direction: Figure | None
    coverage: Figure | None


@dataclass(frozen=True)
class Group:
    """The summary of the cases of one type and split; `type` is also "all" and "walk shares"."""

    type: str
    split: str
    cases: int
    not_covered: int
    model: Scores
    naive: Scores


@dataclass(frozen=True)
class Report:
    """All that a back-test says. `left_out` are the rows of the fit, each without its episode;
    `beside` says of every case with clauses what each way of reading it would have said."""

    cases: tuple[Judged, ...]
    beside: tuple[Beside, ...]
    left_out: tuple[Judged, ...]
    summary: tuple[Group, ...]


def run(cases: Sequence[Case], learnt_from: Sequence[Case]) -> Report:
    """Test the model on `cases`; it learns from the `fit` rows of `learnt_from` alone."""
    known = study(learnt_from)
    judged = tuple(map(judge, cases, predict(cases, known)))
    fitted = [case for case in learnt_from if case.split == "fit"]
    tested = {case.id for case in cases if case.split == "fit"}
    left_out: list[Judged] = []
    guessed: dict[str, Prediction] = {}
    for episode in dict.fromkeys(case.episode for case in fitted if case.id in tested):
        others = [case for case in fitted if case.episode != episode]
        own = [case for case in fitted if case.episode == episode and case.id in tested]
        left_out += map(judge, own, predict(own, study(others, like=known)))
        guessed |= {case.id: naive(case, others) for case in own}
    for case in cases:
        if case.id not in guessed:
            others = [other for other in fitted if other.id != case.id]
            guessed[case.id] = naive(case, others)
    return Report(
        cases=judged,
        beside=tuple(beside(case, known) for case in cases),
        left_out=tuple(left_out),
        summary=tuple(_groups(judged, left_out, guessed)),
    )


def _groups(
    judged: Sequence[Judged], left_out: Sequence[Judged], guessed: dict[str, Prediction]
) -> list[Group]:
    by_split = [(split, [one for one in judged if one.case.split == split]) for split in SPLITS]
    by_split.insert(1, (LEFT_OUT, list(left_out)))
    types: dict[str, Callable[[Case], bool]] = {
        "walk": lambda case: case.type == "walk",
        "cost": lambda case: case.type == "cost",
        "integ": lambda case: case.type == "integ",
        "walk shares": lambda case: case.type == "walk" and case.is_share,
        "all": lambda _case: True,
    }
    groups = []
    for split, rows in by_split:
        for name, belongs in types.items():
            chosen = [one for one in rows if belongs(one.case)]
            if chosen:
                groups.append(_group(name, split, chosen, guessed))
    return groups


def _group(
    name: str, split: str, chosen: Sequence[Judged], guessed: dict[str, Prediction]
) -> Group:
    guesses = [judge(one.case, guessed[one.case.id]) for one in chosen]
    return Group(
        type=name,
        split=split,
        cases=len(chosen),
        not_covered=sum(one.prediction.predicted is None for one in chosen),
        model=_scores(chosen),
        naive=_scores(guesses),
    )


def _scores(rows: Sequence[Judged]) -> Scores:
    return Scores(
        error=_figure(rows, lambda one: None if in_pounds(one.case) else one.error),
        direction=_figure(rows, lambda one: one.direction_ok),
        coverage=_figure(rows, lambda one: one.covered),
    )


def _figure(rows: Sequence[Judged], of: Callable[[Judged], float | None]) -> Figure | None:
    """Mean and bootstrap interval of what `of` gives, over those rows where it gives something."""
    seen = [(one.case.episode, float(value)) for one in rows if (value := of(one)) is not None]
    if not seen:
        return None
    episodes = list(dict.fromkeys(episode for episode, _ in seen))
    totals = np.zeros(len(episodes))
    counts = np.zeros(len(episodes))
    for episode, value in seen:
        totals[episodes.index(episode)] += value
        counts[episodes.index(episode)] += 1
    times = _resampled(len(episodes))
    lo, hi = np.percentile((times @ totals) / (times @ counts), [2.5, 97.5])
    mean = totals.sum() / counts.sum()
    return Figure(round(float(mean), 4), round(float(lo), 4), round(float(hi), 4))


def _resampled(count: int) -> FloatArray:
    """How often every episode is drawn in every resample, (resamples, episodes)."""
    chance = np.random.default_rng(SEED)
    return chance.multinomial(count, np.full(count, 1.0 / count), size=RESAMPLES).astype(np.float64)
