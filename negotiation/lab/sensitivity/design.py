"""Which points of the model's uncertain numbers are tried, for single numbers and for groups.

Saltelli's design: two sets of points, A and B, and for every factor the set A with that factor's
columns from B. A factor is one number, or a group of them, or all numbers of the fit: those are
drawn together, so they have one column between them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from negotiation.engine.arrays import FloatArray
from negotiation.engine.parameters import Parameters
from negotiation.engine.spread.numbers import own_names, posterior, section, sobol

FITTED = "fitted together"
"""The factor of all numbers that come from the fit."""


@dataclass(frozen=True)
class Factor:
    """A number, or a group of `size` of them, by the columns of a point that it has."""

    name: str
    columns: tuple[int, ...]
    size: int


def singles(parameters: Parameters) -> tuple[Factor, ...]:
    """Every number that is drawn by itself, and the fitted ones as one."""
    names = own_names(parameters)
    alone = (Factor(name, (at,), 1) for at, name in enumerate(names))
    return (*alone, _fitted(parameters))


def families(parameters: Parameters) -> tuple[Factor, ...]:
    """The numbers by section of the parameters, and the fitted ones."""
    return _grouped(parameters, section)


def standings(parameters: Parameters) -> tuple[Factor, ...]:
    """The numbers by how they were come by: their tag, and the fitted ones."""
    return _grouped(parameters, lambda name: parameters.entries[name].tag)


def _grouped(parameters: Parameters, group_of: Callable[[str], str]) -> tuple[Factor, ...]:
    columns: dict[str, list[int]] = {}
    for at, name in enumerate(own_names(parameters)):
        columns.setdefault(group_of(name), []).append(at)
    groups = (Factor(name, tuple(places), len(places)) for name, places in columns.items())
    return (*groups, _fitted(parameters))


def _fitted(parameters: Parameters) -> Factor:
    return Factor(FITTED, (len(own_names(parameters)),), len(posterior(parameters)))


@dataclass(frozen=True)
class Base:
    """The two sets of points that everything is made from, each (points, columns)."""

    a: FloatArray
    b: FloatArray


def base(columns: int, points: int, seed: int) -> Base:
    """So many scrambled Sobol points for each set; a power of two fills the space most evenly."""
    both = sobol(points, 2 * columns, seed)
    return Base(a=both[:, :columns], b=both[:, columns:])


def rows(base: Base, factors: Sequence[Factor], at_once: int) -> Iterator[FloatArray]:
    """The points to be tried, some at a time: for each base point A, A with each factor of B, B.

    That is the order in which SALib reads answers. Its own sampling gives the same rows, but all
    in one table, which for hundreds of numbers takes a gigabyte.
    """
    for start in range(0, len(base.a), at_once):
        a, b = base.a[start : start + at_once], base.b[start : start + at_once]
        part = np.repeat(a[:, None, :], len(factors) + 2, axis=1)
        for at, factor in enumerate(factors):
            part[:, at + 1, factor.columns] = b[:, factor.columns]
        part[:, -1, :] = b
        yield part.reshape(-1, a.shape[1])
