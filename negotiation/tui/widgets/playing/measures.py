"""What would follow if a draft were signed: each measure a seat may see, today and then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from textual.content import Content
from textual.style import Style

from negotiation.contract.base import SideCode
from negotiation.contract.measures import MEASURES, MeasureName
from negotiation.contract.scenario import Scenario
from negotiation.engine.projection import Band, Bands, Spread
from negotiation.play.words import RUNGS, is_change, measure_figure
from negotiation.rules.numbers import Numbers
from negotiation.tui.widgets.playing.bands import band_head, band_text, mark
from negotiation.tui.widgets.playing.bars import Scale, bar
from negotiation.tui.widgets.playing.columns import Cell, line

HEADLINES: tuple[MeasureName, ...] = (
    "integration",
    "integration_experienced",
    "cost_gbp_m_per_year",
)
"""Always first, in this order, as far as the seat may see them."""

TITLES: Mapping[MeasureName, str] = {
    "integration": "Integration measured",
    "integration_experienced": "  as patients feel it",
    "cost_gbp_m_per_year": "Cost, £m a year",
    "double_payment_gbp_m": "Paid twice, £m a year",
    "public_cost_gbp_per_head": "Public cost a head",
    "commissioner_cost_gbp_per_head": "Local cost a head",
    "gp_income_gbp_per_partner": "GP income a partner",
    "gp_hours_per_week": "GP hours a week",
    "autonomy": "GP autonomy",
    "practices_losing": "Practices losing pay",
    "diabetes_care": "Diabetes care done",
    "goodwill_withdrawn_minutes": "Goodwill lost, min.",
    "walk_away_index": "Walk-away index",
    "reject": "  vote it down",
    "act": "  take action",
    "refuse": "  refuse extras",
    "go_local": "  go local",
    "hand_back": "  hand back, a year",
}
"""Titles that fit a column; measures not named here carry their own."""

SHORT_RUNGS: Mapping[MeasureName, str] = {
    "reject": "reject",
    "act": "act",
    "refuse": "refuse",
    "go_local": "local",
    "hand_back": "hand back",
}
"""The five rungs of the walk-away ladder in a word."""

WORTH = "worth"
"""What stands for the worth to one's own side, beside the measures' names."""

LADDER: tuple[MeasureName, ...] = ("walk_away_index", *RUNGS)


_TITLE, _FIGURE, _CHANGE, _GAPS = 21, 8, 10, 4
"""How many cells the columns of a measure take; spread and bar have the rest."""

_SHORTEST_BAR, _LONGEST_BAR = 5, 24

_BAND, _MEDIAN_TOO, _SHORTEST_BAND = 20, 14, 9
"""How many cells a spread takes, how many with its median, and the fewest in which it is said."""


class Columns(NamedTuple):
    """How many cells each column of a measure takes; none where there is no room."""

    title: int
    before: int
    after: int
    change: int
    band: int
    bar: int


def columns(
    rows: Sequence[Figures], headings: tuple[str, str], width: int, *, banded: bool
) -> Columns:
    """The columns for these rows. With spreads, every other column is as narrow as it can be."""
    named, before, after, moved = _TITLE, _FIGURE, _FIGURE, _CHANGE
    if banded and rows:
        named = max(len(row.title) for row in rows)
        before = max(len(headings[0]), *(len(row.before) for row in rows))
        after = max(len(headings[1]), *(len(row.after) for row in rows))
        moved = max(len("change"), *(row.change.cell_length for row in rows))
    room = width - named - before - after - moved - _GAPS
    if not banded:
        return Columns(named, before, after, moved, 0, _bar(room))
    if room < _MEDIAN_TOO:
        # What was before can be told from what is then and the change; the median cannot.
        room, before = room + before + 1, 0
    band = min(_BAND, room) if room >= _SHORTEST_BAND else 0
    return Columns(named, before, after, moved, band, _bar(room - band - 1))


def _bar(room: int) -> int:
    return min(room, _LONGEST_BAR) if room >= _SHORTEST_BAR else 0


def title(name: MeasureName) -> str:
    """What a measure is called in a column."""
    return TITLES.get(name, MEASURES[name].title)


def in_order(shown: Iterable[MeasureName]) -> tuple[MeasureName, ...]:
    """Headlines first, then what only this lens shows; without the ladder."""
    names = set(shown)
    first = [name for name in HEADLINES if name in names]
    return (*first, *(n for n in MEASURES if n in names and n not in HEADLINES and n not in LADDER))


def direction(scenario: Scenario, side: SideCode, name: MeasureName) -> int:
    """+1 when more of a measure is good for this side (else for the public), -1 when less is."""
    for outcome in scenario.side_by_code[side].outcomes:
        if outcome.measure == name:
            return 1 if outcome.best > outcome.worst else -1
    return MEASURES[name].better


def scale(scenario: Scenario, side: SideCode, name: MeasureName) -> Scale | None:
    """The range on which a bar of this measure makes sense: the side's anchors, else its unit's."""
    for outcome in scenario.side_by_code[side].outcomes:
        if outcome.measure == name:
            return Scale(min(outcome.worst, outcome.best), max(outcome.worst, outcome.best))
    unit = MEASURES[name].unit
    if unit == "0-100":
        return Scale(0, 100)
    if unit in ("probability", "share of practices"):
        return Scale(0, 1)
    return None


def change(name: MeasureName, before: int, after: int, good: int) -> Content:
    """The difference of two records of a measure, with ✓ for better, ! for worse, · for neither."""
    if before == after:
        return Content.styled("same", "$text-muted")
    sign = "+" if after > before else "-"
    text = sign + measure_figure(name, abs(after - before)).lstrip("+")
    judged = good * (1 if after > before else -1)
    if judged == 0:
        return Content(f"{text} ·")
    mark, style = ("✓", "$text-success") if judged > 0 else ("!", "$text-error")
    return Content.styled(f"{text} {mark}", style)


def asks_why(content: Content, number: str) -> Content:
    """The same words; a click on them asks why the number is what it is."""
    return content.stylize(Style.from_meta({"why": number}))


class Figures(NamedTuple):
    """One measure in words: today, then, the difference; its records; and its spread, if known."""

    name: MeasureName
    title: str
    records: tuple[int, int]
    before: str
    after: str
    change: Content
    good: int
    band: Band | None


def figures(
    scenario: Scenario,
    side: SideCode,
    name: MeasureName,
    before: int,
    after: int,
    band: Band | None = None,
    *,
    marked: bool = False,
) -> Figures:
    """A measure before and after, in words; `marked` if it rests on design settings alone."""
    good = direction(scenario, side, name)
    return Figures(
        name=name,
        title=title(name) + (mark(name) if marked else ""),
        records=(before, after),
        before="" if is_change(name) and not before else measure_figure(name, before),
        after=measure_figure(name, after),
        change=change(name, before, after, good),
        good=good,
        band=band,
    )


def measure_row(scenario: Scenario, side: SideCode, row: Figures, room: Columns) -> Content:
    """One measure: title, before, after, the difference, and its spread and bar where they fit."""
    before, after = row.records
    span = scale(scenario, side, row.name)
    picture = Content("")
    if span is not None and room.bar:
        kept = MEASURES[row.name]
        style = "$text-success" if row.good * (after - before) >= 0 else "$text-error"
        now, then = kept.from_record(before), kept.from_record(after)
        band = None if row.band is None else (row.band.p10, row.band.p90)
        picture = bar(span, then, now, room.bar, "" if row.good == 0 else style, band)
    drawn = line(
        Cell(row.title, room.title),
        Cell(row.before, room.before, True),
        Cell(Content.styled(row.after, "bold"), room.after, True),
        Cell(row.change, room.change, True),
        Cell("" if row.band is None else band_text(row.name, row.band, room.band), room.band, True),
        Cell(picture, room.bar),
    )
    return asks_why(drawn, row.name)


def head_row(headings: tuple[str, str], room: Columns) -> Content:
    """The headings over the columns of `measure_row`."""
    before, after = headings
    text = line(
        Cell("", room.title),
        Cell(before, room.before, True),
        Cell(after, room.after, True),
        Cell("change", room.change, True),
        Cell(band_head(room.band), room.band, True),
        Cell(f"│ {before} ● {after}" if room.bar >= 18 else "│ ●" if room.bar else "", room.bar),
    )
    return Content.styled(text.plain, "$text-muted")


def ladder_lines(numbers: Numbers, before: Numbers, width: int) -> list[Content]:
    """The five rungs in as few lines as fit: "GPs: reject 22% (was 9%)  act 9% ..."."""
    rungs = []
    for name, word in SHORT_RUNGS.items():
        kept = numbers.measures.get(name)
        if kept is None:
            continue
        was = before.measures.get(name, kept)
        text = f"{word} {measure_figure(name, kept)}"
        moved = "" if was == kept else f" ({'+' if kept > was else ''}{_points(name, kept - was)})"
        style = "" if was == kept else ("$text-error" if kept > was else "$text-success")
        rungs.append(asks_why(Content.assemble(text, (moved, style)), name))
    result: list[Content] = []
    current = Content("GPs would: ")
    for rung in rungs:
        if current.cell_length + rung.cell_length + 3 > width:
            result.append(current)
            current = Content("           ")
        current = current + rung + Content("   ")
    return [*result, current] if rungs else result


def flow(
    scenario: Scenario,
    side: SideCode,
    before: Numbers,
    after: Numbers,
    width: int,
    spread: Spread | None = None,
) -> list[Content]:
    """Every measure as a few words, as many to a line as fit: "Cost, £m a year +£24.5m (same)"."""
    drawn: list[Content] = []
    current = Content("")
    for name in in_order(after.measures):
        kept = after.measures[name]
        was = before.measures.get(name, kept)
        moved = change(name, was, kept, direction(scenario, side, name))
        band = None if spread is None else spread.measures.get(name)
        part = Content.assemble(
            f"{title(name).strip()}{mark(name)} ",
            (measure_figure(name, kept), "bold"),
            " (",
            moved,
            "" if band is None else f", spread {band_text(name, band, _SHORTEST_BAND * 2)}",
            ")",
        )
        part = asks_why(part, name)
        if current and current.cell_length + part.cell_length + 3 > width:
            drawn.append(current)
            current = Content("")
        current = current + Content("   ") + part if current else part
    return [*drawn, current, *ladder_lines(after, before, width)]


def _points(name: MeasureName, difference: int) -> str:
    figure = measure_figure(name, abs(difference)).lstrip("+").rstrip("%")
    return f"-{figure}" if difference < 0 else figure


def measure_lines(
    scenario: Scenario,
    side: SideCode,
    before: Numbers,
    after: Numbers,
    width: int,
    *,
    headings: tuple[str, str] = ("today", "draft"),
    ladder_rows: bool = True,
    banded: bool = False,
    spread: Spread | None = None,
) -> list[Content]:
    """Every measure of `after` against `before`, then the walk-away ladder.

    With `ladder_rows` each rung is a line with its bar, else all rungs share a line or two.
    `banded` keeps a column for spreads, also before there is one.
    """
    names = in_order(after.measures)
    rungs = tuple(name for name in LADDER if name in after.measures)
    bands: Bands = {} if spread is None else spread.measures
    rows = []
    for name in (*names, *rungs) if ladder_rows else names:
        kept = after.measures[name]
        was = before.measures.get(name, kept)
        band = bands.get(name)
        rows.append(figures(scenario, side, name, was, kept, band, marked=banded))
    room = columns(rows, headings, width, banded=banded)
    drawn = [head_row(headings, room)]
    drawn += [measure_row(scenario, side, row, room) for row in rows]
    if not ladder_rows:
        drawn.extend(ladder_lines(after, before, width))
    return drawn
