"""A spread in words: medians with their tenths, years as fans, who gains and who loses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from negotiation.contract.measures import MEASURES, MeasureName
from negotiation.contract.scenario import Scenario
from negotiation.engine.projection import Band, Group, Spread
from negotiation.engine.spread.standing import standing
from negotiation.play.wording.figures import is_change, measure_figure, measure_title
from negotiation.play.wording.names import named

DESIGN_MARK = "*"
"""Stands behind the name of a measure that rests on design settings alone."""


def spread_sentences(scenario: Scenario, spread: Spread) -> tuple[str, ...]:
    """Everything that a spread says: measures, years, values, practices, what it rests on."""
    return (
        how_spread(spread),
        *(band_sentence(name, spread) for name in spread.measures),
        "Year by year:",
        *(fan_sentence(name, spread) for name in spread.years[0].measures),
        *worth_sentences(scenario, spread),
        "Who gains and who loses, against today:",
        *(group_sentence(group) for group in spread.groups),
        f"{DESIGN_MARK} rests on design settings alone: sizes set by hand against named evidence.",
    )


def how_spread(spread: Spread) -> str:
    """What was drawn, and how to read a band."""
    done = f"{spread.draws:,} of {spread.asked:,}" if spread.draws < spread.asked else ""
    narrowed = (
        f"; analysis leaves {100 * spread.left:.0f}% of the spread of costs and activity"
        if spread.left < 1
        else ""
    )
    return (
        f"The median of {done or format(spread.draws, ',')} draws on {spread.practices:,} "
        f"practices, in brackets from the tenth to the nine tenths{narrowed}:"
    )


def band_figure(name: MeasureName, band: Band) -> str:
    """A band of a measure: "38.2 (33.9 to 42.0)"."""
    low, middle, high = (
        measure_figure(name, MEASURES[name].to_record(value))
        for value in (band.p10, band.p50, band.p90)
    )
    return f"{middle} ({low} to {high})"


def marked(name: MeasureName) -> str:
    """What a measure is called, with a mark where it rests on design settings alone."""
    return measure_title(name) + (DESIGN_MARK if standing(name) == "design" else "")


def band_sentence(name: MeasureName, spread: Spread) -> str:
    """A measure with its band, and the band of its change against today."""
    text = f"{marked(name)}: {band_figure(name, spread.measures[name])}"
    if is_change(name) or spread.measures[name] == spread.status_quo[name]:
        return f"{text}."
    return f"{text}; against today {change_figure(name, spread.change[name])}."


def change_figure(name: MeasureName, band: Band) -> str:
    """A band of a change, each figure with its sign."""
    return _signed([band.p10, band.p50, band.p90], name)


def _signed(values: Sequence[float], name: MeasureName) -> str:
    def figure(value: float) -> str:
        text = measure_figure(name, MEASURES[name].to_record(value))
        return text if value <= 0 or text.startswith("+") else f"+{text}"

    low, middle, high = (figure(value) for value in values)
    return f"{middle} ({low} to {high})"


def fan_sentence(name: MeasureName, spread: Spread) -> str:
    """A measure's band in every year; said once where all years are alike."""
    bands = [year.measures[name] for year in spread.years]
    if all(band == bands[0] for band in bands):
        return f"{marked(name)}: {band_figure(name, bands[0])} every year."
    years = ", ".join(
        f"year {year.year} {band_figure(name, band)}"
        for year, band in zip(spread.years, bands, strict=True)
    )
    return f"{marked(name)}: {years}."


def worth_sentences(scenario: Scenario, spread: Spread) -> Iterator[str]:
    """What the contract is worth to each side, and the chance that it is ratified."""
    for side, band in spread.values.items():
        yield f"Worth to {named(scenario, side)}: {band.p50} ({band.p10} to {band.p90}) points."
    if spread.ratified is not None:
        yield f"Chance of ratification: {band_figure('reject', spread.ratified)}."


def group_sentence(group: Group) -> str:
    """What a contract does to practices of one size and type of contract."""
    size = group.size.capitalize()
    return (
        f"{size} {group.contract} practices ({group.practices:,}): income a partner "
        f"{change_figure('gp_income_gbp_per_partner', group.income)}, hours a week "
        f"{change_figure('gp_hours_per_week', group.hours)}; "
        f"{band_figure('practices_losing', group.gaining)} gain and "
        f"{band_figure('practices_losing', group.losing)} lose; from practice to practice "
        f"{change_figure('gp_income_gbp_per_partner', group.across)}."
    )
