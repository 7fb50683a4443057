"""Whose move it is: whom the game waits for, in every phase."""

from __future__ import annotations

from negotiation.contract.base import SideCode
from negotiation.rules.events import Phase
from negotiation.rules.gates import authorisation_gate, holder, spending_gate
from negotiation.rules.state import State, Year

NEGOTIATING: frozenset[Phase] = frozenset({"caucus", "offers", "reactions", "signing"})
"""The phases in which the draft can move."""

STEPS: frozenset[Phase] = frozenset({"briefing", "planning", "caucus", "reactions", "signing"})
"""The phases that a side leaves by saying that it is ready."""


def awaited(state: State) -> tuple[SideCode, ...]:
    """The sides the game waits for, in the scenario's order; in `offers`, whose turn it is."""
    match state.phase:
        case "briefing" | "planning" | "caucus":
            waiting = [side for side in state.sides if side not in state.done]
        case "reactions":
            gone = state.done | state.absent
            waiting = [side for side in state.sides if side not in gone]
        case "signing":
            acted = state.done | state.signatures
            waiting = [side for side in state.sides if side not in acted]
        case "offers":
            waiting = _to_offer(state)
        case "better_for_all":
            waiting = [side for side in _signing(state) if unanswered(state, side)]
        case "ratification":
            waiting = [side for side in state.sides if side == RATIFIER]
        case "spending_gate" | "authorisation_gate":
            waiting = _at_the_gate(state)
        case "prediction":
            waiting = [side for side in state.sides if side not in state.predictions]
        case "delivery":
            year = open_year(state)
            waiting = [side for side in state.sides if year is None or side not in year.decisions]
        case _:
            waiting = []
    return tuple(waiting)


RATIFIER: SideCode = "gp"
"""The side whose members a ballot asks."""


def _at_the_gate(state: State) -> list[SideCode]:
    spending = state.phase == "spending_gate"
    gate = spending_gate(state) if spending else authorisation_gate(state)
    held = holder(state, gate) if gate is not None else None
    return [] if held is None else [held]


def _signing(state: State) -> list[SideCode]:
    return [side for side in state.sides if side in state.scenario.signatories]


def unanswered(state: State, side: SideCode) -> tuple[int, ...]:
    """The packages that are better for all which this side has not answered yet."""
    return tuple(p.number for p in state.packages if side not in p.answers)


def _to_offer(state: State) -> list[SideCode]:
    """Whose turn it is; all at once when the offers are sealed."""
    waiting = [s for s in state.turns if s not in state.offered and s not in state.absent]
    return waiting if is_sealed(state) else waiting[:1]


def is_sealed(state: State) -> bool:
    """Whether this round's offers are sealed: the last one, in editions that play it so."""
    last = state.round >= len(state.edition.rounds)
    return last and "sealed_final" in state.edition.moves


def open_year(state: State) -> Year | None:
    """The year of delivery that is being decided, once somebody has."""
    if state.years and state.years[-1].measures is None:
        return state.years[-1]
    return None


def turn_order(state: State) -> tuple[SideCode, ...]:
    """The order of offers in this round: the opener rotates; who has left forfeits one."""
    sides = state.sides
    first = (state.round - 1) % len(sides)
    away = state.absent | state.forfeits
    return tuple(side for side in sides[first:] + sides[:first] if side not in away)
