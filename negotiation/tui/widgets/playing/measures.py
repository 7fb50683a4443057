"""What would follow if a draft were signed: each measure a seat may see, today and then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.content import Content
from textual.style import Style

from negotiation.contract.base import SideCode
from negotiation.contract.measures import MEASURES, MeasureName
from negotiation.contract.scenario import Scenario
from negotiation.play.words import RUNGS, is_change, measure_figure
from negotiation.rules.numbers import Numbers
from negotiation.tui.widgets.playing.bars import Scale, bar
from negotiation.tui.widgets.playing.columns import Cell, line

HEADLINES: tuple[MeasureName, ...] = (
    "integration",
    "integration_experienced",
    "cost_gbp_m_per_year",
)
"""Always first, in this order, as far as the seat may see them."""

TITLES: Mapping[MeasureName, str] = {
    "integration": "Integration, measured",
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
"""How many cells the columns of a measure take; the bar has the rest."""

_SHORTEST_BAR = 5


def _room(width: int) -> int:
    room = width - _TITLE - _FIGURE * 2 - _CHANGE - _GAPS
    return room if room >= _SHORTEST_BAR else 0


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


def measure_row(
    scenario: Scenario, side: SideCode, name: MeasureName, before: int, after: int, width: int
) -> Content:
    """One measure: its title, before, after, the difference, and a bar where there is room."""
    good = direction(scenario, side, name)
    room = min(_room(width), 24)
    span = scale(scenario, side, name)
    picture = Content("")
    if span is not None and room:
        kept = MEASURES[name]
        style = "$text-success" if good * (after - before) >= 0 else "$text-error"
        now, then = kept.from_record(before), kept.from_record(after)
        picture = bar(span, then, now, room, "" if good == 0 else style)
    row = line(
        Cell(title(name), _TITLE),
        Cell("" if is_change(name) and not before else measure_figure(name, before), _FIGURE, True),
        Cell(Content.styled(measure_figure(name, after), "bold"), _FIGURE, True),
        Cell(change(name, before, after, good), _CHANGE, True),
        Cell(picture, room),
    )
    return asks_why(row, name)


def head_row(before: str, after: str, width: int) -> Content:
    """The headings over the columns of `measure_row`."""
    room = _room(width)
    text = line(
        Cell("", _TITLE),
        Cell(before, _FIGURE, True),
        Cell(after, _FIGURE, True),
        Cell("change", _CHANGE, True),
        Cell(f"│ {before} ● {after}" if room >= 18 else "│ ●" if room else "", room),
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
    scenario: Scenario, side: SideCode, before: Numbers, after: Numbers, width: int
) -> list[Content]:
    """Every measure as a few words, as many to a line as fit: "Cost, £m a year +£24.5m (same)"."""
    drawn: list[Content] = []
    current = Content("")
    for name in in_order(after.measures):
        kept = after.measures[name]
        was = before.measures.get(name, kept)
        moved = change(name, was, kept, direction(scenario, side, name))
        part = Content.assemble(
            f"{title(name).strip()} ", (measure_figure(name, kept), "bold"), " (", moved, ")"
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
) -> list[Content]:
    """Every measure of `after` against `before`, then the walk-away ladder.

    With `ladder_rows` each rung is a line with its bar, else all rungs share a line or two.
    """
    drawn = [head_row(*headings, width)]
    names = in_order(after.measures)
    rungs = tuple(name for name in LADDER if name in after.measures)
    for name in (*names, *rungs) if ladder_rows else names:
        kept = after.measures[name]
        was = before.measures.get(name, kept)
        drawn.append(measure_row(scenario, side, name, was, kept, width))
    if not ladder_rows:
        drawn.extend(ladder_lines(after, before, width))
    return drawn
