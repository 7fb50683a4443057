"""Checks on sides: who they are on screen, what they value and see, what they may not sign."""

from __future__ import annotations

import math
from collections.abc import Iterator

from negotiation.contract.base import FACILITATOR, RULES
from negotiation.contract.problem import (
    KeyPath,
    Problem,
    choice_problems,
    repeated,
)
from negotiation.contract.scenario import Scenario
from negotiation.contract.side import Side

POINTS = 100.0
"""What the best imaginable outcome is worth to a side."""

MOST_FOR_POSITIONS = 20.0
"""How much of that may rest on options liked for themselves."""


def side_problems(scenario: Scenario) -> Iterator[Problem]:
    """Everything wrong with the scenario's sides."""
    for key in ("code", "short", "mark", "shape"):
        yield from repeated(("sides",), (getattr(side, key) for side in scenario.sides), key)
    if not scenario.signatories:
        yield Problem(("sides",), "nobody signs; give at least one side the role 'signatory'")
    for position, side in enumerate(scenario.sides):
        path = ("sides", position)
        if side.code in (FACILITATOR, RULES):
            yield Problem((*path, "code"), f"{side.code!r} is a name that the game itself uses")
        yield from _outcome_problems(path, side, scenario)
        yield from _position_problems(path, side, scenario)
        yield from _red_line_problems(path, side, scenario)
    yield from _unsignable(scenario)


def _outcome_problems(path: KeyPath, side: Side, scenario: Scenario) -> Iterator[Problem]:
    yield from repeated((*path, "outcomes"), (o.measure for o in side.outcomes), "measure")
    for number, outcome in enumerate(side.outcomes):
        place = (*path, "outcomes", number)
        if outcome.worst == outcome.best:
            yield Problem((*place, "best"), "best and worst are the same; nothing could be gained")
        if outcome.measure not in (*scenario.public_measures, *side.lens):
            yield Problem(
                (*place, "measure"),
                f"the side values {outcome.measure!r} but cannot see it; "
                "add it to its lens or to public_measures",
            )


def _best_positions(side: Side) -> float:
    """The most points that the side's positions can bring together: the best of each clause."""
    best: dict[str, float] = {}
    for position in side.positions:
        best[position.clause] = max(best.get(position.clause, 0.0), position.points)
    return sum(best.values())


def _position_problems(path: KeyPath, side: Side, scenario: Scenario) -> Iterator[Problem]:
    pairs = (f"{position.clause}={position.option}" for position in side.positions)
    yield from repeated((*path, "positions"), pairs, "option")
    for number, position in enumerate(side.positions):
        place = (*path, "positions", number)
        yield from choice_problems(
            scenario, position.clause, (position.option,), (*place, "clause"), (*place, "option")
        )
    outcomes = sum(outcome.weight for outcome in side.outcomes)
    positions = _best_positions(side)
    if positions > MOST_FOR_POSITIONS:
        yield Problem(
            (*path, "positions"),
            f"the best positions add up to {positions:g} points; "
            f"at most {MOST_FOR_POSITIONS:g} may rest on them",
        )
    if not math.isclose(outcomes + positions, POINTS, abs_tol=0.01):
        yield Problem(
            path,
            f"the outcome weights ({outcomes:g}) and the best positions ({positions:g}) "
            f"add up to {outcomes + positions:g}; they must make {POINTS:g}",
        )


def _red_line_problems(path: KeyPath, side: Side, scenario: Scenario) -> Iterator[Problem]:
    yield from repeated((*path, "red_lines"), (line.code for line in side.red_lines), "code")
    for number, line in enumerate(side.red_lines):
        place = (*path, "red_lines", number)
        yield from choice_problems(
            scenario, line.clause, line.options, (*place, "clause"), (*place, "options")
        )


def _unsignable(scenario: Scenario) -> Iterator[Problem]:
    """Red lines that leave no option of a clause for all who must sign."""
    for position, clause in enumerate(scenario.clauses):
        crossed = {
            option
            for side in scenario.sides
            if side.code in scenario.signatories
            for line in side.red_lines
            if line.clause == clause.code
            for option in line.options
        }
        if crossed.issuperset(option.code for option in clause.options):
            yield Problem(
                ("clauses", position),
                "red lines leave no option of this clause; no deal is possible",
            )
