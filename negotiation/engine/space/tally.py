"""What is kept of the contracts as they are counted through: counts, sums, and the efficient ones.

Two tallies add up to the tally of both sets of contracts, so blocks can be counted in any order and
by several processes, and nothing grows with the number of contracts.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from negotiation.contract.scenario import Scenario
from negotiation.engine.arrays import BoolArray, IntArray
from negotiation.engine.space.efficient import Frontier, frontier_of, joined
from negotiation.engine.space.scoring import Scorer


@dataclass(frozen=True)
class Region:
    """Contracts of one kind.

    `patterns` counts them by who finds them acceptable: bit k of the position is set when side k
    values them at its fallback or above, shape (2 ** sides,). `preferred` counts those that every
    side that signs values above its fallback.
    """

    patterns: IntArray
    preferred: int
    frontier: Frontier


@dataclass(frozen=True)
class Tally:
    """All contracts counted so far, and among them those that cross no signatory's red line.

    `sums`, (sides,), and `products`, (sides, sides), are those of the values, in tenths.
    """

    whole: Region
    signable: Region
    sums: IntArray
    products: IntArray


def signing_columns(scenario: Scenario) -> IntArray:
    """The columns of the sides that must sign."""
    codes = [side.code for side in scenario.sides]
    return np.array([codes.index(code) for code in scenario.signatories], dtype=np.int64)


def forbidden_options(scenario: Scenario) -> tuple[BoolArray, ...]:
    """For each clause, which options cross a red line of a side that must sign."""
    lines = [
        (line.clause, option)
        for side in scenario.signatories
        for line in scenario.side_by_code[side].red_lines
        for option in line.options
    ]
    return tuple(
        np.array([(clause.code, option.code) in lines for option in clause.options])
        for clause in scenario.clauses
    )


def within_red_lines(forbidden: tuple[BoolArray, ...], contracts: IntArray) -> BoolArray:
    """Which contracts, (contracts, clauses), cross no red line."""
    crossed = np.zeros(len(contracts), dtype=np.bool_)
    for clause, options in enumerate(forbidden):
        if options.any():
            crossed |= options[contracts[:, clause]]
    return ~crossed


def count(scorer: Scorer, first: int, last: int) -> Tally:
    """The tally of the blocks from `first` up to, not including, `last`."""
    forbidden = forbidden_options(scorer.scenario)
    numbers = np.arange(first * scorer.block, last * scorer.block)
    values, clean = [], []
    for block in range(first, last):
        contracts = scorer.contracts_of(block)
        values.append(scorer.values_of(contracts))
        clean.append(within_red_lines(forbidden, contracts))
    return tally_of(scorer, numbers, np.concatenate(values), np.concatenate(clean))


def tally_of(scorer: Scorer, numbers: IntArray, values: IntArray, clean: BoolArray) -> Tally:
    """The tally of contracts of known values; `clean` are those within all red lines."""
    signing = signing_columns(scorer.scenario)
    return Tally(
        whole=_region(scorer.fallbacks, signing, numbers, values),
        signable=_region(scorer.fallbacks, signing, numbers[clean], values[clean]),
        sums=values.sum(axis=0),
        products=values.T @ values,
    )


def _region(fallbacks: IntArray, signing: IntArray, numbers: IntArray, values: IntArray) -> Region:
    sides = len(fallbacks)
    pattern = (values >= fallbacks) @ (1 << np.arange(sides))
    above = (values > fallbacks)[:, signing].all(axis=1)
    return Region(
        patterns=np.bincount(pattern, minlength=1 << sides),
        preferred=int(above.sum()),
        frontier=frontier_of(numbers, values, signing),
    )


def added(one: Tally, other: Tally, signing: IntArray) -> Tally:
    """The tally of both sets of contracts together."""
    return Tally(
        whole=_added(one.whole, other.whole, signing),
        signable=_added(one.signable, other.signable, signing),
        sums=one.sums + other.sums,
        products=one.products + other.products,
    )


def _added(one: Region, other: Region, signing: IntArray) -> Region:
    return Region(
        patterns=one.patterns + other.patterns,
        preferred=one.preferred + other.preferred,
        frontier=joined(one.frontier, other.frontier, signing),
    )
