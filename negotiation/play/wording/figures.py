"""Numbers in words: points, shares, money, and each measure with its unit and its change."""

from __future__ import annotations

from collections.abc import Mapping

from negotiation.contract.measures import MEASURES, MeasureName
from negotiation.rules.numbers import Numbers

RUNGS: Mapping[MeasureName, str] = {
    "reject": "reject the deal in a ballot",
    "act": "take action",
    "refuse": "refuse the voluntary parts",
    "go_local": "go local",
    "hand_back": "hand back the contract",
}
"""The five rungs of the walk-away ladder, as what GPs would do."""

_SHARES = ("share of ", "relative change", "probability")

_CHANGES: frozenset[MeasureName] = frozenset(
    (
        "cost_gbp_m_per_year",
        "public_cost_gbp_per_head",
        "commissioner_cost_gbp_per_head",
        "gp_income_gbp_per_partner",
        "gp_hours_per_week",
        "autonomy",
        "emergency_admissions_change",
        "acs_admissions_change",
        "outpatient_change",
    )
)
"""Measures that are themselves a change against the status quo, and so carry a sign."""

_COSTS: frozenset[MeasureName] = frozenset(
    ("cost_gbp_m_per_year", "public_cost_gbp_per_head", "commissioner_cost_gbp_per_head")
)
"""Changes of cost: what is below none is a saving, and said so in sentences."""


def points(tenths: int) -> str:
    """A value in tenths of a point: "44.3"."""
    return f"{tenths / 10:.1f}"


def signed_points(tenths: int) -> str:
    """A difference of values: "+3.2"."""
    return f"{tenths / 10:+.1f}"


def share(thousandths: int) -> str:
    """A share or probability: "62.5%"."""
    return f"{thousandths / 10:.1f}%"


def is_change(name: MeasureName) -> bool:
    """Whether a measure is itself a change against the status quo."""
    return name in _CHANGES


def measure_title(name: MeasureName) -> str:
    """What a measure is called: "Integration, as patients feel it"."""
    return MEASURES[name].title


def measure_figure(name: MeasureName, kept: int) -> str:
    """A recorded measure as a bare figure, for tables: "44.3", "+£38.0m", "9.4%"."""
    measure = MEASURES[name]
    value = measure.from_record(kept)
    sign = ("-" if kept < 0 else "+" if kept > 0 else "") if is_change(name) or kept < 0 else ""
    if measure.unit.startswith(_SHARES):
        return f"{sign}{abs(value) * 100:.{max(0, measure.decimals - 2)}f}%"
    if measure.unit.startswith("£m"):
        return f"{sign}£{abs(value):,.{measure.decimals}f}m"
    pound = "£" if measure.unit.startswith("£") else ""
    return f"{sign}{pound}{abs(value):,.{measure.decimals}f}"


def _unit(name: MeasureName, kept: int) -> str:
    unit = MEASURES[name].unit
    if unit == "points":
        return " point" if kept == 1 else " points"
    if unit.startswith("share of "):
        return " " + unit.removeprefix("share ")
    if unit in ("relative change", "probability"):
        return ""
    if unit.startswith("£"):
        return unit.removeprefix("£m").removeprefix("£")
    if unit == "0-100":
        return " of 100"
    if unit == "-10 to 10":
        return " on a scale from -10 to 10"
    return f" {unit}"


def measure_text(name: MeasureName, kept: int, against: int | None = None) -> str:
    """A recorded measure with its unit, and its change against another record of it.

    "44.3 of 100, 2.1 more than today"; "+£38.0m a year"; "saves £12.0m a year"; "9.4% of practices,
    as today".
    """
    text = measure_figure(name, kept) + _unit(name, kept)
    if name in _COSTS and kept < 0:
        text = f"saves {text.removeprefix('-')}"
    if against is None or (is_change(name) and against == 0):
        return text
    if kept == against:
        return f"{text}, as today"
    difference = measure_figure(name, abs(kept - against)).lstrip("+")
    if difference.endswith("%"):
        difference = f"{difference[:-1]} percentage points"
    return f"{text}, {difference} {'more' if kept > against else 'less'} than today"


def measure_sentence(name: MeasureName, kept: int, against: int | None = None) -> str:
    """A measure as a sentence, its name first."""
    return f"{measure_title(name)}: {measure_text(name, kept, against)}."


def measure_sentences(numbers: Numbers, status_quo: Numbers) -> tuple[str, ...]:
    """Every measure that these numbers hold but the ladder's, one sentence each."""
    return tuple(
        measure_sentence(name, kept, status_quo.measures.get(name))
        for name, kept in in_order(numbers).items()
        if name not in RUNGS and name != "walk_away_index"
    )


def in_order(numbers: Numbers) -> dict[MeasureName, int]:
    """The measures that these numbers hold, in the order of the list of measures."""
    return {name: numbers.measures[name] for name in MEASURES if name in numbers.measures}


def ladder_sentence(numbers: Numbers) -> str:
    """The walk-away ladder: the index, then what share of GPs would do what."""
    rungs = [
        f"{words} {measure_figure(name, numbers.measures[name])}"
        f"{' a year' if name == 'hand_back' else ''}"
        for name, words in RUNGS.items()
        if name in numbers.measures
    ]
    index = numbers.measures.get("walk_away_index")
    if index is None and not rungs:
        return "How likely GPs are to walk away is not for your side to see."
    head = "Walk-away risk" if index is None else f"Walk-away index {index} of 100"
    return f"{head}: {', '.join(rungs)}." if rungs else f"{head}."
