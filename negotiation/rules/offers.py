"""Offers: packages, trades and counter-offers, one a round for each side."""

from __future__ import annotations

from typing import Literal

from negotiation.contract.base import SideCode
from negotiation.contract.terms import Terms
from negotiation.engine.port import Engine
from negotiation.rules import events as e
from negotiation.rules.commands import Counter, Propose, Trade
from negotiation.rules.naming import the_side
from negotiation.rules.numbers import numbers_for
from negotiation.rules.refusal import Refusal, not_allowed, not_now, not_understood
from negotiation.rules.state import Offer, State
from negotiation.rules.terms_check import changes, newly_crossed, open_terms
from negotiation.rules.turns import NEGOTIATING, awaited, is_sealed

OfferMove = Literal["propose", "trade", "counter"]

_INSTEAD: dict[OfferMove, str] = {
    "propose": "Offer one side a trade, or counter an offer.",
    "trade": "Offer a package to everybody.",
    "counter": "Reject that offer, and make your own when your turn comes.",
}


def may_make(state: State, side: SideCode, move: OfferMove) -> Refusal | None:
    """Whether this side can make an offer of this form now."""
    if move not in state.edition.moves:
        return not_allowed(f"That move is not part of this edition. {_INSTEAD[move]}")
    return may_offer(state, side)


def may_offer(state: State, side: SideCode) -> Refusal | None:
    """Whether it is this side's turn to put an offer on the table."""
    if state.phase == "caucus":
        return not_now(
            "Offers open when every side has finished its caucus. Say that you are done."
        )
    if state.phase not in NEGOTIATING:
        return not_now("The table is not open for offers now.")
    if side in state.absent:
        return not_now("You have left the table. Return to it first.")
    if side in state.forfeits:
        return not_now("Whoever leaves the table forfeits the next offer; yours comes after that.")
    if side in state.offered:
        return not_now(
            "You have made your offer this round. You can still accept, reject, settle or sign."
        )
    if is_sealed(state):
        return not_now("In the last round, hand in a sealed final offer.")
    if state.phase != "offers":
        return not_now("The offers of this round are made. You can still react to those open.")
    turn = awaited(state)[0]
    if turn != side:
        return not_now(f"It is the turn of {the_side(state, turn)}; yours comes after.")
    return None


def propose(
    state: State, side: SideCode, command: Propose, engine: Engine
) -> list[e.Event] | Refusal:
    """A package for everybody."""
    problem = may_make(state, side, "propose") or _refuse_terms(state, side, command.terms)
    if problem is not None:
        return problem
    offered = e.Offered(
        offer=len(state.offers) + 1,
        side=side,
        form="package",
        to=None,
        terms=changes(state, command.terms),
        words=command.words,
        numbers=numbers_for(engine, state.contract(command.terms), state.talks()),
    )
    return [*_replaced(state, side), offered]


def trade(state: State, side: SideCode, command: Trade, engine: Engine) -> list[e.Event] | Refusal:
    """An exchange with one other side."""
    terms = {**command.give, **command.get}
    problem = (
        may_make(state, side, "trade")
        or _refuse_partner(state, side, command)
        or _refuse_terms(state, side, terms)
    )
    if problem is not None:
        return problem
    offered = e.Offered(
        offer=len(state.offers) + 1,
        side=side,
        form="trade",
        to=command.to,
        terms=changes(state, terms),
        give=changes(state, command.give),
        get=changes(state, command.get),
        words=command.words,
        numbers=numbers_for(engine, state.contract(terms), state.talks()),
    )
    return [*_replaced(state, side), offered]


def _refuse_partner(state: State, side: SideCode, command: Trade) -> Refusal | None:
    if command.to == side or command.to not in state.sides:
        return not_understood("A trade is with one of the other sides at this table.")
    if set(command.give) & set(command.get):
        return not_allowed("A clause is either what you give or what you get, not both.")
    if not changes(state, command.give) or not changes(state, command.get):
        return not_allowed(
            "A trade needs something you give and something you get; both must change the draft."
        )
    return None


def counter(
    state: State, side: SideCode, command: Counter, engine: Engine
) -> list[e.Event] | Refusal:
    """Another offer in answer to one on the table, which falls away."""
    answered = addressed(state, side, command.offer)
    if isinstance(answered, Refusal):
        return answered
    problem = may_make(state, side, "counter") or _refuse_terms(state, side, command.terms)
    if problem is not None:
        return problem
    if changes(state, command.terms) == answered.terms:
        return not_allowed(f"That is offer {answered.number} itself: accept it instead.")
    offered = e.Offered(
        offer=len(state.offers) + 1,
        side=side,
        form="counter",
        to=answered.side if answered.to == side else None,
        terms=changes(state, command.terms),
        answers=answered.number,
        words=command.words,
        numbers=numbers_for(engine, state.contract(command.terms), state.talks()),
    )
    lapsed = e.OfferLapsed(offer=answered.number, why="countered")
    return [lapsed, *_replaced(state, side), offered]


def _refuse_terms(state: State, side: SideCode, terms: Terms) -> Refusal | None:
    return open_terms(state, terms) or newly_crossed(state, side, terms)


def _replaced(state: State, side: SideCode) -> list[e.Event]:
    """A new offer replaces one's own older one."""
    return [
        e.OfferLapsed(offer=offer.number, why="replaced")
        for offer in state.open_offers()
        if offer.side == side
    ]


def may_pass(state: State, side: SideCode) -> Refusal | None:
    """Whether this side can make no offer; also instead of a sealed one."""
    if state.phase == "offers" and is_sealed(state) and side in awaited(state):
        return None
    return may_offer(state, side)


def pass_turn(state: State, side: SideCode) -> list[e.Event] | Refusal:
    """No offer this round."""
    problem = may_pass(state, side)
    return problem if problem is not None else [e.TurnPassed(side=side)]


def addressed(state: State, side: SideCode, number: int) -> Offer | Refusal:
    """The open offer with this number, if this side may answer it."""
    offer = state.offer(number)
    if offer is None:
        return not_understood(f"There is no offer {number}; the last one is {len(state.offers)}.")
    if state.phase not in NEGOTIATING:
        return not_now("The table is closed; offers can no longer be answered.")
    if side in state.absent:
        return not_now("You have left the table. Return to it first.")
    if offer.closed is not None:
        return not_now(f"Offer {number} is no longer on the table.")
    if offer.side == side:
        return not_allowed("That is your own offer. A new offer replaces it.")
    if offer.to is not None and offer.to != side:
        return not_allowed(
            f"Offer {number} is between {the_side(state, offer.side)} and "
            f"{the_side(state, offer.to)}; only they can answer it."
        )
    return offer
