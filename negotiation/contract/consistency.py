"""Whether a well-formed scenario hangs together: codes that meet, sums that add up, bounds kept."""

from __future__ import annotations

from negotiation.contract.check_clauses import clause_problems
from negotiation.contract.check_course import (
    agreement_problems,
    edition_problems,
    evidence_problems,
    gate_problems,
    history_problems,
    inject_problems,
)
from negotiation.contract.check_sides import side_problems
from negotiation.contract.check_story import story_problems
from negotiation.contract.problem import Problem
from negotiation.contract.scenario import Scenario


def problems(scenario: Scenario) -> tuple[Problem, ...]:
    """Everything wrong with the scenario, in the order of its parts. Empty when it is sound."""
    return (
        *clause_problems(scenario),
        *side_problems(scenario),
        *edition_problems(scenario),
        *agreement_problems(scenario),
        *gate_problems(scenario),
        *inject_problems(scenario),
        *story_problems(scenario),
        *history_problems(scenario),
        *evidence_problems(scenario),
    )
