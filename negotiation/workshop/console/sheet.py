"""The run sheet of a workshop that has an agenda, as lines for the facilitator."""

from __future__ import annotations

from negotiation.contract.scenario import Scenario
from negotiation.library.agenda import TooShortError, run_sheet
from negotiation.workshop.event import Event


def run_sheet_lines(event: Event, scenario: Scenario) -> tuple[str, ...]:
    """What happens when, counted from the doors opening; empty without an agenda."""
    if event.agenda is None:
        return ()
    try:
        steps = run_sheet(scenario.edition(event.edition), event.agenda)
    except TooShortError as error:
        return (str(error),)
    return tuple(
        f"{step.start // 60}:{step.start % 60:02} {step.minutes:>4} min  {step.name}: {step.what}"
        for step in steps
    )
