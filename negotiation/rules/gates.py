"""The gates between the ballot and the contract: spending, and will and capability."""

from __future__ import annotations

from negotiation.engine.port import Engine
from negotiation.rules import events as e
from negotiation.rules.chance import happens
from negotiation.rules.numbers import numbers_for
from negotiation.rules.state import State


def spending(state: State) -> list[e.SpendingDecided]:
    """The Treasury's answer, in editions that ask it."""
    gate = state.scenario.gates.spending
    if gate is None or "treasury_gate" not in state.edition.moves:
        return []
    cost = state.numbers.measure("cost_gbp_m_per_year") or 0.0
    return [e.SpendingDecided(approved=cost <= gate.limit_gbp_m_per_year)]


def authorisation(state: State, engine: Engine) -> list[e.Event]:
    """Whether commissioners may carry what the deal gives them; if not, those clauses fall back."""
    gate = state.scenario.gates.authorisation
    if gate is None or "authorisation_gate" not in state.edition.moves:
        return []
    carried = {
        clause: state.scenario.status_quo[clause]
        for clause in gate.clauses
        if state.draft[clause] != state.scenario.status_quo[clause]
    }
    if not carried:
        return []
    chance = gate.base_chance + gate.per_leadership * state.scenario.local_leadership
    if happens(chance, state.setup.seed, "authorisation"):
        return [e.AuthorisationDecided(granted=True)]
    numbers = numbers_for(engine, state.contract(carried), state.talks())
    return [
        e.AuthorisationDecided(granted=False),
        e.DraftChanged(terms=carried, offer=None, numbers=numbers),
    ]
