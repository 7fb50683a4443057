"""The run sheet of a session: what happens when, from the doors opening to the last word.

A session is longer than the game in it: people must be welcomed, read, plan, and talk it over
afterwards, which is where they learn most. The minutes here are design settings (tag D).
"""

from __future__ import annotations

from dataclasses import dataclass

from negotiation.contract.edition import Edition
from negotiation.contract.scenario import Scenario

PRESETS = {"90": 90, "180": 180, "day": 420}
"""Sessions by name, in minutes; a day is seven hours with its breaks."""

BETTER_MINUTES = 2
RATIFY_MINUTES = 3
YEAR_MINUTES = 3
"""What comes after the last round: better for all, the vote, and each year of delivery."""

WELCOME_SHARE, BRIEFING_SHARE = 0.15, 0.35
"""How the time beside the game is shared out; what is left is for the debrief."""

LEAST_BESIDE = 20
"""Minutes that welcome, briefing and debrief need at the very least."""

BREAKS_FROM = 240
BREAK_MINUTES = {"Break": 15, "Lunch": 45, "Second break": 15}
"""Sessions of four hours or more have three breaks, spread over the rounds."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the run sheet; `start` and `minutes` count from the doors opening."""

    start: int
    minutes: int
    name: str
    what: str


class TooShortError(Exception):
    """The edition does not fit the session; the message says what does."""


def preset_edition(scenario: Scenario, minutes: int) -> Edition:
    """The longest edition that fits a session of so many minutes.

    Raises TooShortError when none does.
    """
    fitting = [one for one in scenario.editions if _beside(one, minutes) >= LEAST_BESIDE]
    if not fitting:
        shortest = min(scenario.editions, key=game_minutes)
        raise TooShortError(
            f"{minutes} minutes are too short for {scenario.code}: its edition {shortest.code} "
            f"needs {round(game_minutes(shortest)) + LEAST_BESIDE} with welcome and debrief"
        )
    return max(fitting, key=game_minutes)


def game_minutes(edition: Edition) -> float:
    """Minutes of the rounds, the vote and the years, without briefing and debrief."""
    rounds = sum(one.caucus_minutes + one.table_minutes for one in edition.rounds)
    better = BETTER_MINUTES if "better_for_all" in edition.moves else 0
    return rounds + better + RATIFY_MINUTES + YEAR_MINUTES * edition.years


def run_sheet(edition: Edition, minutes: int) -> tuple[Step, ...]:
    """The steps of a session of so many minutes.

    Raises TooShortError when welcome, briefing and debrief would have less than they need.
    """
    beside = _beside(edition, minutes)
    if beside < LEAST_BESIDE:
        raise TooShortError(
            f"edition {edition.code} needs {round(minutes - beside) + LEAST_BESIDE} minutes with "
            f"welcome, breaks and debrief, and {minutes} are there; take a shorter edition"
        )
    welcome, briefing = round(beside * WELCOME_SHARE), round(beside * BRIEFING_SHARE)
    parts: list[tuple[float, str, str]] = [
        (welcome, "Welcome", "Who is here, consent, the questionnaire before, seats and sides"),
        (briefing, "Briefing and plan", "Everybody reads the public brief and their own; plans"),
        *_rounds(edition, minutes),
        *_ending(edition),
    ]
    used = sum(part[0] for part in parts)
    parts.append((minutes - used, "Debrief", "What happened, how it felt, why, so what"))
    return _timed(parts)


def _rounds(edition: Edition, minutes: int) -> list[tuple[float, str, str]]:
    """The rounds, with breaks between them in a long session."""
    breaks = list(BREAK_MINUTES.items()) if minutes >= BREAKS_FROM else []
    every = len(edition.rounds) / (len(breaks) + 1)
    parts: list[tuple[float, str, str]] = []
    for number, one in enumerate(edition.rounds, 1):
        what = f"{one.calendar}: caucus {one.caucus_minutes:g} minutes, table {one.table_minutes:g}"
        parts.append((one.caucus_minutes + one.table_minutes, one.name, what))
        if breaks and number < len(edition.rounds) and number >= every * (4 - len(breaks)):
            name, length = breaks.pop(0)
            parts.append((length, name, "The clocks of all tables stand still"))
    return parts


def _ending(edition: Edition) -> list[tuple[float, str, str]]:
    parts: list[tuple[float, str, str]] = []
    if "better_for_all" in edition.moves:
        parts.append((BETTER_MINUTES, "Better for all", "Packages that leave nobody worse off"))
    parts.append((RATIFY_MINUTES, "Ratification", "Predict, then watch the count"))
    told = "Delivery, one patient's story, one decision"
    years = [(YEAR_MINUTES, f"Year {year}", told) for year in range(1, edition.years + 1)]
    return [*parts, *years]


def _beside(edition: Edition, minutes: int) -> float:
    breaks = sum(BREAK_MINUTES.values()) if minutes >= BREAKS_FROM else 0
    return minutes - breaks - game_minutes(edition)


def _timed(parts: list[tuple[float, str, str]]) -> tuple[Step, ...]:
    """Steps on whole minutes; what rounding shifts never adds up."""
    steps: list[Step] = []
    at = 0.0
    for length, name, what in parts:
        start, end = round(at), round(at + length)
        steps.append(Step(start, end - start, name, what))
        at += length
    return tuple(steps)
