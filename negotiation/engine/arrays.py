"""The few array helpers that every part of the model shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

# Named as text, because importing NumPy's typing costs a tenth of the engine's start.
FloatArray: TypeAlias = "npt.NDArray[np.float64]"
IntArray: TypeAlias = "npt.NDArray[np.int64]"
BoolArray: TypeAlias = "npt.NDArray[np.bool_]"

YEARS = 5
"""Years of delivery that the model follows."""

ELAPSED: FloatArray = np.arange(1, YEARS + 1, dtype=np.float64)
"""1.0, 2.0 ... 5.0: the year's number as a float array."""


def sigmoid(x: FloatArray) -> FloatArray:
    """The logistic function, without overflow."""
    result: FloatArray = 0.5 * (1.0 + np.tanh(0.5 * x))
    return result


def logit(share: FloatArray) -> FloatArray:
    """The inverse of `sigmoid`; shares of all or nothing count as all but one in a trillion."""
    inside = np.clip(share, 1e-12, 1.0 - 1e-12)
    result: FloatArray = np.log(inside) - np.log1p(-inside)
    return result


def normal_below(z: FloatArray) -> FloatArray:
    """The standard normal distribution function, to within 1e-7.

    Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17.
    """
    t = 1.0 / (1.0 + 0.2316419 * np.abs(z))
    series = t * (
        0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)))
    )
    above = np.exp(-0.5 * z * z) / np.sqrt(2 * np.pi) * series
    result: FloatArray = np.where(z >= 0, 1.0 - above, above)
    return result


def saturating(x: FloatArray, half: float | FloatArray) -> FloatArray:
    """`x / (|x| + half)`: half of the full effect is reached at `half`; keeps the sign."""
    result: FloatArray = x / (np.abs(x) + half)
    return result
