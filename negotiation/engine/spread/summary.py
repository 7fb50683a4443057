"""From draws to bands: tenths and median of every measure, by year, and who gains and loses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from negotiation.contract.measures import MeasureName
from negotiation.engine.arrays import YEARS, BoolArray, FloatArray
from negotiation.engine.measuring import MEASURE_NAMES
from negotiation.engine.practices import Practices
from negotiation.engine.projection import Band, Bands, Group, Spread, YearSpread
from negotiation.engine.reporting import kept
from negotiation.engine.spread.numbers import Draws
from negotiation.engine.spread.running import Outcomes, Question, run

BLOCK = 25
"""Draws that are worked out at once: few enough to show something soon. Between blocks a run can be
given up."""

ROOM = 50_000
"""Practices times draws that are worked out at once: few enough to stay in fast memory."""

PLACES = (0.1, 0.5, 0.9)
"""The tenths that a band is made of."""

INCOME: MeasureName = "gp_income_gbp_per_partner"
HOURS: MeasureName = "gp_hours_per_week"


@dataclass(frozen=True)
class Kind:
    """A group of practices by size and contract: `members`, (practices,), and how many there are
    in the country."""

    size: str
    contract: str
    members: BoolArray
    practices: int


@dataclass(frozen=True)
class Part:
    """What is kept of a block of draws: its outcomes, and of its practices what groups need.

    `groups` are income, hours, and the shares that gain and lose, (4, draws, groups). `income` is
    the sum over draws for each practice, (practices,).
    """

    outcomes: Outcomes
    groups: FloatArray
    income: FloatArray


@dataclass(frozen=True)
class Asked:
    """How a spread was asked for: see `port.Engine.spread`."""

    draws: int
    seed: int
    left: float
    fingerprint: str
    noticed: float


GROUPED: tuple[MeasureName, ...] = (INCOME, HOURS, "practices_losing", "practices_losing")
"""The units and decimals of `Part.groups`: shares that gain are kept as shares that lose are."""


def _band(name: MeasureName, tenths: FloatArray) -> Band:
    low, middle, high = tenths
    return Band(p10=kept(name, low), p50=kept(name, middle), p90=kept(name, high))


def _points(tenths: FloatArray) -> Band:
    low, middle, high = (float(np.rint(each + 1e-6)) / 10 for each in tenths)
    return Band(p10=low, p50=middle, p90=high)


def growing(
    question: Question, drawn: Draws, kinds: Sequence[Kind], asked: Asked
) -> Iterator[Spread]:
    """The spread after every block of draws; the last one is of all draws."""
    parts: list[Part] = []
    block = max(min(BLOCK, ROOM // len(question.many.practice_share)), 1)
    for start in range(0, asked.draws, block):
        stop = min(start + block, asked.draws)
        outcomes = run(question, drawn.block(start, stop))
        parts.append(reduced(outcomes, question.many, kinds, asked.noticed))
        yield summary(question, parts, kinds, asked)


def reduced(
    outcomes: Outcomes, practices: Practices, kinds: Sequence[Kind], noticed: float
) -> Part:
    """What is kept of a block: thousands of practices as a few groups.

    `noticed` is a loss that a practice begins to notice, £ a patient a year.
    """
    members = np.stack([kind.members for kind in kinds], axis=1).astype(np.float64)
    by_partner = members * practices.partner_share[:, None]
    by_partner /= by_partner.sum(axis=0)
    by_practice = members / members.sum(axis=0)
    # To a partner that is as many pounds more as a partner has patients.
    threshold = noticed * practices.patients_per_partner[:, 0]
    groups = (
        outcomes.income @ by_partner,
        outcomes.hours @ by_partner,
        (outcomes.income > threshold) @ by_practice,
        (outcomes.income < -threshold) @ by_practice,
    )
    empty = np.zeros((len(outcomes.income), 0))
    return Part(
        outcomes=replace(outcomes, income=empty, hours=empty),
        groups=np.stack(groups),
        income=outcomes.income.sum(axis=0),
    )


def summary(
    question: Question, parts: Sequence[Part], kinds: Sequence[Kind], asked: Asked
) -> Spread:
    """The spread over all draws of these parts."""

    def joined(pick: Callable[[Outcomes], FloatArray]) -> FloatArray:
        return np.concatenate([pick(part.outcomes) for part in parts])

    after, before = joined(lambda part: part.measures), joined(lambda part: part.before)
    ratified = joined(lambda part: part.ratified)
    values = {
        side: np.concatenate([part.outcomes.values[side] for part in parts])
        for side in question.scenario.side_by_code
    }
    return Spread(
        draws=len(after),
        asked=asked.draws,
        seed=asked.seed,
        practices=len(question.many.practice_share),
        left=asked.left,
        measures=_bands(after),
        status_quo=_bands(before),
        change=_bands(after - before),
        years=_years([part.outcomes for part in parts]),
        values={side: _points(np.quantile(points, PLACES)) for side, points in values.items()},
        ratified=_band("reject", np.quantile(ratified, PLACES)),
        groups=_groups(parts, kinds, len(after)),
        fingerprint=asked.fingerprint,
    )


def _bands(values: FloatArray) -> Bands:
    tenths = np.quantile(values, PLACES, axis=0)
    return {name: _band(name, tenths[:, at]) for at, name in enumerate(MEASURE_NAMES)}


def _years(parts: Sequence[Outcomes]) -> tuple[YearSpread, ...]:
    names = list(parts[0].years)
    every = np.concatenate([np.stack([part.years[name] for name in names]) for part in parts], 1)
    tenths = np.quantile(every, PLACES, axis=1)
    return tuple(
        YearSpread(
            year=year + 1,
            measures={name: _band(name, tenths[:, at, year]) for at, name in enumerate(names)},
        )
        for year in range(YEARS)
    )


def _groups(parts: Sequence[Part], kinds: Sequence[Kind], draws: int) -> tuple[Group, ...]:
    tenths = np.quantile(np.concatenate([part.groups for part in parts], axis=1), PLACES, axis=1)
    mean = np.sum([part.income for part in parts], axis=0) / draws
    found = []
    for at, kind in enumerate(kinds):
        income, hours, gaining, losing = (
            _band(name, tenths[:, row, at]) for row, name in enumerate(GROUPED)
        )
        found.append(
            Group(
                size=kind.size,
                contract=kind.contract,
                practices=kind.practices,
                income=income,
                hours=hours,
                gaining=gaining,
                losing=losing,
                across=_band(INCOME, np.quantile(mean[kind.members], PLACES)),
            )
        )
    return tuple(found)
