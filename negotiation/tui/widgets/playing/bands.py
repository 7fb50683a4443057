"""Spreads beside the numbers: median and tenths in a column, years as fans, who gains and loses."""

from __future__ import annotations

from functools import cache

from textual.content import Content

from negotiation.contract.base import SideCode
from negotiation.contract.measures import MEASURES, MeasureName
from negotiation.engine.projection import Band, Group, Spread
from negotiation.engine.spread.standing import standing
from negotiation.play.words import measure_figure
from negotiation.tui.widgets.playing.bars import Scale, range_bar
from negotiation.tui.widgets.playing.columns import Cell, hanging, line

DESIGN_MARK = "*"
"""Stands behind the name of a measure that rests on design settings alone."""

STANDINGS = {
    "published": "Its size rests on published figures, with their uncertainty.",
    "fitted": "Its size is fitted to what GPs and others did in published cases.",
    "design": f"{DESIGN_MARK} Its size rests on design settings alone: set by hand, to be argued.",
}


@cache
def mark(name: MeasureName) -> str:
    """A star for a measure that rests on design settings alone, else nothing."""
    return DESIGN_MARK if standing(name) == "design" else ""


def _bare(name: MeasureName, value: float) -> str:
    """A figure without its unit, which stands beside it already."""
    figure = measure_figure(name, MEASURES[name].to_record(value))
    return figure.replace("£", "").rstrip("m%").lstrip("+")


def _whole(figure: str) -> str:
    return f"{round(float(figure.replace(',', ''))):,}"


def band_text(name: MeasureName, band: Band, room: int) -> str:
    """Median and tenths, as fully as fits: "32.0 (29.7 to 34.9)", "29.7 to 34.9"."""
    exact = [_bare(name, value) for value in (band.p10, band.p50, band.p90)]
    if exact[0] == exact[2]:
        return exact[1]
    whole = [_whole(figure) for figure in exact]
    rounds_away = whole[0] == whole[2] or max(len(figure.strip("-")) for figure in whole) == 1
    said = [exact] if rounds_away else [exact, whole]
    forms = [f"{middle} ({low} to {high})" for low, middle, high in said]
    forms += [f"{low} to {high}" for low, _, high in said]
    return next((form for form in forms if len(form) <= room), "")


def band_head(room: int) -> str:
    """The heading over a column of bands."""
    forms = ("median (10 to 90%)", "mid (10 to 90)", "10 to 90%")
    return next((form for form in forms if len(form) <= room), "")


def how_drawn(spread: Spread | None) -> str:
    """What the bands are, in a few words; before there are any, that they are on their way."""
    if spread is None:
        return f"spread to come · {DESIGN_MARK} design settings"
    done = "" if spread.draws == spread.asked else f"{spread.draws} of "
    narrowed = ", analysed" if spread.left < 1 else ""
    return (
        f"median (10 to 90%) of {done}{spread.asked} draws{narrowed} · "
        f"{DESIGN_MARK} design settings"
    )


def worth_band(band: Band) -> str:
    """The tenths of a side's own value, in points."""
    return f"{band.p10:.1f} to {band.p90:.1f}"


def fan_lines(name: MeasureName, spread: Spread, width: int) -> list[Content]:
    """A measure in every year of delivery, each with its band as figures and as a bar."""
    bands = [(year.year, year.measures[name]) for year in spread.years if name in year.measures]
    if not bands:
        return []
    if all(band == bands[0][1] for _, band in bands):
        alike = f"Every year alike: {band_text(name, bands[0][1], width)}."
        return [Content(alike), Content("")]
    scale = Scale(min(band.p10 for _, band in bands), max(band.p90 for _, band in bands))
    texts = [band_text(name, band, width) for _, band in bands]
    column = max(len(text) for text in texts)
    room = min(width - column - 10, 40)
    drawn = [Content.styled("Year by year, median (10 to 90%)", "bold underline")]
    for (year, band), text in zip(bands, texts, strict=True):
        picture = range_bar(scale, band.p10, band.p50, band.p90, room) if room >= 8 else ""
        drawn.append(line(Cell(f"year {year}", 7), Cell(text, column, True), Cell(picture, room)))
    return [*drawn, Content("")]


def measure_band_lines(name: MeasureName, spread: Spread | None, width: int) -> list[Content]:
    """What stands behind the size of a measure; with a spread, its band and that of its change."""
    drawn = [Content.styled(STANDINGS[standing(name)], "$text-muted")]
    band = None if spread is None else spread.measures.get(name)
    moved = None if spread is None else spread.change.get(name)
    if band is None or moved is None:
        return drawn
    text = Content.assemble(
        "Median and, in brackets, 10th to 90th percentile: ",
        (band_text(name, band, width), "bold"),
    )
    if moved != band:
        text += Content(f"; change against today {band_text(name, moved, width)}")
    return [hanging(text, width, 2), *drawn]


def worth_band_lines(side: SideCode, spread: Spread, width: int) -> list[Content]:
    """The band of one's own value, and that of the chance of ratification."""
    band = spread.values.get(side)
    if band is None:
        return []
    text = Content.assemble(
        "With all doubts: median ",
        (f"{band.p50:.1f}", "bold"),
        f", 10th to 90th percentile {worth_band(band)} points.",
    )
    if spread.ratified is not None:
        chance = band_text("reject", spread.ratified, width)
        text += Content(f" Chance of ratification, %: {chance}.")
    return [hanging(text, width, 2), Content("")]


GROUPS = "groups"
"""What stands for who gains and who loses, beside the measures' names."""


def group_lines(spread: Spread, width: int) -> list[Content]:
    """What practices of each size and type of contract gain and lose, against today."""
    drawn = [
        Content.styled(
            "Against today, by size of practice and type of contract (GMS: national, PMS: local): "
            "income a partner in £ a year and hours a week, median (10 to 90%); then what share "
            "of these practices gains and loses enough to notice.",
            "$text-muted",
        ),
        Content(""),
    ]
    for group in spread.groups:
        drawn += _group(group, width)
    return drawn


def _group(group: Group, width: int) -> list[Content]:
    name = f"{group.size.capitalize()} {group.contract}"
    good = group.income.p50 > 0
    style = "$text-success" if good else "$text-error" if group.income.p50 < 0 else ""
    sign = " ✓" if good else " !" if group.income.p50 < 0 else ""
    head = Content.assemble((name, "bold"), f"  {group.practices:,} practices")
    income = Content.assemble(
        "  income  ",
        (band_text("gp_income_gbp_per_partner", group.income, width) + sign, style),
        f"   hours  {band_text('gp_hours_per_week', group.hours, width)}",
    )
    shares = Content(
        f"  gain  {band_text('practices_losing', group.gaining, width)} %"
        f"   lose  {band_text('practices_losing', group.losing, width)} %"
    )
    return [head, hanging(income, width, 4), hanging(shares, width, 4), Content("")]


def gains_row(spread: Spread, width: int) -> Content:
    """Who gains and who loses, as a line in the list of numbers."""
    losing = sum(group.practices for group in spread.groups if group.income.p50 < 0)
    every = sum(group.practices for group in spread.groups)
    words = "no group loses" if not losing else f"{100 * losing / every:.0f}% in losing groups"
    return line(Cell("Who gains, who loses", width - len(words) - 1), Cell(words, len(words)))
