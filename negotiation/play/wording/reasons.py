"""Why a number is what it is: what each moved clause contributes, and the evidence for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from negotiation.contract.measures import MEASURES, MeasureName
from negotiation.contract.scenario import Scenario
from negotiation.engine.projection import Driver, Drivers, Reason
from negotiation.play.wording.figures import RUNGS, measure_figure, measure_title
from negotiation.play.wording.names import clause_name, joined, option_label, sentence

_POINTERS = re.compile(r"\s*\[[\w, ]+\]\.?$")
"""Evidence pointers at the end of a reason; they are written out instead."""

TAGS = {
    "R": "read in its source",
    "Rd": "worked out from its source",
    "M": "from memory",
    "D": "a design setting",
}
"""What the tag of a figure or a source stands for."""


def change_figure(name: MeasureName, change: float) -> str:
    """A contribution to a measure, always with its sign: "+3.2", "-£4.0m"."""
    kept = MEASURES[name].to_record(change)
    figure = measure_figure(name, abs(kept)).lstrip("+")
    return f"{'-' if kept < 0 else '+' if kept > 0 else ''}{figure}"


def driver_sentences(scenario: Scenario, drivers: Drivers) -> tuple[str, ...]:
    """What each moved clause does to each measure; what does not move is named at the end."""
    moved = [name for name in drivers.change if _moves(drivers, name)]
    still = [_title(name) for name in drivers.change if name not in moved]
    rest = (f"As today: {joined(still)}.",) if still else ()
    return (*(driver_sentence(scenario, drivers, name) for name in moved), *rest)


def _moves(drivers: Drivers, name: MeasureName) -> bool:
    """Whether a measure, or any clause's part in it, moves by as much as records keep."""
    parts = (driver.contributions.get(name, 0.0) for driver in drivers.drivers)
    return any(MEASURES[name].to_record(part) for part in (drivers.change[name], *parts))


def driver_sentence(scenario: Scenario, drivers: Drivers, name: MeasureName) -> str:
    """What each moved clause does to one measure; the parts add up to the change."""
    parts = [
        f"{_clause(scenario, driver)} {change_figure(name, driver.contributions[name])}"
        for driver in _largest_first(drivers.drivers, name)
        if MEASURES[name].to_record(driver.contributions[name])
    ]
    change = change_figure(name, drivers.change.get(name, 0.0)).replace("%", " percentage points")
    because = f", of which {', '.join(parts)}".replace("%", "") if parts else ""
    return f"{_title(name)}: {change} against today{because}."


def _title(name: MeasureName) -> str:
    return f"Walk-away, {measure_title(name).lower()}" if name in RUNGS else measure_title(name)


def _largest_first(drivers: Sequence[Driver], name: MeasureName) -> list[Driver]:
    shown = [driver for driver in drivers if name in driver.contributions]
    return sorted(shown, key=lambda driver: -abs(driver.contributions[name]))


def _clause(scenario: Scenario, driver: Driver) -> str:
    label = option_label(scenario, driver.clause, driver.option)
    return f"{clause_name(scenario, driver.clause)} at '{label}'"


def reason_sentences(scenario: Scenario, driver: Driver) -> tuple[str, ...]:
    """Why a clause does what it does, with what each sentence rests on."""
    head = _clause(scenario, driver)
    return tuple(f"{head}. {reason_sentence(scenario, reason)}" for reason in driver.reasons)


def reason_sentence(scenario: Scenario, reason: Reason) -> str:
    """A reason with its evidence written out, or saying that it is a design setting."""
    text = sentence(_POINTERS.sub("", reason.text))
    if reason.design or not reason.evidence:
        return f"{text} (A design setting, not evidence.)"
    return f"{text} Evidence: {' '.join(evidence(scenario, key) for key in reason.evidence)}"


def evidence(scenario: Scenario, key: str) -> str:
    """What an evidence pointer stands for, and its standing."""
    source = scenario.sources.get(key)
    if source is None:
        return f"{key}."
    return f"{source.text.rstrip('.')} ({TAGS[source.tag]})."
