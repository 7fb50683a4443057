"""Small pictures in one line: where a number lies on its scale.

Every picture stands beside its figures; none is the only place where something is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from textual.content import Content


class Scale(NamedTuple):
    """From the least to the most that a bar can show, in the figure's own unit."""

    low: float
    high: float

    def cell(self, value: float, width: int) -> int:
        """Which of `width` cells `value` falls into; values off the scale go to its ends."""
        if self.high <= self.low:
            return 0
        share = (value - self.low) / (self.high - self.low)
        return max(0, min(width - 1, int(share * width)))


def bar(
    scale: Scale,
    value: float,
    today: float | None,
    width: int,
    style: str = "",
    band: tuple[float, float] | None = None,
) -> Content:
    """A bar up to `value` (●) on its scale, with a tick (│) where it is today.

    With a `band` the thick part is where the value may lie, from its tenth to its nine tenths.
    """
    at = scale.cell(value, width)
    low, high = (0, at) if band is None else (scale.cell(each, width) for each in band)
    cells = ["━" if low <= cell <= high else "─" for cell in range(width)]
    if today is not None:
        cells[scale.cell(today, width)] = "│"
    cells[at] = "●"
    filled = Content.styled("".join(cells[: at + 1]), style)
    return filled + Content.styled("".join(cells[at + 1 :]), "$text-muted")


def range_bar(scale: Scale, low: float, middle: float, high: float, width: int) -> Content:
    """A line from `low` to `high` with ● at `middle`, on its scale."""
    first, at, last = (scale.cell(value, width) for value in (low, middle, high))
    cells = ["━" if first <= cell <= last else " " for cell in range(width)]
    cells[at] = "●"
    return Content("".join(cells))


def ruler(
    marks: Mapping[str, int | None], width: int, band: tuple[float, float] | None = None
) -> Content:
    """A line from 0 to 100 points with letters on it, those given first in front of the others.

    `marks` are tenths of a point by letter; a missing value is left out. `band`, in points, is
    drawn thick.
    """
    scale = Scale(0, 1000)
    low, high = (1, 0) if band is None else (scale.cell(10 * each, width) for each in band)
    cells = ["━" if low <= cell <= high else "─" for cell in range(width)]
    for letter, tenths in reversed(list(marks.items())):
        if tenths is not None:
            cells[scale.cell(tenths, width)] = letter
    return Content("".join(cells))


def part(amount: float, most: float, width: int) -> Content:
    """A bar as long as `amount` is of `most`; empty when there is nothing to compare."""
    filled = round(width * amount / most) if most > 0 else 0
    return Content("━" * filled)
