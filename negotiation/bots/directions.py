"""What a side would lay down by directions: the best for itself of what directions can reach."""

from __future__ import annotations

from itertools import product
from math import prod

import numpy as np

from negotiation.bots.packages import EXHAUSTIVE
from negotiation.bots.situation import Situation
from negotiation.contract.base import ClauseCode
from negotiation.contract.scenario import Scenario
from negotiation.contract.terms import Terms, difference


def laid_down(situation: Situation) -> Terms:
    """The imposable options that, laid over today's contract, would be worth most to the side.

    What the others then do is not foreseen. None is left out of consideration but where there are
    too many to look at; then those that the no-agreement game names are taken.
    """
    scenario = situation.scenario
    reachable = _reachable(situation)
    if prod(len(numbers) for numbers in reachable.values()) > EXHAUSTIVE:
        return _named(scenario)
    today = scenario.status_quo
    laid = [dict(zip(reachable, chosen, strict=True)) for chosen in product(*reachable.values())]
    contracts = np.array([scenario.contract_of(terms) for terms in laid], dtype=np.int64)
    worths = situation.advisor.values(contracts)
    best = laid[int(worths.argmax())]
    return difference(today, best)


def _reachable(situation: Situation) -> dict[ClauseCode, list[int]]:
    """For every clause on the table, today's option and those that directions can reach."""
    clauses = situation.scenario.clause_by_code
    return {
        standing.clause: [
            number
            for number, option in enumerate(clauses[standing.clause].options)
            if option.imposable or number == standing.status_quo
        ]
        for standing in situation.view.standings
    }


def _named(scenario: Scenario) -> Terms:
    """The terms that the scenario's no-agreement game would impose."""
    actions = (action for turn in scenario.no_agreement.turns for action in turn.actions)
    found = next((action.terms for action in actions if action.kind == "impose"), {})
    numbers = {
        clause: scenario.clause_by_code[clause].number_of(option)
        for clause, option in found.items()
    }
    return {clause: number for clause, number in numbers.items() if number is not None}
