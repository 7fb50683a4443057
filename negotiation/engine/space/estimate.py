"""Spaces that are too large to count through: found by a surrogate, scored by the real model.

Counts are those of an even sample. Efficient contracts are sought among those that the surrogate
takes to be so, and then among their neighbours until no neighbour adds one. What is found has its
real values; that nothing better exists is not proven.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import gcd

import numpy as np

from negotiation.engine.arrays import IntArray
from negotiation.engine.space.efficient import Frontier, frontier_of, joined
from negotiation.engine.space.grid import Grid
from negotiation.engine.space.scoring import Scorer
from negotiation.engine.space.surrogate import Surrogate, fit, places_of, promising
from negotiation.engine.space.tally import (
    Region,
    forbidden_options,
    signing_columns,
    tally_of,
    within_red_lines,
)
from negotiation.engine.space.whole import Space, space_of

FITTED = 40_000
"""How many contracts the surrogate is fitted to."""

CHECKED = 10_000
"""On how many others it is checked."""

LARGEST = 1 << 62
"""The most contracts that can be numbered."""

_PASSES = 12
"""How often the neighbours of what was found are looked through, at most."""

_GOLDEN = (5**0.5 - 1) / 2
_STEPS = 4 + _PASSES


def estimated(scorer: Scorer, step: Callable[[int, int], None]) -> Space:
    """The space of a large grid. `step` is told how far it is, and may raise to stop.

    Raises ValueError when there are more contracts than can be numbered.
    """
    if scorer.grid.count > LARGEST:
        raise ValueError("There are more contracts than can be numbered; take fewer clauses.")
    numbers = evenly(scorer.grid, FITTED + CHECKED)
    contracts = scorer.grid.contracts(numbers)
    values = scorer.values(contracts)
    step(1, _STEPS)
    surrogate = fit(scorer.grid, numbers[:FITTED], values[:FITTED])
    guessed = surrogate.values(places_of(scorer.grid, numbers[FITTED:]))
    error = float(np.abs(guessed - values[FITTED:]).mean())
    step(2, _STEPS)
    clean = within_red_lines(forbidden_options(scorer.scenario), contracts)
    tally = tally_of(scorer, numbers, values, clean)
    scale = scorer.grid.count / len(numbers)
    whole, signable = (
        _improved(scorer, surrogate, region, choices, scale)
        for region, choices in (
            (tally.whole, _all_places(scorer.grid)),
            (tally.signable, _clean_places(scorer)),
        )
    )
    step(3, _STEPS)
    for done in range(_PASSES):
        before = len(whole.frontier), len(signable.frontier)
        whole = _climbed(scorer, whole, _all_places(scorer.grid))
        signable = _climbed(scorer, signable, _clean_places(scorer))
        step(4 + done, _STEPS)
        if before == (len(whole.frontier), len(signable.frontier)):
            break
    finished = replace(tally, whole=whole, signable=signable)
    return replace(space_of(scorer, finished, "surrogate", error), scored=len(numbers))


def evenly(grid: Grid, size: int) -> IntArray:
    """The numbers of so many different contracts, spread evenly: steps of the golden ratio."""
    stride = int(grid.count * _GOLDEN) | 1
    while gcd(stride, grid.count) > 1:
        stride += 2
    return np.array([at * stride % grid.count for at in range(size)], dtype=np.int64)


def _all_places(grid: Grid) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(range(size)) for size in grid.sizes)


def _clean_places(scorer: Scorer) -> tuple[tuple[int, ...], ...]:
    forbidden = forbidden_options(scorer.scenario)
    return tuple(
        tuple(place for place, option in enumerate(options) if not crossed[option])
        for options, crossed in zip(scorer.grid.allowed, forbidden, strict=True)
    )


def _improved(
    scorer: Scorer,
    surrogate: Surrogate,
    region: Region,
    choices: tuple[tuple[int, ...], ...],
    scale: float,
) -> Region:
    """The region scaled up from the sample, with what the surrogate finds promising."""
    if not all(choices):
        return region
    signing = signing_columns(scorer.scenario)
    places = promising(surrogate, choices, signing)
    numbers = places @ np.array(scorer.grid.strides, dtype=np.int64)
    return Region(
        patterns=np.rint(region.patterns * scale).astype(np.int64),
        preferred=round(region.preferred * scale),
        frontier=_with(scorer, region.frontier, numbers),
    )


def _climbed(scorer: Scorer, region: Region, choices: tuple[tuple[int, ...], ...]) -> Region:
    """With the efficient ones among all contracts one clause away from what was found."""
    found = region.frontier
    places = places_of(scorer.grid, found.numbers)
    around = [
        found.numbers + (place - places[:, clause]) * scorer.grid.strides[clause]
        for clause, options in enumerate(choices)
        for place in options
        if len(options) > 1
    ]
    new = np.setdiff1d(np.concatenate([found.numbers, *around]), found.numbers)
    return replace(region, frontier=_with(scorer, found, new))


def _with(scorer: Scorer, found: Frontier, numbers: IntArray) -> Frontier:
    new = np.setdiff1d(numbers, found.numbers)
    if len(new) == 0:
        return found
    signing = signing_columns(scorer.scenario)
    values = scorer.values(scorer.grid.contracts(new))
    return joined(found, frontier_of(new, values, signing), signing)
