"""Checks on clauses: codes, the status quo, levers within bounds, how many contracts."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation.contract.clause import Clause
from negotiation.contract.problem import (
    KeyPath,
    Problem,
    levers_out_of_range,
    repeated,
    unknown,
)
from negotiation.contract.scenario import Scenario

MOST_CONTRACTS = 16_000_000
"""The most contracts that can still be counted out exactly."""


def clause_problems(scenario: Scenario) -> Iterator[Problem]:
    """Everything wrong with the scenario's clauses."""
    yield from repeated(("clauses",), (clause.code for clause in scenario.clauses), "code")
    if scenario.contract_count > MOST_CONTRACTS:
        yield Problem(
            ("clauses",),
            f"{scenario.contract_count:,} contracts are too many; at most "
            f"{MOST_CONTRACTS:,} can be counted out. Take away a clause or some options",
        )
    for position, clause in enumerate(scenario.clauses):
        path = ("clauses", position)
        yield from _option_problems(path, clause)
        for number, side in enumerate(clause.spends):
            yield from unknown((*path, "spends", number), side, scenario.side_by_code, "a side")


def _option_problems(path: KeyPath, clause: Clause) -> Iterator[Problem]:
    codes = [option.code for option in clause.options]
    yield from repeated((*path, "options"), codes, "code")
    yield from repeated((*path, "options"), (option.label for option in clause.options), "label")
    yield from unknown((*path, "status_quo"), clause.status_quo, codes, "an option of this clause")
    for number, option in enumerate(clause.options):
        place = (*path, "options", number, "levers")
        yield from levers_out_of_range(place, option.levers)
        if option.code == clause.status_quo and option.levers:
            yield Problem(
                place,
                "the status quo may set no levers, because every lever is a change against it",
            )
