"""Reactions: accept, reject, settle, object, sign. Free, and at any time of the talks."""

from __future__ import annotations

from negotiation.contract.base import ClauseCode, SideCode
from negotiation.engine.port import Engine
from negotiation.rules import events as e
from negotiation.rules.commands import Accept, Object, Reject, Settle
from negotiation.rules.leaving import seal_local
from negotiation.rules.naming import clause_name
from negotiation.rules.numbers import numbers_for
from negotiation.rules.offers import addressed
from negotiation.rules.refusal import Refusal, not_allowed, not_now
from negotiation.rules.state import Offer, State
from negotiation.rules.terms_check import away, known_clause, newly_crossed
from negotiation.rules.turns import NEGOTIATING


def acceptors(state: State, offer: Offer) -> frozenset[SideCode]:
    """The sides that must accept an offer before the draft takes it in."""
    if offer.to is not None:
        return frozenset({offer.to})
    seated = [side for side in state.sides if side in state.scenario.signatories]
    return frozenset(seated) - {offer.side}


def may_accept(state: State, side: SideCode, number: int) -> Refusal | None:
    """Whether this side can accept this offer now."""
    offer = addressed(state, side, number)
    if isinstance(offer, Refusal):
        return offer
    if side in offer.accepted_by:
        return not_now(f"You have accepted offer {number}; it waits for the others.")
    return newly_crossed(state, side, offer.terms)


def accept(
    state: State, side: SideCode, command: Accept, engine: Engine
) -> list[e.Event] | Refusal:
    """Accept; once all have that must, the draft takes the terms in."""
    problem = may_accept(state, side, command.offer)
    if problem is not None:
        return problem
    offer = state.offers[command.offer - 1]
    accepted: list[e.Event] = [e.OfferAccepted(offer=offer.number, side=side)]
    if acceptors(state, offer) <= {*offer.accepted_by, side}:
        adopted = seal_local if offer.form == "local" else _adopt
        accepted.extend(adopted(state, offer, engine))
    return accepted


def _adopt(state: State, offer: Offer, engine: Engine) -> list[e.Event]:
    numbers = numbers_for(engine, state.contract(offer.terms), state.talks())
    adopted: list[e.Event] = [
        e.OfferLapsed(offer=offer.number, why="adopted"),
        e.DraftChanged(terms=offer.terms, offer=offer.number, numbers=numbers),
    ]
    adopted.extend(
        e.OfferLapsed(offer=other.number, why="clause_changed")
        for other in state.open_offers()
        if other.number != offer.number and set(other.terms) & set(offer.terms)
    )
    return adopted


def reject(state: State, side: SideCode, command: Reject) -> list[e.Event] | Refusal:
    """Reject: the offer leaves the table."""
    offer = addressed(state, side, command.offer)
    if isinstance(offer, Refusal):
        return offer
    return [
        e.OfferRejected(offer=offer.number, side=side, reason=command.reason, words=command.words),
        e.OfferLapsed(offer=offer.number, why="rejected"),
    ]


def may_settle(state: State, side: SideCode, clause: ClauseCode) -> Refusal | None:
    """Whether this side can agree in principle to a clause as it stands."""
    problem = _open_clause(state, clause, "settle")
    if problem is not None:
        return problem
    if side in state.agreed.get(clause, frozenset()):
        return not_now(f"You have agreed to {clause_name(state, clause)}; it waits for the others.")
    if any(
        line.clause == clause and line.code in state.crossed(side)
        for line in state.scenario.side_by_code[side].red_lines
    ):
        return not_allowed(f"{clause_name(state, clause)} as it stands crosses your red line.")
    return None


def settle(state: State, side: SideCode, command: Settle) -> list[e.Event] | Refusal:
    """Agree in principle; the clause is settled when every signatory has."""
    problem = may_settle(state, side, command.clause)
    if problem is not None:
        return problem
    agreed = state.agreed.get(command.clause, frozenset()) | {side}
    settled = {s for s in state.sides if s in state.scenario.signatories} <= agreed
    return [e.ClauseAgreed(side=side, clause=command.clause, settled=settled)]


def may_object(state: State, side: SideCode, clause: ClauseCode) -> Refusal | None:
    """Whether this side can object to a clause as it stands: once a round."""
    problem = _open_clause(state, clause, "object")
    if problem is not None:
        return problem
    said = clause in objected(state, side)
    return not_now("You have objected to that clause this round.") if said else None


def objected(state: State, side: SideCode) -> tuple[ClauseCode, ...]:
    """The clauses to which this side has objected this round."""
    return state.part(
        ("objected", side),
        (state.talk, state.round),
        lambda: tuple(
            line.text
            for line in state.talk
            if line.kind == "objection" and line.side == side and line.round == state.round
        ),
    )


def object_to(state: State, side: SideCode, command: Object) -> list[e.Event] | Refusal:
    """Object to a clause as it stands."""
    problem = may_object(state, side, command.clause)
    if problem is not None:
        return problem
    return [e.ClauseObjected(side=side, clause=command.clause, words=command.words)]


def _open_clause(state: State, clause: ClauseCode, move: str) -> Refusal | None:
    if state.phase not in NEGOTIATING:
        return not_now("Clauses can be settled or objected to only while the table is open.")
    if move not in state.edition.moves:
        return not_allowed("That move is not part of this edition.")
    unknown = known_clause(state, clause)
    if unknown is not None:
        return unknown
    if clause in state.settled:
        return not_now(f"{clause_name(state, clause)} is settled.")
    return away(state, clause)


def may_sign(state: State, side: SideCode) -> Refusal | None:
    """Whether this side can sign the draft as it stands."""
    if side not in state.scenario.signatories:
        return not_allowed("Your side has a voice at this table but does not sign.")
    if state.phase not in ("offers", "reactions", "signing"):
        return not_now("The draft can be signed while the table is open, not now.")
    if side in state.absent:
        return not_now("You have left the table. Return to it before you sign.")
    if side in state.signatures:
        return not_now("You have signed. The deal stands when the others sign too.")
    if state.draft == state.scenario.status_quo:
        return not_now("The draft changes nothing yet; there is nothing to sign.")
    crossed = state.crossed(side)
    if crossed:
        line = next(r for r in state.scenario.side_by_code[side].red_lines if r.code == crossed[0])
        return not_allowed(
            f"The draft crosses your red line: {line.text} "
            f"Get {clause_name(state, line.clause)} changed before you sign."
        )
    return None


def sign(state: State, side: SideCode) -> list[e.Event] | Refusal:
    """Sign the draft as it stands; any change of the draft takes the signature off again."""
    problem = may_sign(state, side)
    return problem if problem is not None else [e.DraftSigned(side=side)]
