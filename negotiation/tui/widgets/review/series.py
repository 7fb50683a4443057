"""The curves that run beside the timeline, as far as the eyes that look may see them."""

from __future__ import annotations

from typing import NamedTuple

from negotiation.contract.base import SeatCode
from negotiation.contract.measures import MeasureName
from negotiation.play.replay import Replay
from negotiation.play.wording.figures import measure_figure, points
from negotiation.play.wording.names import side_name
from negotiation.review.analysis import Analysis
from negotiation.rules.events import Offered, PackageFound
from negotiation.rules.numbers import Numbers

LEVELS = "▁▂▃▄▅▆▇█"
"""Eight heights of a curve in one row of cells."""

MEASURED: tuple[tuple[MeasureName, str], ...] = (
    ("integration", "Integration"),
    ("cost_gbp_m_per_year", "Cost"),
    ("walk_away_index", "Walk-away"),
)
"""The measures with a curve, and what stands before it."""


class Series(NamedTuple):
    """A curve: its name, and from which act on which value holds, with its figure."""

    name: str
    values: tuple[tuple[int, float, str], ...]


def series_of(
    replay: Replay, eyes: SeatCode | None, analysis: Analysis | None
) -> tuple[Series, ...]:
    """The curves in the order in which they are shown, as far as there is room."""
    acts = [1, *_numbered(replay)]
    seen = [(act, _numbers(replay, act, eyes)) for act in acts]
    sides = replay.state(1).sides if eyes is None else (replay.state(1).side_of(eyes) or "",)
    found = [*(_gains(analysis) if eyes is None and analysis else ())]
    for side in sides:
        values = [
            (a, n.values[side] / 10, points(n.values[side])) for a, n in seen if side in n.values
        ]
        found.append(Series(side_name(replay.scenario, side), tuple(values)))
    for name, words in MEASURED:
        kept = [(act, n.measures[name]) for act, n in seen if name in n.measures]
        found.append(Series(words, tuple((a, float(v), measure_figure(name, v)) for a, v in kept)))
    return tuple(series for series in found if series.values)


def _numbered(replay: Replay) -> list[int]:
    """The acts that gave the draft other numbers."""
    return [
        act
        for act in range(2, replay.length + 1)
        if isinstance(getattr(replay.event(act), "numbers", None), Numbers)
        and not isinstance(replay.event(act), Offered | PackageFound)
    ]


def _numbers(replay: Replay, act: int, eyes: SeatCode | None) -> Numbers:
    return replay.state(act).numbers if eyes is None else replay.view(act, eyes).numbers


def _gains(analysis: Analysis) -> list[Series]:
    joint = [
        (p.act, p.joint, f"{100 * p.joint:.0f}%") for p in analysis.curve if p.joint is not None
    ]
    left = [(p.act, p.left, f"{100 * p.left:.0f}%") for p in analysis.curve if p.left is not None]
    return [Series("Joint gain", tuple(joint)), Series("Left over", tuple(left))]


def spark(series: Series, length: int, width: int) -> str:
    """The curve in `width` cells for a record of `length` acts; the lowest cell is its minimum."""
    low = min(value for _, value, _ in series.values)
    high = max(value for _, value, _ in series.values)
    cells = []
    for column in range(width):
        act = 1 + column * max(0, length - 1) // max(1, width - 1)
        height = 0.0 if high == low else (value_at(series, act)[0] - low) / (high - low)
        cells.append(LEVELS[round(height * (len(LEVELS) - 1))])
    return "".join(cells)


def value_at(series: Series, act: int) -> tuple[float, str]:
    """The value that holds after an act, and its figure; the first one before there is any."""
    held = [(value, figure) for since, value, figure in series.values if since <= act]
    return held[-1] if held else (series.values[0][1], series.values[0][2])
