"""The few array helpers that every part of the model shares."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

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


class PerDraw(np.ndarray[Any, Any]):
    """A number of the model under many draws: one value for each place of the *first* axis.

    NumPy lines arrays up by their last axes; this one lines up with the first axis of whatever it
    meets, so that the model's formulas, written for plain numbers, hold for draws as they stand.
    Alone, or with plain numbers, it stays what it is; with another array it makes a plain array.
    """

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **options: Any) -> Any:
        """Line up, then work as plain arrays do."""
        plain = [each.view(np.ndarray) if isinstance(each, PerDraw) else each for each in inputs]
        others = [np.ndim(each) for each in inputs if not isinstance(each, PerDraw)]
        depth = max(others, default=0)
        if depth > 1:
            behind = (1,) * (depth - 1)
            plain = [
                each.reshape(-1, *behind) if isinstance(given, PerDraw) else each
                for each, given in zip(plain, inputs, strict=True)
            ]
        result = getattr(ufunc, method)(*plain, **options)
        return result.view(PerDraw) if depth == 0 else result


def per_draw(values: FloatArray) -> PerDraw:
    """These values, one for each draw."""
    return np.ascontiguousarray(values, dtype=np.float64).view(PerDraw)


def stacked(values: Iterable[float]) -> FloatArray:
    """Numbers as an array; under draws, with a first axis for the draws: (draws, numbers)."""
    plain = [np.asarray(value, dtype=np.float64) for value in values]
    return np.stack(np.broadcast_arrays(*plain), axis=-1)
