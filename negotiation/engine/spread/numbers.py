"""Many draws of the model's numbers at once, quasi-random.

A scrambled Sobol sequence fills the space of all uncertain numbers more evenly than chance does, so
a couple of hundred draws say what thousands of random ones would. Every number is drawn around its
value so that the value is the median and its sign stays; fitted numbers are drawn jointly, from
the posterior of the fit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, log, log1p, log2
from typing import cast

import numpy as np

from negotiation.engine.arrays import FloatArray, per_draw, sigmoid
from negotiation.engine.calibration import fitted
from negotiation.engine.parameters import Parameter, Parameters, load

HELD = frozenset({"practices", "together", "action", "answers"})
"""Sections that are not drawn: the population is drawn once, the no-agreement game is solved once,
and how polls are answered moves no year of delivery."""

ANALYSED = frozenset({"money", "net_share", "take_up", "work", "outcomes", "care"})
"""Sections that analysis can find out about: prices, uptake, work and activity, not politics."""


@dataclass(frozen=True)
class Draws:
    """Values of every uncertain number, `values` (draws, names), and of all others, `held`."""

    names: tuple[str, ...]
    values: FloatArray
    held: Mapping[str, float]

    def block(self, start: int, stop: int) -> Block:
        """The draws from `start` up to `stop`, as numbers of the model."""
        part = np.ascontiguousarray(self.values[start:stop].T)
        drawn: dict[str, float] = dict(self.held)
        for name, row in zip(self.names, part, strict=True):
            # To the formulas a drawn number is a number; `arrays.PerDraw` lines it up.
            drawn[name] = cast("float", per_draw(row))
        return Block(count=part.shape[1], values=drawn)


@dataclass(frozen=True)
class Block:
    """Some draws side by side: each number is one value for all of them, or one for each."""

    count: int
    values: Mapping[str, float]

    def table(self, section: str) -> dict[str, float]:
        """The values of a section by the rest of their names, in the order of the file."""
        prefix = f"{section}."
        return {
            name.removeprefix(prefix): value
            for name, value in self.values.items()
            if name.startswith(prefix)
        }


def section(name: str) -> str:
    """The section of a dotted name."""
    return name.split(".", 1)[0]


def is_share(parameter: Parameter) -> bool:
    """Whether a number has to stay between 0 and 1."""
    unit = parameter.unit
    stays = unit == "share" or unit.startswith("share of") or "0 to 1" in unit
    return stays and 0 < parameter.value < 1


def spread_out(parameter: Parameter, normal: FloatArray, left: float) -> FloatArray:
    """Values of a number at these normal places; `left` is the share of its spread that counts.

    The value is the median. One standard deviation reaches one spread away from 0, or from the
    nearer of 0 and 1 for a share; on the other side the same step on the logarithm or the log-odds
    takes it closer to that bound, never beyond.
    """
    value, spread = parameter.value, parameter.spread
    if value == 0:
        return left * spread * normal
    if is_share(parameter):
        nearer = min(value, 1 - value)
        far = min(nearer + spread, 0.5 + nearer / 2)
        step = log(far / (1 - far)) - log(nearer / (1 - nearer))
        return sigmoid(log(value / (1 - value)) + left * step * normal)
    result: FloatArray = value * np.exp(left * log1p(spread / abs(value)) * normal)
    return result


def sobol(count: int, dimensions: int, seed: int) -> FloatArray:
    """`count` scrambled Sobol points, (count, dimensions), inside 0 and 1."""
    from scipy.stats import qmc

    engine = qmc.Sobol(dimensions, scramble=True, rng=seed)
    points = engine.random_base2(max(ceil(log2(count)), 0))[:count]
    inside: FloatArray = np.clip(points, 2.0**-31, 1 - 2.0**-31)
    return inside


def own_names(parameters: Parameters) -> tuple[str, ...]:
    """The numbers that are drawn by themselves, in the order of the file."""
    joint = posterior(parameters)
    return tuple(
        name
        for name, parameter in parameters.entries.items()
        if parameter.spread > 0 and section(name) not in HELD and name not in joint
    )


def draw(parameters: Parameters, count: int, seed: int, left: float = 1.0) -> Draws:
    """`count` draws of the numbers.

    `left` is the share of the spread that is left in the sections of `ANALYSED`: 1 without an
    analysis, less with one.
    """
    return draws_at(parameters, sobol(count, len(own_names(parameters)) + 1, seed), left)


def draws_at(parameters: Parameters, points: FloatArray, left: float = 1.0) -> Draws:
    """The numbers at these points inside 0 and 1, (draws, own names and one more).

    The last column chooses among the joint draws of the fitted numbers. `left` as in `draw`.
    """
    from scipy.special import ndtri

    joint, names = posterior(parameters), own_names(parameters)
    normal = ndtri(points)
    columns = [
        spread_out(
            parameters.entries[name],
            normal[:, at],
            left if section(name) in ANALYSED else 1.0,
        )
        for at, name in enumerate(names)
    ]
    if joint:
        rows = next(iter(joint.values())).shape[0]
        row = (points[:, -1] * rows).astype(np.int64)
        columns += [values[row] for values in joint.values()]
        names += tuple(joint)
    held = {name: each.value for name, each in parameters.entries.items() if name not in names}
    return Draws(names=names, values=np.stack(columns, axis=1), held=held)


def posterior(parameters: Parameters) -> dict[str, FloatArray]:
    """The joint draws of the fitted numbers that are in use here: those that the fit gave."""
    found, shipped = fitted.draws(), load()
    return {
        name: found.values[:, at]
        for at, name in enumerate(found.names)
        if section(name) not in HELD and parameters.entries[name] == shipped.entries[name]
    }
