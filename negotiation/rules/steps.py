"""Briefing, planning and the end of a step: ready, plans, beliefs."""

from __future__ import annotations

from negotiation.contract.base import SideCode
from negotiation.rules import events as e
from negotiation.rules.commands import MakePlan, StateBeliefs
from negotiation.rules.refusal import Refusal, not_allowed, not_now, not_understood
from negotiation.rules.state import State
from negotiation.rules.terms_check import known_clause, known_terms
from negotiation.rules.turns import NEGOTIATING, STEPS, awaited


def may_be_ready(state: State, side: SideCode) -> Refusal | None:
    """Whether this side can say that it has finished the step."""
    if state.phase == "offers":
        return not_now("Make an offer or pass when your turn comes; the round goes on from there.")
    if state.phase not in STEPS:
        return not_now("There is no step to finish now.")
    if side not in awaited(state):
        return not_now("You have finished this step; it goes on when the others have too.")
    return None


def ready(state: State, side: SideCode) -> list[e.Event] | Refusal:
    """This side has finished the step."""
    problem = may_be_ready(state, side)
    return problem if problem is not None else [e.SeatReady(side=side)]


def make_plan(state: State, side: SideCode, command: MakePlan) -> list[e.Event] | Refusal:
    """A side's plan, once, before the talks."""
    if state.phase != "planning":
        return not_now("Plans are made before the first round.")
    if side in state.done:
        return not_now("Your plan is made; the talks begin when the others have planned too.")
    problem = known_terms(state, command.first_offer)
    for clause in (*command.ranking, *(c for want in command.others_want.values() for c in want)):
        problem = problem or known_clause(state, clause)
    if problem is not None:
        return problem
    if len(set(command.ranking)) < len(command.ranking):
        return not_understood("Each clause has one place in a ranking.")
    if not set(command.others_want) <= set(state.sides) - {side}:
        return not_understood("What the others want names the other sides at this table.")
    return [
        e.PlanMade(
            side=side,
            ranking=command.ranking,
            aspiration=command.aspiration,
            walk_away=command.walk_away,
            first_offer=command.first_offer,
            others_want=command.others_want,
        )
    ]


def beliefs_asked(state: State, side: SideCode) -> bool:
    """Whether this is a moment to ask for beliefs: half way, and before the last offers.

    After the briefing it is the plan that asks. One may answer at any time of the talks.
    """
    last = len(state.edition.rounds)
    if "beliefs" not in state.edition.moves or state.phase not in ("caucus", "offers"):
        return False
    if state.round not in ((last + 1) // 2, last) or last < 2:
        return False
    told = any(b.side == side and b.round == state.round for b in state.belief_history)
    return not told and side not in state.done


def state_beliefs(state: State, side: SideCode, command: StateBeliefs) -> list[e.Event] | Refusal:
    """What this side thinks matters to the others."""
    if "beliefs" not in state.edition.moves:
        return not_allowed("This edition does not ask for beliefs.")
    if state.phase not in NEGOTIATING:
        return not_now("Beliefs are asked for while the table is open.")
    if not set(command.matters) <= set(state.sides) - {side}:
        return not_understood("Beliefs are about the other sides at this table.")
    for clause in (c for clauses in command.matters.values() for c in clauses):
        problem = known_clause(state, clause)
        if problem is not None:
            return problem
    return [e.BeliefsStated(side=side, matters=command.matters)]
