"""After the ballot: the gates in their order, then the deal is the contract."""

from __future__ import annotations

from collections.abc import Sequence

from negotiation.contract.base import SideCode
from negotiation.engine.port import Engine
from negotiation.rules import events as e
from negotiation.rules.apply import apply
from negotiation.rules.commands import ApproveSpending, Authorise
from negotiation.rules.delivery import open_delivery
from negotiation.rules.failure import fail
from negotiation.rules.gates import (
    authorisation_gate,
    capability,
    holder,
    spending_by_rule,
    spending_decided,
    spending_gate,
    without_will,
)
from negotiation.rules.refusal import Refusal, not_allowed, not_now
from negotiation.rules.rounds import open_round
from negotiation.rules.settings import SPENDING_HEARINGS
from negotiation.rules.state import State


def to_gates(state: State, engine: Engine) -> list[e.Event]:
    """A deal that was agreed to meets the Treasury first."""
    gate = spending_gate(state)
    if gate is None:
        return _to_authorisation(state, engine)
    if holder(state, gate) is not None:
        return [e.PhaseOpened(phase="spending_gate", round=state.round)]
    return _after_spending(state, engine, spending_by_rule(state, gate))


def approve_spending(
    state: State, side: SideCode, command: ApproveSpending, engine: Engine
) -> list[e.Event] | Refusal:
    """The side that is the Treasury lets the deal pass, or not."""
    gate = spending_gate(state)
    if gate is None or state.phase != "spending_gate":
        return not_now("The Treasury looks at a deal once it is agreed to; not now.")
    if side != holder(state, gate):
        return not_allowed("Only the side that is the Treasury approves the spending.")
    decided = spending_decided(state, gate, side, approved=command.approve)
    return _after_spending(state, engine, decided)


def _after_spending(state: State, engine: Engine, decided: e.SpendingDecided) -> list[e.Event]:
    """Refused, the deal goes back to the table once; then there is none."""
    after = apply(state, decided)
    if decided.approved:
        return [decided, *_to_authorisation(after, engine)]
    if after.spending_refusals < SPENDING_HEARINGS:
        return [decided, *open_round(after, engine, state.round + 1)]
    return [decided, *fail(after, engine, "spending_refused")]


def _to_authorisation(state: State, engine: Engine) -> list[e.Event]:
    gate = authorisation_gate(state)
    if gate is None:
        return _ratified(state, [])
    if holder(state, gate) is not None:
        return [e.PhaseOpened(phase="authorisation_gate", round=state.round)]
    return _ratified(state, capability(state, gate, engine, None))


def authorise(
    state: State, side: SideCode, command: Authorise, engine: Engine
) -> list[e.Event] | Refusal:
    """The side that is to carry the clauses says whether it has the will; capability is drawn."""
    gate = authorisation_gate(state)
    if gate is None or state.phase != "authorisation_gate":
        return not_now("Will and capability are judged once a deal is agreed to; not now.")
    if side != holder(state, gate):
        return not_allowed("Only the side that is to carry those clauses can say so.")
    if command.grant:
        return _ratified(state, capability(state, gate, engine, side))
    return _ratified(state, without_will(state, gate, engine, side))


def _ratified(state: State, gated: Sequence[e.Event]) -> list[e.Event]:
    """The deal is the contract; the years begin, or the game is over."""
    for event in gated:
        state = apply(state, event)
    passed = bool(state.ballots) and state.ballots[-1].passed
    way = e.Ratified(way="ballot" if passed else "authority")
    return [*gated, way, *open_delivery(apply(state, way))]
