"""Pictures for paper, drawn as SVG with text that stays text. Needs the extra `report`.

Colours are Okabe and Ito's, told apart by most people; marks and dashes differ too, because colour
is never alone.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
MARKS = ("o", "s", "^", "D", "v", "P", "X")
DASHES = ("-", "--", "-.", ":")

_WIDE, _HIGH = 6.6, 3.8
"""Inches: as wide as the text on A4."""


class NoPicturesError(Exception):
    """Pictures cannot be drawn here; the message says how to get what is missing."""


@dataclass(frozen=True, slots=True)
class Points:
    """Points of one kind. `names` stand beside them; `joined` draws them as a path, in order."""

    label: str
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    names: tuple[str, ...] = ()
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line over `xs`, with a band from `low` to `high` where they are known."""

    label: str
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()


def scatter(
    points: Sequence[Points],
    x_title: str,
    y_title: str,
    x_bounds: Sequence[float] = (),
    y_bounds: Sequence[float] = (),
) -> str:
    """Points in a plane; `x_bounds` and `y_bounds` are where thin lines run (fallbacks).

    Raises NoPicturesError when the library is not installed.
    """
    figure, axes = _figure()
    for x in x_bounds:
        axes.axvline(x, color="#767676", linewidth=0.8)
    for y in y_bounds:
        axes.axhline(y, color="#767676", linewidth=0.8)
    for number, kind in enumerate(points):
        look = _look(number)
        axes.plot(
            kind.xs,
            kind.ys,
            marker=MARKS[number % len(MARKS)],
            linestyle=look["linestyle"] if kind.joined else "none",
            color=look["color"],
            linewidth=1.2,
            markersize=5,
            label=kind.label,
        )
        for at, name in _names_at(kind).items():
            axes.annotate(name, at, xytext=(4, 4), textcoords="offset points", fontsize=8)
    return _drawn(figure, axes, x_title, y_title)


def _names_at(kind: Points) -> dict[tuple[float, float], str]:
    """Names by place: points that lie on each other share one line."""
    found: dict[tuple[float, float], list[str]] = {}
    for x, y, name in zip(kind.xs, kind.ys, kind.names, strict=bool(kind.names)):
        if name:
            found.setdefault((x, y), []).append(name)
    return {at: ", ".join(names) for at, names in found.items()}


def lines(series: Sequence[Line], x_title: str, y_title: str, x_names: Sequence[str] = ()) -> str:
    """Lines with their bands; `x_names` name the places 0, 1, 2... of the axis.

    Raises NoPicturesError when the library is not installed.
    """
    figure, axes = _figure()
    from matplotlib.ticker import MaxNLocator

    for number, one in enumerate(series):
        look = _look(number)
        axes.plot(
            one.xs, one.ys, marker=MARKS[number % len(MARKS)], markersize=4, label=one.label, **look
        )
        if one.low:
            axes.fill_between(one.xs, one.low, one.high, color=look["color"], alpha=0.15)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    if x_names:
        axes.set_xticks(range(len(x_names)), x_names)
    return _drawn(figure, axes, x_title, y_title)


def _look(number: int) -> dict[str, Any]:
    return {
        "color": COLOURS[number % len(COLOURS)],
        "linestyle": DASHES[number % len(DASHES)],
        "linewidth": 1.4,
    }


def _figure() -> tuple[Figure, Axes]:
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise NoPicturesError(
            "Pictures need the library matplotlib, which is not installed: "
            "pip install 'negotiation[report]'. Their numbers are in the tables."
        ) from error
    figure = Figure(figsize=(_WIDE, _HIGH), layout="constrained")
    return figure, figure.add_subplot()


def _drawn(figure: Figure, axes: Axes, x_title: str, y_title: str) -> str:
    """The SVG; the same data give the same bytes, and no date is in it."""
    from matplotlib import rc_context
    from matplotlib.text import Text

    axes.set_xlabel(x_title)
    axes.set_ylabel(y_title)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(visible=True, color="#e5e5e5", linewidth=0.6)
    axes.set_axisbelow(True)
    if axes.get_legend_handles_labels()[1]:
        axes.legend(frameon=False, fontsize=8, loc="best")
    for text in figure.findobj(Text):
        text.set_parse_math(False)
    out = io.StringIO()
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "heads-of-terms"}):
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue()
