"""Scatter without a generator's state: the same seed gives the same numbers on every machine.

SplitMix64 (Steele, Lea and Flood, 2014) turns a counter into well-mixed bits with whole-number
arithmetic only, so nothing depends on a library's version or on a processor.
"""

from __future__ import annotations

from functools import cache
from statistics import NormalDist

import numpy as np

from negotiation.engine.arrays import FloatArray, IntArray

_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)


def scattered(seed: int, stream: int, count: int) -> FloatArray:
    """`count` numbers between 0 and 1, evenly scattered; each `stream` of a seed is another."""
    start = np.uint64((seed * 1_000_003 + stream) % 2**32) << np.uint64(32)
    bits = (np.arange(1, count + 1, dtype=np.uint64) + start) * _STEP
    bits = (bits ^ (bits >> np.uint64(30))) * _FIRST
    bits = (bits ^ (bits >> np.uint64(27))) * _SECOND
    bits ^= bits >> np.uint64(31)
    result: FloatArray = ((bits >> np.uint64(11)).astype(np.float64) + 0.5) * 2.0**-53
    return result


@cache
def normal_grid(count: int) -> FloatArray:
    """The normal quantiles at the midpoints of `count` equal shares, rising."""
    below = NormalDist().inv_cdf
    return np.array([below((at + 0.5) / count) for at in range(count)])


def ranks(values: FloatArray | IntArray) -> IntArray:
    """The place of each value in rising order, from 0."""
    places = np.empty(len(values), dtype=np.int64)
    places[np.argsort(values, kind="stable")] = np.arange(len(values))
    return places


def normal(seed: int, stream: int, count: int) -> FloatArray:
    """`count` normal numbers in scattered order, evened out: exactly one in each equal share."""
    grid: FloatArray = normal_grid(count)[ranks(scattered(seed, stream, count))]
    return grid
