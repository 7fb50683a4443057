"""Whether terms can be put: known clauses and options, open ones, not across one's own red line."""

from __future__ import annotations

from negotiation.contract.base import ClauseCode, SideCode
from negotiation.contract.terms import Terms
from negotiation.rules.naming import clause_name, nearest
from negotiation.rules.refusal import Refusal, not_allowed, not_now, not_understood
from negotiation.rules.state import State


def clauses_in_play(state: State) -> tuple[ClauseCode, ...]:
    """The clauses of this edition, in the scenario's order."""
    return state.scenario.clauses_of_edition[state.setup.edition]


def known_clause(state: State, clause: ClauseCode) -> Refusal | None:
    """Refuse a clause that this edition does not have."""
    if clause in clauses_in_play(state):
        return None
    return not_understood(
        f"There is no clause {clause!r} on this table. {nearest(clause, clauses_in_play(state))}"
    )


def known_terms(state: State, terms: Terms) -> Refusal | None:
    """Refuse unknown clauses and options."""
    for clause, option in terms.items():
        unknown = known_clause(state, clause)
        if unknown is not None:
            return unknown
        options = state.scenario.clause_by_code[clause].options
        if not 0 <= option < len(options):
            labels = ", ".join(f"'{known.label}'" for known in options)
            return not_understood(
                f"{clause_name(state, clause)} has no option {option + 1}. It has: {labels}."
            )
    return None


def open_terms(state: State, terms: Terms) -> Refusal | None:
    """Refuse terms that cannot be offered: unknown, settled, or no change to the draft."""
    problem = known_terms(state, terms)
    if problem is not None:
        return problem
    if not changes(state, terms):
        return not_allowed(
            "This changes nothing: the draft already says so. Choose another option for a clause."
        )
    for clause in changes(state, terms):
        if clause in state.settled:
            return not_allowed(
                f"{clause_name(state, clause)} is settled. Leave it out, or have it reopened first."
            )
        absent = away(state, clause)
        if absent is not None:
            return absent
    return None


def away(state: State, clause: ClauseCode) -> Refusal | None:
    """Refuse a clause that is with a working group."""
    until = state.working_groups.get(clause)
    if until is None or state.round >= until:
        return None
    return not_now(
        f"{clause_name(state, clause)} is with a working group until round {until}. Leave it out."
    )


def changes(state: State, terms: Terms) -> Terms:
    """The part of `terms` that differs from the draft."""
    return {clause: option for clause, option in terms.items() if state.draft[clause] != option}


def newly_crossed(state: State, side: SideCode, terms: Terms) -> Refusal | None:
    """Refuse terms that would put the draft across one of the side's own red lines."""
    before = state.crossed(side)
    after = state.crossed(side, terms)
    new = [code for code in after if code not in before]
    if not new:
        return None
    line = next(r for r in state.scenario.side_by_code[side].red_lines if r.code == new[0])
    return not_allowed(
        f"That would cross your red line: {line.text} "
        f"Choose another option for {clause_name(state, line.clause)}."
    )
