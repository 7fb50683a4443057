"""What a year's decision asks, and the command that its answers make."""

from __future__ import annotations

from collections.abc import Mapping

from negotiation.contract.base import ClauseCode
from negotiation.contract.scenario import Scenario
from negotiation.play.words import clause_name, option_label
from negotiation.rules.commands import DecideYear, Decision
from negotiation.rules.seatview import View
from negotiation.tui.screens.playing.asking import Answers
from negotiation.tui.screens.playing.choose import Choice, ChooseScreen

DECISIONS: Mapping[Decision, str] = {
    "confirm": "Confirm: go on as agreed",
    "alter": "Alter the settlement: one clause moves; the others trust you less",
    "reopen": "Invoke the re-opener: pay rises by one step",
    "exit": "Use the exit window: a voluntary option goes back to what it was; costs trust",
    "lead": "Spend local leadership: delivery goes better this year, and worse in later ones",
}
"""What can be decided in a year."""

NAMES_A_CLAUSE: frozenset[str] = frozenset({"alter", "reopen", "exit"})


def _raise(view: View, scenario: Scenario) -> dict[ClauseCode, tuple[int, ...]]:
    """The next higher step of pay, on the clauses that set it."""
    found: dict[ClauseCode, tuple[int, ...]] = {}
    for clause in scenario.clauses:
        uplift = [option.levers.get("global_sum_uplift", 0.0) for option in clause.options]
        higher = [level for level in uplift if level > uplift[view.draft[clause.code]]]
        if higher:
            step = min(higher)
            found[clause.code] = tuple(n for n, level in enumerate(uplift) if level == step)
    return found


def _leave(view: View, scenario: Scenario) -> dict[ClauseCode, tuple[int, ...]]:
    """Voluntary options in force, back to what they were."""
    return {
        clause.code: (clause.status_quo_number,)
        for clause in scenario.clauses
        if clause.options[view.draft[clause.code]].voluntary
        and view.draft[clause.code] != clause.status_quo_number
    }


def moves_of(view: View, scenario: Scenario, decision: str) -> dict[ClauseCode, tuple[int, ...]]:
    """The clauses of the contract that a decision can move, and to which options."""
    in_play = [standing.clause for standing in view.standings]
    if decision == "alter":
        every = {
            code: tuple(
                n
                for n in range(len(scenario.clause_by_code[code].options))
                if n != view.draft[code]
            )
            for code in in_play
        }
        return {code: options for code, options in every.items() if options}
    found = _raise(view, scenario) if decision == "reopen" else _leave(view, scenario)
    return {code: options for code, options in found.items() if code in in_play}


def question(view: View, scenario: Scenario, got: Answers) -> ChooseScreen | None:
    """The decision, then for some its clause and the option it moves to; None when that is all."""
    if not got:
        choices = [Choice(each, DECISIONS[each]) for each in view.hand.decisions]
        return ChooseScreen("What does your side decide this year?", "", choices)
    if got[0] not in NAMES_A_CLAUSE or len(got) == 3:
        return None
    moves = moves_of(view, scenario, got[0])
    if len(got) == 1:
        clauses = [Choice(code, _now(view, scenario, code)) for code in moves]
        return ChooseScreen("Which clause?", "", clauses)
    options = scenario.clause_by_code[got[1]].options
    to = [Choice(str(n), f"{options[n].label}: {options[n].text}") for n in moves[got[1]]]
    return ChooseScreen("To which option?", _now(view, scenario, got[1]), to)


def _now(view: View, scenario: Scenario, code: ClauseCode) -> str:
    label = option_label(scenario, code, view.draft[code])
    return f"{clause_name(scenario, code)}, now '{label}'"


def decide(view: View, got: Answers) -> DecideYear:
    """The answers as a command."""
    terms = {got[1]: int(got[2])} if len(got) > 1 else {}
    return DecideYear.model_validate(
        {"actor": view.seat, "seen": view.seen, "decision": got[0], "terms": terms}
    )
