"""The way from a number on the screen to its formula, its parameters and their sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from negotiation.contract.measures import MEASURES, MeasureName
from negotiation.engine.parameters import Parameter, load
from negotiation.engine.reference import source_link
from negotiation.engine.spread.standing import SECTIONS, standing

HEADS = ("number", "formula", "parameters", "at best", "sources")

_YEAR, _LADDER, _CARE = "Year by year", "The walk-away ladder", "Outcomes and cost"
_WHOLE = "What a contract is worth"

FORMULAS: Mapping[MeasureName, str] = {
    "integration": "Integration",
    "integration_experienced": "Integration",
    "cost_gbp_m_per_year": _CARE,
    "double_payment_gbp_m": _YEAR,
    "public_cost_gbp_per_head": _CARE,
    "commissioner_cost_gbp_per_head": _CARE,
    "reject": _LADDER,
    "act": _LADDER,
    "refuse": _LADDER,
    "go_local": _LADDER,
    "hand_back": _LADDER,
    "walk_away_index": _LADDER,
    "ballot_yes_share": _LADDER,
    "ballot_turnout": _LADDER,
    "gp_income_gbp_per_partner": _YEAR,
    "gp_hours_per_week": _YEAR,
    "autonomy": _LADDER,
    "practices_losing": _YEAR,
    "emergency_admissions_change": _CARE,
    "acs_admissions_change": _CARE,
    "outpatient_change": _CARE,
    "diabetes_care": _CARE,
    "continuity": _CARE,
    "inequality": _CARE,
    "recorded_quality": _YEAR,
    "goodwill_withdrawn_minutes": _YEAR,
    "radicality": _WHOLE,
}
"""Under which heading of the engine's page each measure is worked out."""


def behind(name: MeasureName) -> Mapping[str, Parameter]:
    """The parameters that set the size of a measure, by name."""
    return {
        parameter: entry
        for parameter, entry in load().entries.items()
        if any(parameter.startswith(prefix) for prefix in SECTIONS[name])
    }


def rows() -> Iterator[tuple[str, ...]]:
    """For every measure: its title, formula, parameters, what they are at best, and sources."""
    for name, measure in MEASURES.items():
        heading = FORMULAS[name]
        numbers = behind(name)
        sections = dict.fromkeys(parameter.split(".")[0] for parameter in numbers)
        sources = dict.fromkeys(entry.source for entry in numbers.values())
        yield (
            measure.title,
            f"[{heading}](engine.md#{slug(heading)})",
            ", ".join(f"[{section}](reference/parameters.md#{section})" for section in sections)
            or "none: the levers of the options, [as set](reference/levers.md#politics)",
            standing(name),
            ", ".join(source_link(source, "reference/") for source in sources),
        )


def slug(heading: str) -> str:
    """The address of a heading within its page."""
    return heading.lower().replace(" ", "-")
