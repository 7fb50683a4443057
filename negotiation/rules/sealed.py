"""Sealed final offers: handed in by all, revealed together, in the last round of some editions."""

from __future__ import annotations

from negotiation.contract.base import SideCode
from negotiation.engine.port import Engine
from negotiation.rules import events as e
from negotiation.rules.commands import SealFinal
from negotiation.rules.numbers import numbers_for
from negotiation.rules.refusal import Refusal, not_allowed, not_now
from negotiation.rules.state import State
from negotiation.rules.terms_check import changes, newly_crossed, open_terms
from negotiation.rules.turns import is_sealed


def may_seal(state: State, side: SideCode) -> Refusal | None:
    """Whether this side can hand in its sealed final offer now."""
    if "sealed_final" not in state.edition.moves:
        return not_allowed("This edition has no sealed final offers.")
    if state.phase != "offers" or not is_sealed(state):
        return not_now("Final offers are sealed in the last round.")
    if side in state.offered or side in state.absent or side not in state.turns:
        return not_now("Your final offer is in, or forfeited; all are revealed together.")
    return None


def seal_final(state: State, side: SideCode, command: SealFinal) -> list[e.Event] | Refusal:
    """Hand in the final offer; with the last one, all are on the table."""
    problem = (
        may_seal(state, side)
        or open_terms(state, command.terms)
        or newly_crossed(state, side, command.terms)
    )
    if problem is not None:
        return problem
    return [e.FinalSealed(side=side, terms=changes(state, command.terms))]


def reveal(state: State, engine: Engine) -> list[e.Event]:
    """The sealed offers, in the order of turns; each side's older open offers fall away."""
    revealed: list[e.Event] = [
        e.OfferLapsed(offer=offer.number, why="replaced")
        for offer in state.open_offers()
        if offer.side in state.sealed
    ]
    number = len(state.offers)
    for side in (side for side in state.turns if side in state.sealed):
        number += 1
        terms = state.sealed[side]
        revealed.append(
            e.Offered(
                offer=number,
                side=side,
                form="final",
                to=None,
                terms=terms,
                numbers=numbers_for(engine, state.contract(terms), state.talks()),
            )
        )
    return revealed
