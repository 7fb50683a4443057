"""The gates between the ballot and the contract: spending, and will and capability.

A side that holds a gate decides when it is seated; otherwise the rule does, and says why.
"""

from __future__ import annotations

from negotiation.contract.base import SideCode
from negotiation.contract.gates import AuthorisationGate, SpendingGate
from negotiation.contract.measures import MEASURES
from negotiation.contract.terms import Terms
from negotiation.engine.port import Engine
from negotiation.rules import events as e
from negotiation.rules.chance import happens
from negotiation.rules.numbers import numbers_for
from negotiation.rules.state import State

_COST = MEASURES["cost_gbp_m_per_year"]


def spending_gate(state: State) -> SpendingGate | None:
    """The Treasury's gate, in editions that have it."""
    return state.scenario.gates.spending if "treasury_gate" in state.edition.moves else None


def authorisation_gate(state: State) -> AuthorisationGate | None:
    """The gate of will and capability, where the edition has it and the deal has such clauses."""
    gate = state.scenario.gates.authorisation
    on = "authorisation_gate" in state.edition.moves
    return gate if gate is not None and on and carried(state, gate) else None


def carried(state: State, gate: AuthorisationGate) -> Terms:
    """The clauses that need authorisation and have moved, each at its status quo."""
    today = state.scenario.status_quo
    return {k: today[k] for k in gate.clauses if state.draft[k] != today[k]}


def holder(state: State, gate: SpendingGate | AuthorisationGate) -> SideCode | None:
    """The side that decides at a gate, None where the rule does."""
    return gate.side if gate.side in state.sides else None


def spending_by_rule(state: State, gate: SpendingGate) -> e.SpendingDecided:
    """The Treasury's answer by the rule: the cost against the limit."""
    cost = state.numbers.measure("cost_gbp_m_per_year") or 0.0
    return spending_decided(state, gate, None, approved=cost <= gate.limit_gbp_m_per_year)


def spending_decided(
    state: State, gate: SpendingGate, side: SideCode | None, *, approved: bool
) -> e.SpendingDecided:
    """The Treasury's answer, with the figures that it looked at."""
    return e.SpendingDecided(
        approved=approved,
        side=side,
        cost=state.numbers.measures.get("cost_gbp_m_per_year"),
        limit=_COST.to_record(gate.limit_gbp_m_per_year),
    )


def capability(
    state: State, gate: AuthorisationGate, engine: Engine, asked: SideCode | None
) -> list[e.Event]:
    """The will is there; the capability is drawn, likelier where local leadership is strong."""
    chance = gate.base_chance + gate.per_leadership * state.scenario.local_leadership
    kept = min(1000, max(0, round(chance * 1000)))
    if happens(chance, state.setup.seed, "authorisation"):
        return [e.AuthorisationDecided(granted=True, side=asked, chance=kept)]
    found = e.AuthorisationDecided(granted=False, side=asked, lacking="capability", chance=kept)
    return [found, fallen_back(state, gate, engine)]


def without_will(
    state: State, gate: AuthorisationGate, engine: Engine, side: SideCode
) -> list[e.Event]:
    """The side that should carry the clauses will not."""
    found = e.AuthorisationDecided(granted=False, side=side, lacking="will")
    return [found, fallen_back(state, gate, engine)]


def fallen_back(state: State, gate: AuthorisationGate, engine: Engine) -> e.DraftChanged:
    """What was not authorised stays as today."""
    terms = carried(state, gate)
    numbers = numbers_for(engine, state.contract(terms), state.talks())
    return e.DraftChanged(terms=terms, offer=None, numbers=numbers)
