"""From draws to bands: tenths and median of every measure, by year, and who gains and loses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from negotiation.contract.measures import MeasureName
from negotiation.engine.arrays import YEARS, BoolArray, FloatArray
from negotiation.engine.measuring import MEASURE_NAMES
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
class Asked:
    """How a spread was asked for: see `port.Engine.spread`."""

    draws: int
    seed: int
    left: float
    fingerprint: str
    noticed: float


def band(name: MeasureName, values: FloatArray) -> Band:
    """Tenths of a measure over the last axis, as records keep it."""
    low, middle, high = np.quantile(values, PLACES, axis=-1)
    return Band(p10=kept(name, low), p50=kept(name, middle), p90=kept(name, high))


def _in_tenths(values: FloatArray) -> Band:
    low, middle, high = (float(np.rint(each + 1e-6)) for each in np.quantile(values, PLACES))
    return Band(p10=low / 10, p50=middle / 10, p90=high / 10)


def growing(
    question: Question, drawn: Draws, kinds: Sequence[Kind], asked: Asked
) -> Iterator[Spread]:
    """The spread after every block of draws; the last one is of all draws."""
    parts: list[Outcomes] = []
    block = max(min(BLOCK, ROOM // len(question.many.practice_share)), 1)
    for start in range(0, asked.draws, block):
        stop = min(start + block, asked.draws)
        parts.append(run(question, drawn.block(start, stop)))
        yield summary(question, parts, kinds, asked, stop)


def summary(
    question: Question,
    parts: Sequence[Outcomes],
    kinds: Sequence[Kind],
    asked: Asked,
    done: int,
) -> Spread:
    """The spread over all draws of these parts."""

    def joined(pick: Callable[[Outcomes], FloatArray]) -> FloatArray:
        return np.concatenate([pick(part) for part in parts])

    after, before = joined(lambda part: part.measures), joined(lambda part: part.before)
    yearly = {
        name: np.concatenate([part.years[name] for part in parts]).T for name in parts[0].years
    }
    income, hours = joined(lambda part: part.income), joined(lambda part: part.hours)
    return Spread(
        draws=done,
        asked=asked.draws,
        seed=asked.seed,
        practices=len(question.many.practice_share),
        left=asked.left,
        measures=_bands(after),
        status_quo=_bands(before),
        change=_bands(after - before),
        years=tuple(
            YearSpread(
                year=number + 1,
                measures={name: band(name, years[number]) for name, years in yearly.items()},
            )
            for number in range(YEARS)
        ),
        values={
            side: _in_tenths(np.concatenate([part.values[side] for part in parts]))
            for side in question.scenario.side_by_code
        },
        ratified=band("reject", joined(lambda part: part.ratified)),
        groups=tuple(_group(kind, income, hours, question, asked) for kind in kinds),
        fingerprint=asked.fingerprint,
    )


def _bands(values: FloatArray) -> Bands:
    tenths = np.quantile(values, PLACES, axis=0)
    return {
        name: Band(p10=kept(name, low), p50=kept(name, middle), p90=kept(name, high))
        for name, (low, middle, high) in zip(MEASURE_NAMES, tenths.T, strict=True)
    }


def _group(
    kind: Kind, income: FloatArray, hours: FloatArray, question: Question, asked: Asked
) -> Group:
    practices = question.many
    own = income[:, kind.members]
    partners = practices.partner_share[kind.members]
    partners = partners / partners.sum()
    # What a partner would not notice: pounds a patient, for as many patients as a partner has.
    noticed = asked.noticed * practices.patients_per_partner[kind.members, 0]
    return Group(
        size=kind.size,
        contract=kind.contract,
        practices=kind.practices,
        income=band(INCOME, own @ partners),
        hours=band(HOURS, hours[:, kind.members] @ partners),
        gaining=band("practices_losing", (own > noticed).mean(axis=1)),
        losing=band("practices_losing", (own < -noticed).mean(axis=1)),
        across=band(INCOME, own.mean(axis=0)),
    )
