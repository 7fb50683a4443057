"""Opening a clause again: a settled one as a call, and free what two others have just traded."""

from __future__ import annotations

from negotiation.contract.base import ClauseCode, SideCode
from negotiation.engine.port import Engine
from negotiation.rules import events as e
from negotiation.rules.calls import may_call
from negotiation.rules.commands import Reopen
from negotiation.rules.numbers import numbers_for
from negotiation.rules.refusal import Refusal, not_allowed, not_now
from negotiation.rules.settings import REOPEN_TRUST
from negotiation.rules.state import Reversal, State
from negotiation.rules.terms_check import clauses_in_play, known_clause, newly_crossed
from negotiation.rules.turns import NEGOTIATING


def reversal(state: State, side: SideCode, clause: ClauseCode) -> Reversal | None:
    """The trade of others about this clause that this side may still take back, free."""
    if state.phase not in NEGOTIATING or side in state.absent:
        return None
    found = (r for r in state.reversals if side in r.sides and clause in r.terms)
    return next(found, None)


def free_clauses(state: State, side: SideCode) -> tuple[ClauseCode, ...]:
    """The clauses that this side may reopen free now."""
    if not state.reversals:
        return ()
    return tuple(k for k in state.scenario.clause_by_code if reversal(state, side, k) is not None)


def may_reopen(state: State, side: SideCode, clause: ClauseCode) -> Refusal | None:
    """Whether this side may reopen a clause: a settled one, or one that two others have traded."""
    unknown = known_clause(state, clause)
    if unknown is not None:
        return unknown
    traded = reversal(state, side, clause)
    if traded is not None:
        return newly_crossed(state, side, traded.terms)
    if state.phase not in NEGOTIATING or clause not in state.settled:
        return not_now("Only a settled clause can be reopened, while the table is open.")
    if "reopen" not in state.edition.moves:
        return not_allowed("In this edition a settled clause stays settled.")
    return may_call(state, side, "reopen")


def reopenable(state: State, side: SideCode) -> tuple[ClauseCode, ...]:
    """The clauses that this side may reopen now."""
    if not state.settled and not state.reversals:
        return ()
    return tuple(k for k in clauses_in_play(state) if may_reopen(state, side, k) is None)


def may_reopen_any(state: State, side: SideCode) -> Refusal | None:
    """Whether there is a clause that this side can reopen."""
    if reopenable(state, side):
        return None
    problem = may_call(state, side, "reopen")
    return problem or not_now("No clause is settled yet, so there is none to reopen.")


def reopen(
    state: State, side: SideCode, command: Reopen, engine: Engine
) -> list[e.Event] | Refusal:
    """Open a clause again; a trade of two others is taken back whole, so that neither has half."""
    problem = may_reopen(state, side, command.clause)
    if problem is not None:
        return problem
    traded = reversal(state, side, command.clause)
    if traded is None:
        return [e.ClauseReopened(side=side, clause=command.clause, trust=REOPEN_TRUST)]
    numbers = numbers_for(engine, state.contract(traded.terms), state.talks())
    return [
        e.ClauseReopened(side=side, clause=command.clause, trust=0),
        e.DraftChanged(terms=traded.terms, offer=None, numbers=numbers),
        *(
            e.OfferLapsed(offer=offer.number, why="clause_changed")
            for offer in state.open_offers()
            if set(offer.terms) & set(traded.terms)
        ),
    ]
