"""The finding of a sensitivity analysis as plain data: made by a run, kept with the package.

It tells what it was made for: the engine's fingerprint, and the model's answers at a few of the
points that were tried. Those alone say whether it still holds, without any of it being repeated: a
new title changes the fingerprint, and no answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import resources

import numpy as np

from negotiation.contract.base import ClauseCode, Code, Frozen
from negotiation.contract.measures import MEASURES
from negotiation.contract.terms import difference
from negotiation.engine.arrays import FloatArray
from negotiation.engine.model import PointEngine
from negotiation.engine.spread.numbers import draws_at, posterior
from negotiation.lab.sensitivity import design
from negotiation.lab.sensitivity.design import Base, Factor
from negotiation.lab.sensitivity.running import (
    Asked,
    Index,
    Progress,
    answers,
    headlines,
    indices,
)

KEPT = {"history": "what really happened", "trade": "a trade over nine clauses"}
"""The findings that are shipped: the names of their files, and what the contract is."""

POINTS = 2048
"""Base points of a run: margins of the largest indices are then about 0.05."""

SEED = 2012

LEAST = 0.01
"""Numbers with a smaller total index are left out of what is kept."""

PROBED = 4
"""At so many points the answers are kept as they are."""

UNSEEN = 0.1
"""Answers that move by less than this share of their deviation leave a finding as it is: they move
no index beyond its margin."""

_DECIMALS = 3
_DIGITS = 6


class Share(Frozen):
    """What a factor of `size` numbers has to do with a headline's variance, see `running.Index`."""

    factor: str
    size: int
    first: float
    first_margin: float
    total: float
    total_margin: float


class Headline(Frozen):
    """One answer: its mean and deviation over the points, and what moves it.

    `numbers` are single numbers, those that move it most first; `fitted` says how closely each
    number of the fit goes with it, as a rank correlation over the joint draws of the fit.
    """

    mean: float
    deviation: float
    families: tuple[Share, ...]
    standings: tuple[Share, ...]
    numbers: tuple[Share, ...]
    fitted: dict[str, float]


class Sensitivity(Frozen):
    """A whole finding: of which contract, at how many points, and what it was worked out for."""

    scenario: Code
    contract: str
    moved: dict[ClauseCode, Code]
    fingerprint: str
    points: int
    seed: int
    runs: int
    uncertain: int
    probe: tuple[tuple[float, ...], ...]
    headlines: dict[str, Headline]


def analysed(
    asked: Asked,
    label: str,
    points: int = POINTS,
    seed: int = SEED,
    progress: Progress = lambda _runs: None,
) -> Sensitivity:
    """Run the model and work out every index. Raises ModuleNotFoundError without SALib."""
    drawn = design.base(len(design.singles(asked.parameters)), points, seed)
    alone = design.singles(asked.parameters)
    at_base, numbers = indices(asked, drawn, alone, seed, progress)
    grouped = {}
    for kind in (design.families, design.standings):
        groups = kind(asked.parameters)
        grouped[kind] = groups, indices(asked, drawn, groups, seed, progress)[1]
    together = _together(asked, drawn)
    found = {}
    for at, name in enumerate(headlines(asked.scenario)):
        shares = {kind: _shares(groups, by[name]) for kind, (groups, by) in grouped.items()}
        found[name] = Headline(
            mean=_significant(at_base[:, at].mean()),
            deviation=_significant(at_base[:, at].std()),
            families=shares[design.families],
            standings=shares[design.standings],
            numbers=tuple(s for s in _shares(alone, numbers[name]) if s.total >= LEAST),
            fitted={each: row[at] for each, row in together.items() if row[at]},
        )
    return Sensitivity(
        scenario=asked.scenario.code,
        contract=label,
        moved=_moved(asked),
        fingerprint=PointEngine(asked.scenario, asked.parameters).fingerprint,
        points=points,
        seed=seed,
        runs=runs_of(asked, points),
        uncertain=len(alone) - 1 + len(posterior(asked.parameters)),
        probe=_rows(at_base[:PROBED]),
        headlines=found,
    )


def runs_of(asked: Asked, points: int) -> int:
    """How often a run with so many base points works the model out."""
    kinds = (design.singles, design.families, design.standings)
    return points * sum(len(kind(asked.parameters)) + 2 for kind in kinds)


def holds(kept: Sensitivity, asked: Asked) -> bool:
    """Whether the model still answers as it did where it was probed, but for `UNSEEN`."""
    columns = len(design.singles(asked.parameters))
    if tuple(kept.headlines) != headlines(asked.scenario):
        return False
    now = answers(asked, [design.base(columns, PROBED, kept.seed).a])
    then = np.array(kept.probe)
    least = [max(UNSEEN * each.deviation, _place(name)) for name, each in kept.headlines.items()]
    return now.shape == then.shape and bool((np.abs(now - then) <= least).all())


def shipped(name: str) -> Sensitivity:
    """One of the findings that come with the package, see `KEPT`."""
    file = resources.files("negotiation.lab.sensitivity").joinpath(f"{name}.json")
    return Sensitivity.model_validate_json(file.read_text(encoding="utf-8"))


def _place(headline: str) -> float:
    """Half a unit of the last place that people see: rounding may differ between machines."""
    decimals = {str(name): measure.decimals for name, measure in MEASURES.items()}
    return 0.5 * 10.0 ** -decimals.get(headline, 1)


def _moved(asked: Asked) -> dict[ClauseCode, Code]:
    scenario = asked.scenario
    changed = difference(scenario.status_quo, scenario.terms_of(asked.contract))
    return {c: scenario.clause_by_code[c].options[at].code for c, at in changed.items()}


def _shares(factors: Sequence[Factor], found: Mapping[str, Index]) -> tuple[Share, ...]:
    sizes = {factor.name: factor.size for factor in factors}
    shares = (
        Share(
            factor=name,
            size=sizes[name],
            **{part: round(value, _DECIMALS) + 0.0 for part, value in vars(index).items()},
        )
        for name, index in found.items()
    )
    return tuple(sorted(shares, key=lambda share: -share.total))


def _together(asked: Asked, drawn: Base) -> Mapping[str, list[float]]:
    """How each fitted number goes with each headline when nothing else is uncertain."""
    joint = posterior(asked.parameters)
    if not joint:
        return {}
    count = len(next(iter(joint.values())))
    middle = np.full((count, drawn.a.shape[1]), 0.5)
    middle[:, -1] = (np.arange(count) + 0.5) / count
    found = answers(asked, [middle])
    numbers = draws_at(asked.parameters, middle)
    columns = {name: numbers.values[:, numbers.names.index(name)] for name in joint}
    return {
        name: [round(_rank_correlation(column, each), 2) for each in found.T]
        for name, column in columns.items()
    }


def _rank_correlation(one: FloatArray, other: FloatArray) -> float:
    from scipy.stats import spearmanr

    if np.ptp(one) == 0 or np.ptp(other) == 0:
        return 0.0
    return float(spearmanr(one, other).statistic)


def _rows(values: FloatArray) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(_significant(value) for value in row) for row in values)


def _significant(value: float) -> float:
    return float(f"{value:.{_DIGITS}g}")
